package dev.monomorph.equivalence.generate;

/** A local variable; {@code this} is one that is not assigned. */
record Local(String name, Ty type, int slot, boolean mutable) {}
