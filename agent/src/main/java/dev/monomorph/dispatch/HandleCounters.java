package dev.monomorph.dispatch;

import java.util.List;

/**
 * What the JDK loads when it has counted a method handle's calls, such as the 127 after which it
 * customizes the handle.
 *
 * <p>That call may be deep in a recursion, where too little stack is left to ask the transformers
 * of all agents: then libinstrument writes {@code ASSERTION FAILED: "!errorOutstanding" with
 * message transform method call failed} to standard error. So the agent, whose sites are called by
 * handles, has these classes loaded beforehand.
 */
final class HandleCounters {
  private static final List<String> CLASSES =
      List.of(
          // MethodHandle.customize
          "java.lang.invoke.MethodHandle$1",
          // CountingWrapper.countDown
          "java.lang.invoke.MethodHandleImpl$CountingWrapper$1");

  private HandleCounters() {}

  static void load() {
    for (String name : CLASSES) {
      try {
        Class.forName(name, false, null);
      } catch (ClassNotFoundException e) {
        // A JDK that calls it otherwise loads it when it needs it.
      }
    }
  }
}
