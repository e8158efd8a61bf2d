package dev.monomorph.jmh;

import java.lang.management.ManagementFactory;

/**
 * Makes sure that a fork measures what its name says: under the agent, or without it.
 *
 * <p>Without this a missing agent would look like an agent that does not help, and an agent that
 * came in through {@code JAVA_TOOL_OPTIONS} like a fast JVM.
 */
final class AgentPresence {
  /** A system property; {@code off} lets every variant run anywhere, as the unit tests need it. */
  static final String CHECK = "monomorph.jmh.check";

  /** The agent puts it into the bootstrap loader when it weaves its first target. */
  private static final String GATEWAY = "java.lang.$Monomorph";

  private AgentPresence() {}

  /**
   * Fails if the variant needs the agent and no target was woven, or the other way round.
   *
   * <p>The kernel's class must have been used before.
   */
  static void check(Variant variant) {
    if ("off".equals(System.getProperty(CHECK))) {
      return;
    }
    if (variant.underAgent && !started()) {
      throw new IllegalStateException(
          variant.method
              + " needs -javaagent:…/monomorph-agent.jar in its fork; start it through "
              + Main.class.getName());
    }
    if (variant.underAgent && !wove()) {
      throw new IllegalStateException(
          variant.method + " ran under an agent that wove nothing: no class " + GATEWAY);
    }
    if (!variant.underAgent && (started() || wove())) {
      throw new IllegalStateException(variant.method + " must not run under an agent");
    }
  }

  private static boolean started() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .anyMatch(argument -> argument.startsWith("-javaagent:"));
  }

  private static boolean wove() {
    try {
      Class.forName(GATEWAY, false, null);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
