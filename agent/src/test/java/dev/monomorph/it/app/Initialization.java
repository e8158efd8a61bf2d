package dev.monomorph.it.app;

import dev.monomorph.Specialize;
import java.util.function.Supplier;

/** Prints in which order classes are initialized; calls a target while its class is being. */
public final class Initialization {
  private Initialization() {}

  private static <T> T say(T value) {
    System.out.println("init " + value);
    return value;
  }

  static final class First {
    static final String NAME = say("First");

    private First() {}

    @Specialize
    static String call(Supplier<String> supplier) {
      System.out.println("in First.call");
      return Second.NAME + supplier.get();
    }
  }

  static final class Second {
    static final String NAME = say("Second");

    private Second() {}
  }

  /** Calls its own target before its last field is set. */
  static final class SelfCalling {
    static final String EARLY = say("early " + late(() -> "from clinit"));
    static final String LATE = say("late");

    private SelfCalling() {}

    @Specialize
    static String late(Supplier<String> supplier) {
      return LATE + " " + supplier.get();
    }
  }

  interface WithField {
    String FIELD = say("WithField");

    @Specialize
    default String call(Supplier<String> supplier) {
      return supplier.get();
    }
  }

  static final class Implementor implements WithField {}

  static final class Failing {
    static final String NEVER = fail();

    private Failing() {}

    private static String fail() {
      throw new IllegalStateException("failing initializer");
    }

    @Specialize
    static String call(Supplier<String> supplier) {
      return supplier.get();
    }
  }

  /** Calls a class that is being initialized, and goes on when that has failed. */
  static final class Outside {
    static final Supplier<String> TEXT = () -> "text";

    private Outside() {}

    @Specialize
    static String call(Supplier<String> supplier) {
      return supplier.get() + FailingLate.call(supplier);
    }
  }

  /** Has its target called from outside before it fails. */
  static final class FailingLate {
    static final String NEVER = callAndFail();

    private FailingLate() {}

    private static String callAndFail() {
      for (int i = 0; i < 40; i++) {
        System.out.println(Outside.call(Outside.TEXT));
      }
      throw new IllegalStateException("failing late");
    }

    @Specialize
    static String call(Supplier<String> supplier) {
      return "entered " + supplier.get();
    }
  }

  private static void failLate() {
    for (int i = 0; i < 40; i++) {
      try {
        System.out.println(Outside.call(Outside.TEXT));
      } catch (ExceptionInInitializerError | NoClassDefFoundError e) {
        System.out.println(e.getClass().getName() + " " + e.getMessage());
        System.out.println(e.getStackTrace()[0].getLineNumber());
      }
    }
  }

  /** Touches them one by one. */
  public static void main(String[] args) {
    System.out.println("main");
    failLate();
    for (int i = 0; i < 2; i++) {
      System.out.println(First.call(() -> Third.NAME));
      System.out.println(SelfCalling.late(() -> "from main") + SelfCalling.EARLY);
      System.out.println(new Implementor().call(() -> "default"));
      try {
        System.out.println(Failing.call(() -> "unreached"));
      } catch (ExceptionInInitializerError | NoClassDefFoundError e) {
        System.out.println(e.getClass().getName());
      }
    }
  }

  static final class Third {
    static final String NAME = say("Third");

    private Third() {}
  }
}
