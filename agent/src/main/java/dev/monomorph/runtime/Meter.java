package dev.monomorph.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;

/**
 * Stands before a specialization; for a while, calls of it run that or the generic copy, by a
 * random number, and are timed.
 *
 * <p>Both do the same, so the program does not notice. By a random number, because one second of
 * the one and one of the other would compare other calls, and so would turns where callers take
 * turns. Before and after, calls go straight to the specialization: the call site's target is a
 * constant to the JVM's compilers.
 */
public final class Meter {
  /** Nanoseconds: what is shorter is lost in the clock's own time and grain. */
  static final double SHORTEST = 10;

  private static final int CLOCK_SAMPLES = 100_000;

  private static final Lookup LOOKUP = MethodHandles.lookup();
  private static final MethodHandle NANO_TIME =
      find(System.class, "nanoTime", MethodType.methodType(long.class));
  private static final MethodHandle COIN =
      find(Coin.class, "toss", MethodType.methodType(boolean.class));
  private static final MethodHandle END = end();

  private final MutableCallSite entry;
  private final MethodHandle specialized;
  private Samples ofGeneric;
  private Samples ofSpecialized;

  /**
   * Calls go to the specialization.
   *
   * @param specialized its code
   */
  public Meter(MethodHandle specialized) {
    this.specialized = specialized;
    this.entry = new MutableCallSite(specialized);
  }

  /** One for all threads, who may get in each other's way. */
  private static final class Coin {
    private static int state = 1;

    /** The highest bit of a linear congruential generator (Numerical Recipes, 7.1). */
    @SuppressWarnings("UnusedMethod") // called by its handle
    static boolean toss() {
      state = state * 1664525 + 1013904223;
      return state < 0;
    }
  }

  private static MethodHandle find(Class<?> owner, String name, MethodType type) {
    try {
      return LOOKUP.findStatic(owner, name, type);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(owner.getName() + "." + name + type, e);
    }
  }

  private static MethodHandle end() {
    try {
      return LOOKUP.findVirtual(
          Samples.class, "end", MethodType.methodType(void.class, long.class));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Samples.end", e);
    }
  }

  /** What dispatchers call in place of the specialization. */
  MethodHandle invoker() {
    return entry.dynamicInvoker();
  }

  /**
   * Begins to time calls.
   *
   * @param generic what half of them run; takes and returns what the specialization does
   */
  public synchronized void begin(MethodHandle generic) {
    ofGeneric = new Samples();
    ofSpecialized = new Samples();
    become(
        MethodHandles.guardWithTest(
            COIN,
            timed(generic.asType(specialized.type()), ofGeneric),
            timed(specialized, ofSpecialized)));
  }

  /**
   * Ends it; has not begun before.
   *
   * @return null if there were too few calls, or they were too short for the clock
   */
  public synchronized Measured end(double clockNanos) {
    become(specialized);
    if (!ofGeneric.isTelling() || !ofSpecialized.isTelling()) {
      return null;
    }
    Measured measured =
        new Measured(ofGeneric.mean() - clockNanos, ofSpecialized.mean() - clockNanos);
    boolean tooShort = measured.genericNanos() < SHORTEST || measured.specializedNanos() < SHORTEST;
    return tooShort ? null : measured;
  }

  /** Nanoseconds that pass between two looks at the clock. */
  public static double clockNanos() {
    Samples clock = new Samples();
    for (int i = 0; i < CLOCK_SAMPLES; i++) {
      clock.end(System.nanoTime());
    }
    return clock.mean();
  }

  private void become(MethodHandle target) {
    entry.setTarget(target);
    MutableCallSite.syncAll(new MutableCallSite[] {entry});
  }

  /** The same, its duration being taken down, also where it throws. */
  private static MethodHandle timed(MethodHandle code, Samples samples) {
    MethodHandle end = END.bindTo(samples);
    Class<?> result = code.type().returnType();
    if (result != void.class) {
      MethodHandle same =
          MethodHandles.dropArguments(MethodHandles.identity(result), 1, long.class);
      end = MethodHandles.foldArguments(same, 1, end);
    }
    MethodHandle work = MethodHandles.dropArguments(code, 0, long.class);
    MethodHandle after = MethodHandles.dropArguments(end, 0, Throwable.class);
    return MethodHandles.foldArguments(MethodHandles.tryFinally(work, after), NANO_TIME);
  }
}
