package dev.monomorph.specialize;

/** Where the copies of one specialization stand, and what they may use there. */
final class Places {
  private final Program program;
  private final Class<?> root;
  private final CalleeFinder callees;

  /**
   * @param root the target's class
   */
  Places(Program program, Class<?> root, CalleeFinder callees) {
    this.program = program;
    this.root = root;
    this.callees = callees;
  }

  /** Whether a copy cannot stand in its own package, whose loader is not the root's. */
  boolean isForeign(Copy copy) {
    return copy.owner().type().getClassLoader() != root.getClassLoader();
  }

  /** Whether a copy may use what its original may, as it stands in the same nest. */
  boolean isAtHome(Copy copy) {
    return !isForeign(copy) && !callees.mustBorrow(copy);
  }

  /** The class beside which a copy stands. */
  LoadedClass of(Copy copy) {
    return isForeign(copy) ? program.load(root) : copy.owner();
  }

  /** Where the copies from a nest stand: beside its host, or beside the root. */
  Unit newUnit(int index, Copy copy) {
    LoadedClass host = program.load(copy.owner().type().getNestHost());
    LoadedClass origin = host == null ? copy.owner() : host;
    return new Unit(index, isForeign(copy) ? program.load(root) : origin, origin);
  }

  /** How a copy comes by what it may not use where it stands. */
  BorrowedAccess access(Copy copy) {
    Eligibility eligibility = program.eligibility(copy.owner());
    return new BorrowedAccess(
        copy.owner(),
        eligibility,
        callees.mustBorrow(copy),
        new ForeignAccess(of(copy), isForeign(copy)),
        isForeign(copy));
  }
}
