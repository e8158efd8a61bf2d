package dev.monomorph.agent;

import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

/**
 * Where the JVM enters the agent. Opens the agent's own class loader and hands over.
 *
 * <p>Touches no library, catches everything: the application starts whatever happens here.
 */
public final class MonomorphAgent {
  private static final String INSTALLATION = "dev.monomorph.agent.Installation";
  private static final AtomicBoolean STARTED = new AtomicBoolean();
  private static final AtomicReference<Instrumentation> LAST = new AtomicReference<>();

  private MonomorphAgent() {}

  /** Called by the JVM before the application's main method. */
  public static void premain(String options, Instrumentation instrumentation) {
    start(options, instrumentation);
  }

  /**
   * Called by the JVM when the agent is attached to it, when {@link #last} asks it to, and when
   * somebody starts the agent's jar as a program.
   */
  public static void agentmain(String options, Instrumentation instrumentation) {
    if (STARTED.get()) {
      LAST.set(instrumentation);
    } else if (!isOwnProgram()) {
      start(options, instrumentation);
    }
  }

  /** Tells how the jar is to be used. */
  public static void main(String[] arguments) {
    System.err.println("monomorph: this jar is a Java agent:");
    System.err.println("  java -javaagent:monomorph-agent.jar=targets=com.acme.Fold#fold ...");
    System.exit(2);
  }

  private static void start(String options, Instrumentation instrumentation) {
    if (STARTED.getAndSet(true)) {
      System.err.println("monomorph: error: the agent is in this JVM already");
      return;
    }
    try {
      install(options, last(instrumentation));
    } catch (Throwable failure) {
      System.err.println(
          "monomorph: error: the agent did not start; the application runs unspecialized: "
              + failure);
    }
  }

  /**
   * The instrumentation whose transformers are called after those of every agent on the command
   * line: what they make of a class is what gets specialized, wherever they stand on it.
   *
   * <p>Transformers are called in the order in which their agents were made known to the JVM, and
   * an agent that the JVM is asked to load now is the last. The method that asks is the JDK's own,
   * behind {@code Launcher-Agent-Class}; where it is missing, the order on the command line counts.
   */
  private static Instrumentation last(Instrumentation given) {
    try {
      Class<?> type = given.getClass();
      given.redefineModule(
          type.getModule(),
          Set.of(),
          Map.of(),
          Map.of(type.getPackageName(), Set.of(MonomorphAgent.class.getModule())),
          Set.of(),
          Map.of());
      Method load = type.getDeclaredMethod("loadAgent", String.class);
      load.setAccessible(true);
      load.invoke(null, ownJar().getPath());
    } catch (ReflectiveOperationException | RuntimeException | URISyntaxException e) {
      return given;
    }
    Instrumentation made = LAST.get();
    return made == null ? given : made;
  }

  private static boolean isOwnProgram() {
    try {
      File program = new File(System.getProperty("java.class.path"));
      return program.getCanonicalFile().equals(ownJar().getCanonicalFile());
    } catch (IOException | URISyntaxException e) {
      return false;
    }
  }

  private static File ownJar() throws URISyntaxException {
    return new File(
        MonomorphAgent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  @SuppressWarnings("unchecked") // the one class that is loaded by name is our own
  private static void install(String options, Instrumentation instrumentation) throws Exception {
    Class<?> installation = new AgentClassLoader(ownJar()).loadClass(INSTALLATION);
    ((BiConsumer<String, Instrumentation>) installation.getConstructor().newInstance())
        .accept(options, instrumentation);
  }
}
