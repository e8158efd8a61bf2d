package dev.monomorph.agent;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.util.function.BiConsumer;

/**
 * Where the JVM enters the agent. Opens the agent's own class loader and hands over.
 *
 * <p>Touches no library, catches everything: the application starts whatever happens here.
 */
public final class MonomorphAgent {
  private static final String INSTALLATION = "dev.monomorph.agent.Installation";

  private MonomorphAgent() {}

  /** Called by the JVM before the application's main method. */
  public static void premain(String options, Instrumentation instrumentation) {
    try {
      install(options, instrumentation);
    } catch (Throwable failure) {
      System.err.println(
          "monomorph: error: the agent did not start; the application runs unspecialized: "
              + failure);
    }
  }

  @SuppressWarnings("unchecked") // the one class that is loaded by name is our own
  private static void install(String options, Instrumentation instrumentation) throws Exception {
    File jar =
        new File(MonomorphAgent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Class<?> installation = new AgentClassLoader(jar).loadClass(INSTALLATION);
    ((BiConsumer<String, Instrumentation>) installation.getConstructor().newInstance())
        .accept(options, instrumentation);
  }
}
