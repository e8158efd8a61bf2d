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

  /** Touches them one by one. */
  public static void main(String[] args) {
    System.out.println("main");
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
