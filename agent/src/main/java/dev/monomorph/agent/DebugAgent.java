package dev.monomorph.agent;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;

/**
 * The JVM's debug agent, jdwp: what a debugger attaches to. The JVM can load it only when it
 * starts, so its arguments tell.
 */
final class DebugAgent {
  private static final String INTERNAL = "jdk.internal.misc";

  /** How it is asked for: by name, by its library's file, and as before Java 5. */
  private static final String[] FORMS = {"-agentlib:jdwp", "-agentpath:", "-Xrunjdwp"};

  private DebugAgent() {}

  /**
   * Whether the JVM has it. The arguments are those of the command line and of the environment's
   * variables; the module {@code java.management}, which also tells them, need not be there.
   *
   * @throws ReflectiveOperationException if this JVM does not tell its arguments
   */
  static boolean isPresent(Instrumentation instrumentation) throws ReflectiveOperationException {
    instrumentation.redefineModule(
        Object.class.getModule(),
        Set.of(),
        Map.of(INTERNAL, Set.of(DebugAgent.class.getModule())),
        Map.of(),
        Set.of(),
        Map.of());
    Method arguments = Class.forName(INTERNAL + ".VM").getMethod("getRuntimeArguments");
    for (String argument : (String[]) arguments.invoke(null)) {
      if (asksForIt(argument)) {
        return true;
      }
    }
    return false;
  }

  static boolean asksForIt(String argument) {
    for (String form : FORMS) {
      if (argument.startsWith(form) && argument.contains("jdwp")) {
        return true;
      }
    }
    return false;
  }
}
