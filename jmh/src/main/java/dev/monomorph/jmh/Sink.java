package dev.monomorph.jmh;

/** Where results go that nobody reads, so that the JIT compilers must compute them. */
final class Sink {
  @SuppressWarnings("unused") // written, and that is all
  private static volatile long last;

  private Sink() {}

  static void accept(long result) {
    last = result;
  }
}
