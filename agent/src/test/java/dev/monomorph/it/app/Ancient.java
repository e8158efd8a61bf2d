package dev.monomorph.it.app;

import dev.monomorph.Specialize;

/**
 * Code such as class files of Java 5 hold: {@link AncientVersions} makes them of it. So no text is
 * joined with {@code +}, and nothing private is called.
 */
@SuppressWarnings("AmbiguousMethodReference")
public class Ancient {
  private final int base;
  private static int calls;

  /** An operation. */
  public interface Step {
    /** Takes one step from {@code value}. */
    int from(int value);
  }

  /** Adds. */
  public static final class Plus implements Step {
    @Override
    public int from(int value) {
      return value + 3;
    }
  }

  /** Divides, and fails at 7. */
  public static final class Over implements Step {
    @Override
    public int from(int value) {
      return value / (7 - value);
    }
  }

  Ancient(int base) {
    this.base = base;
  }

  /** Prints what the targets give. */
  public static void run() {
    Ancient ancient = new Ancient(5);
    Step[] steps = {new Plus(), new Over(), new Plus()};
    for (int round = 0; round < 3; round++) {
      for (Step step : steps) {
        System.out.println(ancient.walk(step, 2 + round));
        System.out.println(careful(step, 7) > 10);
        System.out.println(mix(ancient, step));
        System.out.println(ancient.mix(step));
        System.out.println(choose(step, round == 1));
      }
    }
    System.out.println(calls);
  }

  @Specialize
  int walk(Step step, int count) {
    int value = base;
    for (int i = 0; i < count; i++) {
      value = (step instanceof Plus || i == 0) ? step.from(value) : careful(step, value);
      calls++;
    }
    return value;
  }

  @Specialize
  static int careful(Step step, int value) {
    try {
      return step.from(value);
    } catch (ArithmeticException e) {
      return e.getStackTrace()[0].getLineNumber();
    } finally {
      calls += 100;
    }
  }

  /** With its receiver, the next method would have the same name and parameters. */
  @Specialize
  static String mix(Ancient ancient, Object other) {
    return ancient.base > 4 ? other.getClass().getName() : "little";
  }

  @Specialize
  String mix(Object other) {
    return other.hashCode() == base ? "same" : careful((Step) other, 7) > 10 ? "more" : "less";
  }

  @Specialize
  static String choose(Object step, boolean any) {
    Object chosen =
        any ? step : step instanceof Over ? new StringBuilder("revo").reverse() : "none";
    CharSequence text = chosen instanceof CharSequence sequence ? sequence : "step";
    return text.toString();
  }
}
