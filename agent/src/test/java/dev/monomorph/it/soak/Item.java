package dev.monomorph.it.soak;

/** What the ten types of a {@link Site} have in common. */
interface Item {
  /** 31 times {@code x}, and a number of the item's own. */
  int value(int x);
}
