package dev.monomorph.agent;

import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * What other processes of the same user can read of the agent in this one: the JVM's agent
 * properties, which {@code com.sun.tools.attach} hands out and the application does not see.
 */
public final class AgentProperties {
  /** Whether the agent is in the JVM: {@link #IN} or {@link #OUT}. */
  public static final String STATE = "dev.monomorph.state";

  /** What went wrong when it was last to be attached or detached. */
  public static final String MESSAGE = "dev.monomorph.message";

  /** The agent is in the JVM. */
  public static final String IN = "in";

  /** The agent was there, or was to be there, and is not. */
  public static final String OUT = "out";

  private AgentProperties() {}

  /**
   * Publishes a state.
   *
   * @param message what went wrong, or null
   */
  static void publish(Instrumentation instrumentation, String state, String message) {
    try {
      Properties properties = properties(instrumentation);
      properties.setProperty(STATE, state);
      if (message == null) {
        properties.remove(MESSAGE);
      } else {
        properties.setProperty(MESSAGE, message);
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      // Only the command line asks for it, and says that it knows nothing.
      Log.once(Log.Level.DEBUG, STATE, "the JVM has no agent properties", e);
    }
  }

  private static Properties properties(Instrumentation instrumentation)
      throws ReflectiveOperationException {
    instrumentation.redefineModule(
        Object.class.getModule(),
        Set.of(),
        Map.of("jdk.internal.vm", Set.of(AgentProperties.class.getModule())),
        Map.of(),
        Set.of(),
        Map.of());
    return (Properties)
        Class.forName("jdk.internal.vm.VMSupport").getMethod("getAgentProperties").invoke(null);
  }
}
