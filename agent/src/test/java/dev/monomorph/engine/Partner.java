package dev.monomorph.engine;

/** A class of another nest than that of the targets that call it, with private members. */
class Partner {
  private static int shared;
  private int own = 1;

  private static synchronized long hidden(Object o, long l) {
    return l + o.hashCode();
  }

  private synchronized String ownHidden(Object o) {
    return own + o.toString();
  }

  static String useAll(Object o) {
    Partner partner = new Partner();
    partner.own = partner.own + o.hashCode();
    shared = partner.own;
    return shared + partner.ownHidden(o) + hidden(o, 1L << 40);
  }

  /** Uses nothing private. */
  static String plain(Object o) {
    return o.toString() + o.hashCode();
  }

  /** Its object is uninitialized, so nothing can be borrowed. */
  static String nothingToBorrow(Object o) {
    Object lambda = (Runnable) () -> {};
    return o.toString() + (lambda == null);
  }

  /** Calls that come back to where they began. */
  static int down(Object o, int n) {
    return n == 0 ? o.hashCode() : Pairs.back(o, n);
  }
}
