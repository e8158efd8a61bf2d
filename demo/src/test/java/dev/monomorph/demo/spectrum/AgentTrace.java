package dev.monomorph.demo.spectrum;

import dev.monomorph.demo.kernels.Fold;
import java.util.function.LongBinaryOperator;

/** Run with the agent, prints the file and line that a stack trace names for a specialization. */
final class AgentTrace {
  private AgentTrace() {}

  /** Prints one line. */
  public static void main(String[] arguments) {
    LongBinaryOperator refusing =
        (left, right) -> {
          throw new IllegalStateException();
        };
    try {
      System.out.println(Fold.fold(new long[] {1, 2}, 0, refusing));
    } catch (IllegalStateException refused) {
      System.out.println(lineOf(refused));
    }
  }

  private static String lineOf(IllegalStateException refused) {
    for (StackTraceElement frame : refused.getStackTrace()) {
      if (frame.getClassName().startsWith(Fold.class.getName() + "$$Mono")) {
        return frame.getFileName() + ":" + frame.getLineNumber();
      }
    }
    return "no line";
  }
}
