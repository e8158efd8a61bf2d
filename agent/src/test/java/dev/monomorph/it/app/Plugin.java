package dev.monomorph.it.app;

import dev.monomorph.Specialize;
import java.util.function.Supplier;

/** Loaded by loaders of its own: a target, and arguments for targets. */
public final class Plugin implements Supplier<String> {
  private static int calls;

  /** Calls its own target often, with its own types. */
  @Override
  public String get() {
    String result = "";
    for (int i = 0; i < 100; i++) {
      result = call(() -> "lambda") + call(new Argument()) + call("text"::toString);
    }
    return result + calls;
  }

  @Specialize
  private String call(Supplier<String> supplier) {
    calls++;
    return supplier.get();
  }

  private static final class Argument implements Supplier<String> {
    @Override
    public String get() {
      return "argument";
    }
  }
}
