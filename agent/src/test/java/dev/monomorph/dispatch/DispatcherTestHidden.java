package dev.monomorph.dispatch;

/** Defined again by {@link DispatcherTest}, as a hidden class. */
final class DispatcherTestHidden {
  private DispatcherTestHidden() {}

  static String hidden(Object a, long b, Object c, double d) {
    return "hidden " + a + b + c + d;
  }
}
