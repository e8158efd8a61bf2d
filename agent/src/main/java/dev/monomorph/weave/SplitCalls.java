package dev.monomorph.weave;

import dev.monomorph.runtime.ClassStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The call instructions of a class that are to be call sites, each with the internal name of the
 * class whose target it is expected to run.
 *
 * <p>Held by the class itself. If the class is redefined with other code, an instruction that is
 * not there any more is none to be replaced.
 */
public final class SplitCalls {
  private static final ClassStore<SplitCalls> OF =
      new ClassStore<>() {
        @Override
        protected SplitCalls make(Class<?> type) {
          return new SplitCalls();
        }
      };

  private final Map<CallInstruction, String> calls = new ConcurrentHashMap<>();

  private SplitCalls() {}

  /** Those of a class. */
  public static SplitCalls of(Class<?> type) {
    return OF.get(type);
  }

  /** The classes that have some. */
  public static List<Class<?>> classes() {
    List<Class<?>> classes = new ArrayList<>(OF.holders());
    classes.removeIf(type -> of(type).isEmpty());
    return classes;
  }

  /** Takes all from all classes. */
  public static void removeAll() {
    OF.removeAll();
  }

  /** Adds one; false if it was there already. */
  public boolean add(CallInstruction call, String target) {
    return calls.putIfAbsent(call, target) == null;
  }

  /** Takes one out again. */
  public void remove(CallInstruction call) {
    calls.remove(call);
  }

  /** The class whose target a call is expected to run; null for a call that stays one. */
  public String target(CallInstruction call) {
    return calls.get(call);
  }

  /** Whether all calls of the class are as they were. */
  public boolean isEmpty() {
    return calls.isEmpty();
  }
}
