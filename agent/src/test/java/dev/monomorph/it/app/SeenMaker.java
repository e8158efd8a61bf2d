package dev.monomorph.it.app;

/** Makes what {@link Guessing} carries, by code that no copy of can stand anywhere. */
final class SeenMaker {
  static final Guessing.Seen KNOWN = new Guessing.Seen(42, "known");
  static final SeenMaker LAST = new SeenMaker();

  private int own;

  private SeenMaker() {}

  /** Lets others use what is private here, as nestmates do. */
  static final class Inner {
    private Inner() {}

    static int own(SeenMaker of) {
      return of.own;
    }
  }

  static Guessing.Seen make(Object how, SeenMaker other, int sum, Object value) {
    if (how instanceof Integer) {
      return new Guessing.Seen(sum + (sum == 7777 ? other.own : 1), value);
    }
    return sum < 3 ? KNOWN : null;
  }
}
