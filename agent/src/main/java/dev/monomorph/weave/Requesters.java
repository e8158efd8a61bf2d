package dev.monomorph.weave;

import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Stream;

/**
 * Who has had classes redefined or retransformed, and how often.
 *
 * <p>The JVM does not tell which agents there are. One that asks for the first time may be new; one
 * that has asked before may be another with the same library, ever less likely: it counts again
 * when it has asked twice as often as when it counted last. So the number of times is bounded.
 */
final class Requesters {
  private static final Set<String> REQUESTS = Set.of("retransformClasses", "redefineClasses");

  /** Agents that share this library are told apart by what calls it. */
  private static final String BYTE_BUDDY = "net.bytebuddy.";

  private final Class<?> instrumentation;
  private final Map<Class<?>, Integer> requests = new WeakHashMap<>();

  /**
   * @param instrumentation the JDK's class that is asked
   */
  Requesters(Class<?> instrumentation) {
    this.instrumentation = instrumentation;
  }

  /** Whether an agent that was not there before may have asked for what this thread is at. */
  boolean mayBeBehind() {
    Class<?> requester =
        StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).walk(this::requester);
    if (requester == null) {
      // Asked for by native code: no agent that has transformers.
      return false;
    }
    int times = requests.merge(requester, 1, Integer::sum);
    return Integer.bitCount(times) == 1;
  }

  private Class<?> requester(Stream<StackFrame> frames) {
    Iterator<StackFrame> below = frames.dropWhile(frame -> !isRequest(frame)).skip(1).iterator();
    Class<?> nearest = null;
    while (below.hasNext()) {
      nearest = below.next().getDeclaringClass();
      if (nearest.getClassLoader() != null && !nearest.getName().startsWith(BYTE_BUDDY)) {
        return nearest;
      }
    }
    return nearest;
  }

  private boolean isRequest(StackFrame frame) {
    return frame.getDeclaringClass() == instrumentation && REQUESTS.contains(frame.getMethodName());
  }
}
