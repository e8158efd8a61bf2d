package dev.monomorph.engine;

/** Targets whose callees are in another nest. */
class Pairs {
  static String all(Object o) {
    return Partner.useAll(o);
  }

  static String plain(Object o) {
    return Partner.plain(o);
  }

  static String alone(Object o) {
    return Partner.nothingToBorrow(o);
  }

  static int back(Object o, int n) {
    return Partner.down(o, n - 1);
  }
}
