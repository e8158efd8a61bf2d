package dev.monomorph.engine;

import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Has the transformers called again for loaded classes, many at a time: each time costs a safepoint
 * in which the whole program stands still.
 *
 * <p>One class that the JVM does not take would take the others with it, so where it refuses a
 * batch the classes are tried one by one.
 */
public final class Retransformer {
  /** Classes in one batch: the more, the longer the program stands still at once. */
  static final int BATCH = 64;

  private final Instrumentation instrumentation;

  /** Retransforms by {@code instrumentation}. */
  public Retransformer(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /**
   * Retransforms classes.
   *
   * @param failed is told of each class that the JVM refused, and why; it has the code it had
   */
  public void retransform(List<Class<?>> types, BiConsumer<Class<?>, Throwable> failed) {
    for (int from = 0; from < types.size(); from += BATCH) {
      List<Class<?>> batch = types.subList(from, Math.min(types.size(), from + BATCH));
      if (refused(batch) != null) {
        for (Class<?> type : batch) {
          Throwable reason = refused(List.of(type));
          if (reason != null) {
            failed.accept(type, reason);
          }
        }
      }
    }
  }

  /** What the JVM said, or null if it did as it was asked to. */
  private Throwable refused(List<Class<?>> types) {
    try {
      instrumentation.retransformClasses(types.toArray(new Class<?>[0]));
      return null;
    } catch (UnmodifiableClassException
        | UnsupportedOperationException
        | LinkageError
        | InternalError e) {
      // The JVM says InternalError of a class whose initializer has failed.
      return e;
    }
  }
}
