package dev.monomorph.agent;

import java.lang.instrument.Instrumentation;

/**
 * The JVM's debug agent, jdwp: what a debugger attaches to. The JVM can load it only when it
 * starts, so its arguments tell.
 */
final class DebugAgent {
  /** How it is asked for: by name, by its library's file, and as before Java 5. */
  private static final String[] FORMS = {"-agentlib:jdwp", "-agentpath:", "-Xrunjdwp"};

  private DebugAgent() {}

  /**
   * Whether the JVM has it.
   *
   * @throws ReflectiveOperationException if this JVM does not tell its arguments
   */
  static boolean isPresent(Instrumentation instrumentation) throws ReflectiveOperationException {
    for (String argument : JvmArguments.of(instrumentation)) {
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
