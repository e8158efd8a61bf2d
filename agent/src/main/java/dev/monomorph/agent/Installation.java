package dev.monomorph.agent;

import dev.monomorph.define.Privileges;
import dev.monomorph.dispatch.GatewayClass;
import dev.monomorph.engine.Detachment;
import dev.monomorph.engine.Engine;
import dev.monomorph.engine.EngineOptions;
import dev.monomorph.engine.TargetClasses;
import dev.monomorph.engine.TargetSwitches;
import dev.monomorph.inspect.Dump;
import dev.monomorph.inspect.Journal;
import dev.monomorph.inspect.JournalListener;
import dev.monomorph.inspect.ReportHead;
import dev.monomorph.inspect.jmx.Control;
import dev.monomorph.runtime.AgentThread;
import dev.monomorph.runtime.Foldable;
import dev.monomorph.runtime.Policy;
import dev.monomorph.split.SplitWhen;
import dev.monomorph.weave.Planner;
import dev.monomorph.weave.TargetPatterns;
import dev.monomorph.weave.TargetTransformer;
import dev.monomorph.weave.Transformers;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Reads the options and puts the transformer in place; the rest is made when a target turns up.
 * Takes all of it away again.
 *
 * <p>Loaded by name, in the agent's own loader, by {@link MonomorphAgent}.
 */
public final class Installation implements BiPredicate<String, Instrumentation>, Runnable {
  private final boolean attached;
  private final UnaryOperator<Instrumentation> last;
  private final Supplier<Map<String, Object>> left;
  private final LazyPlanner planner = new LazyPlanner(this::start);
  private AgentOptions options;
  private Instrumentation instrumentation;
  private Transformers transformers;
  private ReportAtExit report;
  private Reuse reuse;
  private TargetTransformer transformer;
  private LateWeaving late;
  private TargetSwitches switches;
  private JmxWatch jmx;
  private volatile Journal journal;
  private volatile Engine engine;

  /**
   * For {@link MonomorphAgent}.
   *
   * @param attached whether the program has been running
   * @param last gives an instrumentation whose transformers are called after all others
   * @param left what stays in the process after a detach: {@link Detachment.Left} by name
   */
  public Installation(
      boolean attached, UnaryOperator<Instrumentation> last, Supplier<Map<String, Object>> left) {
    this.attached = attached;
    this.last = last;
    this.left = left;
  }

  /** Installs the agent; false if the options do not let it. */
  @Override
  public boolean test(String arguments, Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
    this.transformers = new Transformers(instrumentation, last);
    try {
      this.options = AgentOptions.parse(arguments);
    } catch (AgentOptionsException e) {
      Log.error(e.getMessage());
      AgentProperties.publish(instrumentation, AgentProperties.OUT, e.getMessage());
      return false;
    }
    Log.show(options.get(AgentOptions.LOG));
    if (!options.get(AgentOptions.ENABLED) || leavesToDebugger()) {
      return false;
    }
    install();
    AgentProperties.publish(instrumentation, AgentProperties.IN, null);
    return true;
  }

  /** Detaches the agent. */
  @Override
  public void run() {
    planner.stop();
    if (jmx != null) {
      jmx.stop();
    }
    Detachment detachment = engine == null ? null : engine.stop();
    if (report != null) {
      report.writeNow();
    }
    List<Class<?>> kept = detachment == null ? List.of() : detachment.run(left());
    transformers.remove(transformer);
    if (reuse != null) {
      reuse.end();
    }
    String message = null;
    if (!kept.isEmpty()) {
      message = kept.size() + " classes could not be given their own code back, see the log";
      Log.error("detach: " + message);
    }
    AgentProperties.publish(instrumentation, AgentProperties.OUT, message);
  }

  @SuppressWarnings("unchecked") // the two sides agree on names and types
  private Detachment.Left left() {
    Map<String, Object> parts = left.get();
    return new Detachment.Left(
        functions(parts),
        (BiConsumer<Class<?>, Map<Object, MethodHandle>>) parts.get("handles"),
        (BiConsumer<ClassLoader, Map<String, List<String>>>) parts.get("nests"));
  }

  @SuppressWarnings("unchecked") // the two sides agree on names and types
  private static GatewayClass.Functions functions(Map<String, Object> parts) {
    return new GatewayClass.Functions(
        (Function<Object[], Object>) parts.get("link"),
        (Function<Object[], Object>) parts.get("linkCall"),
        (BiFunction<Object, Object[], Object>) parts.get("observe"),
        (BiFunction<Object, Object, Object>) parts.get("callee"));
  }

  private boolean leavesToDebugger() {
    if (options.get(AgentOptions.DEBUG) == AgentOptions.Debug.OFF) {
      return false;
    }
    try {
      if (DebugAgent.isPresent(instrumentation)) {
        Log.warn(
            "debug=on and the JVM has a debug agent: nothing is specialized, so that breakpoints"
                + " in targets work");
        return true;
      }
    } catch (ReflectiveOperationException e) {
      Log.warn("debug=on takes no effect: this JVM does not tell its arguments", e);
    }
    return false;
  }

  private void install() {
    String file = options.get(AgentOptions.REPORT);
    if (file != null) {
      report = new ReportAtExit(file, options, instrumentation);
      Runtime.getRuntime().addShutdownHook(report);
    }
    if (options.get(AgentOptions.CACHE) != null) {
      beginReuse();
    }
    TargetPatterns patterns = options.targets();
    transformer = new TargetTransformer(patterns, planner, new WeavingFailures());
    transformers.add(transformer);
    openToJmx();
    if (reuse != null) {
      planner.startBeside(reuse::isFilled);
    }
    if (attached || !patterns.isEmpty()) {
      tryToWeaveLoaded();
    }
  }

  private void beginReuse() {
    if (attached) {
      Log.warn("cache takes no effect: classes were loaded before the agent was attached");
      return;
    }
    reuse = Reuse.begin(options, transformers);
    if (report != null) {
      report.listenTo(reuse);
    }
  }

  private void openToJmx() {
    AgentOptions.Jmx when = options.get(AgentOptions.JMX);
    if (when == AgentOptions.Jmx.OFF) {
      return;
    }
    if (!JmxWatch.isAvailable()) {
      Log.debug("no MXBean: this JVM has no module java.management");
      return;
    }
    jmx = new JmxWatch(transformers, new RunTime());
    if (when == AgentOptions.Jmx.ON) {
      jmx.found();
    } else {
      jmx.begin();
    }
  }

  /** The agent works without them. */
  private void tryToWeaveLoaded() {
    AgentThread entered = AgentThread.enter();
    try {
      weaveLoaded();
    } catch (RuntimeException | LinkageError e) {
      Log.error("cannot weave classes that were loaded before the agent", e);
    } finally {
      if (entered != null) {
        entered.leave();
      }
    }
  }

  /** Before the application starts only patterns are looked for: they cost a look at names. */
  private void weaveLoaded() {
    List<Class<?>> found = late().find(attached);
    if (!found.isEmpty()) {
      LateWeaving.Outcome outcome = late().weave(found);
      if (journal != null) {
        outcome.enter(journal);
      }
    }
  }

  private synchronized LateWeaving late() {
    if (late == null) {
      late = new LateWeaving(transformers, options.targets());
    }
    return late;
  }

  /** Makes engine, gateway and planner. */
  private Planner start() {
    makeJournal();
    TargetClasses classes = new TargetClasses();
    try {
      Privileges privileges = Privileges.take(instrumentation);
      engine =
          new Engine(
              classes,
              transformers,
              privileges,
              engineOptions(),
              switches,
              reuse == null ? null : reuse.open(instrumentation),
              journal,
              dump());
      GatewayClass.inject(instrumentation, engine.linker(this::restore), functions(left.get()));
      startSelfTest(engine);
      return new TargetPlanner(options.targets(), classes, journal, engine, late());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JVM does not let the agent into java.base", e);
    }
  }

  private Dump dump() {
    String directory = options.get(AgentOptions.DUMP);
    return directory == null ? null : new Dump(Path.of(directory), SelfTest.PROBE, journal::failed);
  }

  /** What is there for whoever looks first: a target, or somebody from outside. */
  private synchronized void makeJournal() {
    if (journal == null) {
      List<JournalListener> listeners = new ArrayList<>(List.of(new JournalLog()));
      if (FlightRecording.isAvailable()) {
        listeners.add(FlightRecording.listener());
      }
      if (report != null) {
        listeners.addAll(report.listeners());
      }
      switches = new TargetSwitches();
      journal = new Journal(SelfTest.PROBE, listeners);
      if (report != null) {
        report.listenTo(journal);
      }
    }
  }

  private static void startSelfTest(Engine engine) {
    AgentThread.newDaemon("monomorph-self-test", new SelfTest(engine)).start();
  }

  private void restore(Class<?> type) throws Exception {
    instrumentation.retransformClasses(type);
  }

  private EngineOptions engineOptions() {
    return new EngineOptions(
        new Policy(
            options.get(AgentOptions.WARMUP),
            options.get(AgentOptions.MAX_KEYS),
            options.get(AgentOptions.CONSTANTS) == AgentOptions.Constants.AUTO,
            new Foldable(options.get(AgentOptions.TRUST)),
            options.get(AgentOptions.ELEMENTS) == AgentOptions.Elements.GUESS),
        options.get(AgentOptions.MAX_SPECIALIZATIONS),
        options.get(AgentOptions.MAX_CODE),
        options.get(AgentOptions.COMPILE) == AgentOptions.Compile.FOREGROUND,
        options.get(AgentOptions.FRAMES) == AgentOptions.Frames.HIDDEN,
        options.get(AgentOptions.HITS) == AgentOptions.Hits.COUNT,
        options.get(AgentOptions.MEASURE),
        splitWhen());
  }

  private SplitWhen splitWhen() {
    return switch (options.get(AgentOptions.SPLIT)) {
      case AUTO -> SplitWhen.FULL;
      case EAGER -> SplitWhen.FIRST_MISS;
      case OFF -> SplitWhen.NEVER;
    };
  }

  // Named classes rather than lambdas where they are made before any target turns up.
  private final class RunTime implements Supplier<Control> {
    @Override
    public Control get() {
      makeJournal();
      ReportHead head = new ReportHead(AgentVersion.read(), options.asText(), Map.of());
      return new RunTimeControl(journal, head, switches, () -> engine);
    }
  }

  private static final class WeavingFailures implements TargetTransformer.FailureListener {
    @Override
    public void failed(String className, Throwable failure) {
      Log.error("cannot weave " + className.replace('/', '.') + "; it runs unwoven", failure);
    }
  }
}
