package dev.monomorph.demo.console;

import java.io.Console;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;

/**
 * A bar that redraws one line of a terminal and wipes it when the task ends.
 *
 * <p>It is used by one thread.
 */
public final class ProgressBar implements Progress {
  private static final int WIDTH = 30;
  private static final long NANOS_BETWEEN_DRAWINGS = 100_000_000;
  private static final String WIPE_LINE = "\r\u001b[K";

  private final PrintStream out;
  private long lastDrawn = System.nanoTime() - NANOS_BETWEEN_DRAWINGS;

  ProgressBar(PrintStream out) {
    this.out = out;
  }

  /** A bar on standard error if a person is looking at a terminal, else {@link Progress#NONE}. */
  public static Progress onTerminal() {
    return isTerminal(System.console()) ? new ProgressBar(System.err) : NONE;
  }

  @Override
  public void at(String task, long done, long total) {
    long now = System.nanoTime();
    if (done >= total) {
      out.print(WIPE_LINE);
    } else if (now - lastDrawn >= NANOS_BETWEEN_DRAWINGS) {
      lastDrawn = now;
      out.print(WIPE_LINE + line(task, done, total));
    }
    out.flush();
  }

  static String line(String task, long done, long total) {
    int filled = Math.toIntExact(WIDTH * done / total);
    return "[%s%s] %3d%% %s"
        .formatted("#".repeat(filled), ".".repeat(WIDTH - filled), 100 * done / total, task);
  }

  /** From JDK 22 on a console may exist without a terminal, and can be asked. */
  private static boolean isTerminal(Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      return false;
    }
  }
}
