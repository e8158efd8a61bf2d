package dev.monomorph.agent;

import dev.monomorph.define.Privileges;
import dev.monomorph.dispatch.GatewayClass;
import dev.monomorph.engine.Engine;
import dev.monomorph.engine.EngineOptions;
import dev.monomorph.engine.TargetClasses;
import dev.monomorph.inspect.Journal;
import dev.monomorph.inspect.Placed;
import dev.monomorph.runtime.AgentThread;
import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.Policy;
import dev.monomorph.runtime.Target;
import dev.monomorph.weave.Planner;
import dev.monomorph.weave.TargetPatterns;
import dev.monomorph.weave.TargetTransformer;
import java.lang.instrument.Instrumentation;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Reads the options and puts the transformer in place; the rest is made when a target turns up.
 *
 * <p>Loaded by name, in the agent's own loader, by {@link MonomorphAgent}.
 */
public final class Installation implements BiConsumer<String, Instrumentation> {
  private AgentOptions options;
  private Instrumentation instrumentation;
  private ReportAtExit report;

  /** For {@link MonomorphAgent}. */
  public Installation() {}

  @Override
  public void accept(String arguments, Instrumentation instrumentation) {
    try {
      this.options = AgentOptions.parse(arguments);
    } catch (AgentOptionsException e) {
      Log.error(e.getMessage());
      return;
    }
    this.instrumentation = instrumentation;
    Log.show(options.get(AgentOptions.LOG));
    if (options.get(AgentOptions.ENABLED) && !leavesToDebugger()) {
      install();
    }
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
    TargetPatterns patterns = options.targets();
    TargetTransformer transformer =
        new TargetTransformer(patterns, new LazyPlanner(this), new WeavingFailures());
    instrumentation.addTransformer(transformer, instrumentation.isRetransformClassesSupported());
  }

  /** Makes engine, gateway and planner. */
  Planner start() {
    Journal journal = new Journal(new JournalLog(), SelfTest.PROBE);
    if (report != null) {
      report.listenTo(journal);
    }
    TargetClasses classes = new TargetClasses();
    try {
      Privileges privileges = Privileges.take(instrumentation);
      Engine engine = new Engine(classes, instrumentation, privileges, engineOptions(), journal);
      GatewayClass.inject(instrumentation, engine.linker(this::restore));
      startSelfTest(engine);
      return new TargetPlanner(options.targets(), classes, journal, engine);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JVM does not let the agent into java.base", e);
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
            options.get(AgentOptions.CONSTANTS) == AgentOptions.Constants.AUTO),
        options.get(AgentOptions.MAX_SPECIALIZATIONS),
        options.get(AgentOptions.MAX_CODE),
        options.get(AgentOptions.COMPILE) == AgentOptions.Compile.FOREGROUND,
        options.get(AgentOptions.FRAMES) == AgentOptions.Frames.HIDDEN,
        options.get(AgentOptions.HITS) == AgentOptions.Hits.COUNT);
  }

  // Named classes rather than lambdas where they are made before any target turns up.
  private static final class WeavingFailures implements TargetTransformer.FailureListener {
    @Override
    public void failed(String className, Throwable failure) {
      Log.error("cannot weave " + className.replace('/', '.') + "; it runs unwoven", failure);
    }
  }

  private static final class JournalLog implements Journal.Listener {
    @Override
    public void failed(String what, Throwable failure) {
      Log.warn(what, failure);
    }

    @Override
    public void specialized(Target target, Key key, Placed placed, long nanoseconds) {
      if (Log.shows(Log.Level.INFO)) {
        long microseconds = TimeUnit.NANOSECONDS.toMicros(nanoseconds);
        Log.info(
            "specialized "
                + target
                + " for "
                + key
                + ": "
                + placed.className()
                + ", "
                + placed.bytes()
                + " bytes, "
                + microseconds
                + " microseconds");
      }
    }
  }
}
