package dev.monomorph.inspect;

/** What takes a while, so that listeners are told of its begin too. */
public enum Work {
  /** A specialization is made and put in place. */
  SPECIALIZATION,
  /** A dispatcher is made and put in place. */
  DISPATCHER
}
