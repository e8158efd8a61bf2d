package dev.monomorph.agent;

import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/**
 * Where the JVM enters the agent. Opens the agent's own class loader and hands over.
 *
 * <p>Touches no library, catches everything: the application starts whatever happens here.
 */
public final class MonomorphAgent {
  /** The argument with which a loaded agent is asked to go. */
  static final String DETACH = "detach";

  private static final String INSTALLATION = "dev.monomorph.agent.Installation";
  private static final AtomicReference<AfterDetach> AFTER = new AtomicReference<>();
  private static final String COMMAND_LINE = "dev.monomorph.agent.command.CommandLineTool";

  /** Its own lock: it is asked for while classes are loaded and the agent is detached. */
  private static final Object ASKING = new Object();

  /** The thread that asks for the last instrumentation, and what it is given. */
  private static volatile Thread asking;

  private static Instrumentation last;

  /** Takes the agent out again; null where it is not installed. Guarded by the class's lock. */
  private static Runnable installed;

  private static boolean started;

  /** What the JVM gives the command line; null where that was not started by {@code -jar}. */
  private static Instrumentation ofCommand;

  private MonomorphAgent() {}

  /** Called by the JVM before the application's main method. */
  public static void premain(String options, Instrumentation instrumentation) {
    start(options, instrumentation, false);
  }

  /**
   * Called by the JVM when the agent is attached to it or is to be detached, when {@link #last}
   * asks it to, and when somebody starts the agent's jar as a program.
   */
  public static void agentmain(String options, Instrumentation instrumentation) {
    if (Thread.currentThread() == asking) {
      last = instrumentation;
    } else if (DETACH.equals(options)) {
      detach();
    } else if (isOwnProgram()) {
      ofCommand = instrumentation;
    } else {
      start(options, instrumentation, true);
    }
  }

  /** The command line: see {@code --help}. */
  public static void main(String[] arguments) throws Exception {
    System.exit(commandLine().applyAsInt(arguments));
  }

  private static synchronized void start(
      String options, Instrumentation instrumentation, boolean attached) {
    if (started) {
      System.err.println("monomorph: error: the agent is in this JVM already");
      return;
    }
    started = true;
    try {
      install(options, attached ? instrumentation : last(instrumentation), attached);
    } catch (Throwable failure) {
      System.err.println(
          "monomorph: error: the agent did not start; the application runs unspecialized: "
              + failure);
    }
    started = installed != null;
  }

  private static synchronized void detach() {
    if (installed == null) {
      System.err.println("monomorph: error: the agent is not in this JVM");
      return;
    }
    Runnable detachment = installed;
    installed = null;
    started = false;
    try {
      detachment.run();
      RecordCaches.clear();
    } catch (Throwable failure) {
      System.err.println("monomorph: error: the agent was not detached properly: " + failure);
    }
  }

  /**
   * The instrumentation whose transformers are called after those of every agent that is there, on
   * the command line or attached: what they make of a class is what gets specialized.
   *
   * <p>Transformers are called in the order in which their agents were made known to the JVM, and
   * an agent that the JVM is asked to load now is the last. The method that asks is the JDK's own,
   * behind {@code Launcher-Agent-Class}; where it is missing, the order on the command line counts.
   * An agent that is attached is the last as it is.
   */
  private static Instrumentation last(Instrumentation given) {
    synchronized (ASKING) {
      return askForLast(given);
    }
  }

  private static Instrumentation askForLast(Instrumentation given) {
    last = given;
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
      asking = Thread.currentThread();
      load.invoke(null, ownJar().getPath());
    } catch (ReflectiveOperationException | RuntimeException | URISyntaxException e) {
      return given;
    } finally {
      asking = null;
    }
    return last;
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
  private static void install(String options, Instrumentation instrumentation, boolean attached)
      throws Exception {
    Object installation =
        new AgentClassLoader(ownJar())
            .loadClass(INSTALLATION)
            .getConstructor(boolean.class, UnaryOperator.class, Supplier.class)
            .newInstance(attached, new Last(), new Left(instrumentation));
    if (((BiPredicate<String, Instrumentation>) installation).test(options, instrumentation)) {
      installed = (Runnable) installation;
    }
  }

  @SuppressWarnings("unchecked") // the one class that is loaded by name is our own
  private static ToIntFunction<String[]> commandLine() throws Exception {
    Class<?> tool = new AgentClassLoader(ownJar()).loadClass(COMMAND_LINE);
    return (ToIntFunction<String[]>)
        tool.getConstructor(File.class, Instrumentation.class).newInstance(ownJar(), ofCommand);
  }

  /** {@link #last}. Named: a lambda here would link invokedynamic before the program starts. */
  private static final class Last implements UnaryOperator<Instrumentation> {
    @Override
    public Instrumentation apply(Instrumentation given) {
      return last(given);
    }
  }

  /** What stays after a detach, by name; made when it is asked for. */
  private static final class Left implements Supplier<Map<String, Object>> {
    private final Instrumentation instrumentation;

    Left(Instrumentation instrumentation) {
      this.instrumentation = instrumentation;
    }

    @Override
    public Map<String, Object> get() {
      AfterDetach left = afterDetach(instrumentation);
      return Map.of(
          "link", left.link(),
          "linkCall", left.linkCall(),
          "observe", left.observe(),
          "callee", left.callee(),
          "handles", left.handles(),
          "nests", left.nests());
    }
  }

  /** One in a process: it remembers what agents that were detached before have left. */
  private static AfterDetach afterDetach(Instrumentation instrumentation) {
    AfterDetach made = AFTER.get();
    if (made == null) {
      AFTER.compareAndSet(null, new AfterDetach(instrumentation, new Last()));
      made = AFTER.get();
    }
    return made;
  }
}
