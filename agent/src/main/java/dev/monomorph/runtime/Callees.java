package dev.monomorph.runtime;

import java.lang.invoke.MethodHandle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

/**
 * What the generated classes call by number, having no name for it.
 *
 * <p>Held by each generated class itself, so it goes when the class goes.
 */
public final class Callees {
  private static final ClassStore<AtomicReference<List<Callable<MethodHandle>>>> OF =
      new ClassStore<>() {
        @Override
        protected AtomicReference<List<Callable<MethodHandle>>> make(Class<?> type) {
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
   * Has every handle made, and gives it away: what a generated class still calls after the agent
   * has gone.
   *
   * @param keep takes a generated class and its callees by number
   */
  public static void leaveTo(BiConsumer<Class<?>, Map<Object, MethodHandle>> keep) {
    for (Class<?> generated : OF.holders()) {
      Map<Object, MethodHandle> handles = new HashMap<>();
      for (int number = 0; number < OF.get(generated).get().size(); number++) {
        try {
          handles.put(number, of(generated, number));
        } catch (LinkageError e) {
          // The call would fail with it now, and fails with another then.
        }
      }
      keep.accept(generated, handles);
    }
    OF.removeAll();
  }

  /** Whether a generated class is one of this agent's, and not of one that was detached before. */
  static boolean knows(Class<?> generated) {
    return !OF.get(generated).get().isEmpty();
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
