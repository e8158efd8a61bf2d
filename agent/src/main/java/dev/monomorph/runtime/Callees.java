package dev.monomorph.runtime;

import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What the generated classes call by number, having no name for it.
 *
 * <p>Held by each generated class itself, so it goes when the class goes.
 */
public final class Callees {
  private static final ClassValue<AtomicReference<List<Callable<MethodHandle>>>> OF =
      new ClassValue<>() {
        @Override
        protected AtomicReference<List<Callable<MethodHandle>>> computeValue(Class<?> type) {
          return new AtomicReference<>(List.of());
        }
      };

  private Callees() {}

  /**
   * Sets what a generated class calls, before any of its code runs.
   *
   * @param callees in the order of their numbers; each makes its handle when it is first called
   */
  public static void set(Class<?> generated, List<Callable<MethodHandle>> callees) {
    OF.get(generated).set(List.copyOf(callees));
  }

  /**
   * The callee of a number.
   *
   * @throws LinkageError if there is none: a bug
   */
  static MethodHandle of(Class<?> generated, int number) {
    try {
      return OF.get(generated).get().get(number).call();
    } catch (Exception e) {
      throw new LinkageError("callee " + number + " of " + generated.getName(), e);
    }
  }
}
