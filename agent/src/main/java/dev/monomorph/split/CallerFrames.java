package dev.monomorph.split;

import dev.monomorph.runtime.Target;
import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.stream.Stream;

/** Looks at the stack of a thread that is in a target's site. */
final class CallerFrames {
  /** Frames between this class and the target's own: those of the agent, of handles none. */
  private static final int MAX_FRAMES = 32;

  private static final StackWalker WALKER = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

  private CallerFrames() {}

  /**
   * Who called the target that this thread is in.
   *
   * @param owner the target's class
   * @return null if the stack is not as expected: there may be no frame below the target's
   */
  static Caller callerOf(Class<?> owner, Target target) {
    return WALKER.walk(frames -> find(frames, owner, target));
  }

  private static Caller find(Stream<StackFrame> frames, Class<?> owner, Target target) {
    Iterator<StackFrame> walk = frames.limit(MAX_FRAMES).iterator();
    while (walk.hasNext()) {
      if (isTarget(walk.next(), owner, target)) {
        return walk.hasNext() ? Caller.of(walk.next()) : null;
      }
    }
    return null;
  }

  private static boolean isTarget(StackFrame frame, Class<?> owner, Target target) {
    return frame.getDeclaringClass() == owner
        && frame.getMethodName().equals(target.name())
        && frame.getDescriptor().equals(target.descriptor());
  }
}
