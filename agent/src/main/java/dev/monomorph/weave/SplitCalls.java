package dev.monomorph.weave;

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
  private static final ClassValue<SplitCalls> OF =
      new ClassValue<>() {
        @Override
        protected SplitCalls computeValue(Class<?> type) {
          return new SplitCalls();
        }
      };

  private final Map<CallInstruction, String> calls = new ConcurrentHashMap<>();

  private SplitCalls() {}

  /** Those of a class. */
  public static SplitCalls of(Class<?> type) {
    return OF.get(type);
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

  boolean isEmpty() {
    return calls.isEmpty();
  }
}
