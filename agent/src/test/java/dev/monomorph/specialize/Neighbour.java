package dev.monomorph.specialize;

import java.util.function.IntSupplier;

/** A class of another nest than its callers', with private members. */
@SuppressWarnings({"unused", "UnusedVariable"}) // only copied
class Neighbour {
  private static int shared = 1;
  private int own = 2;

  Neighbour() {}

  private Neighbour(int own) {
    this.own = own;
  }

  private static Neighbour find() {
    return null;
  }

  private static synchronized int hidden(Object o) {
    return 5;
  }

  private synchronized int ownHidden() {
    return 6;
  }

  static int readsStatic(Object o) { // borrowed: shared
    return o.hashCode() + shared;
  }

  static int writesStatic(Object o) { // borrowed: shared
    shared = o.hashCode();
    return 1;
  }

  static int callsStatic(Object o) { // borrowed: hidden
    return o.hashCode() + hidden(o);
  }

  static int reads(Object o) { // borrowed: own
    Neighbour n = new Neighbour();
    return o.hashCode() + n.own;
  }

  static int writes(Object o) { // borrowed: own
    Neighbour n = new Neighbour();
    n.own = o.hashCode();
    return 1;
  }

  static int calls(Object o) { // borrowed: ownHidden
    Neighbour n = new Neighbour();
    return o.hashCode() + n.ownHidden();
  }

  static int needsNothing(Object o) { // borrowed:
    return o.hashCode();
  }

  /** Null must fail with the original's message. */
  static int readsOfNull(Object o) { // called
    return o.hashCode() + find().own;
  }

  static int callsOnNull(Object o) { // called
    return o.hashCode() + find().ownHidden();
  }

  static int writesOfNull(Object o) { // called
    find().own = o.hashCode();
    return 1;
  }

  static int makes(Object o) { // called
    return o.hashCode() + new Neighbour(3).hashCode();
  }

  static int makesLambda(Object o) { // called
    IntSupplier supplier = () -> 3;
    return o.hashCode() + supplier.getAsInt();
  }
}
