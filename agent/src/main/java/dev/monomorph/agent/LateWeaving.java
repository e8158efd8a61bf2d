package dev.monomorph.agent;

import dev.monomorph.engine.LoadedBytecode;
import dev.monomorph.engine.Retransformer;
import dev.monomorph.inspect.Journal;
import dev.monomorph.runtime.GeneratedNames;
import dev.monomorph.runtime.Refusal;
import dev.monomorph.runtime.Target;
import dev.monomorph.weave.ConstantPoolScan;
import dev.monomorph.weave.TargetPatterns;
import dev.monomorph.weave.Transformers;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Weaves classes that were loaded before the agent, by retransforming them.
 *
 * <p>The transformer is called for every retransformation in the process, those that only read a
 * class included; this tells it which are for weaving.
 */
final class LateWeaving {
  private static final byte[] ANNOTATION =
      TargetPlanner.ANNOTATION.getBytes(StandardCharsets.US_ASCII);

  private final Transformers transformers;
  private final TargetPatterns patterns;
  private volatile Request request;

  /**
   * @param thread the one that retransforms
   * @param planned the classes that it wants woven, and what was found in them
   */
  private record Request(Thread thread, Map<Class<?>, List<Target>> planned) {}

  LateWeaving(Transformers transformers, TargetPatterns patterns) {
    this.transformers = transformers;
    this.patterns = patterns;
  }

  /**
   * The loaded classes that may hold targets by a pattern. Looks at names only; there are hundreds
   * before the application starts.
   *
   * @param annotated whether to look for annotated methods too, into every class that is not the
   *     JDK's: some ten to hundred microseconds each
   */
  List<Class<?>> find(boolean annotated) {
    List<Class<?>> found = new ArrayList<>();
    LoadedBytecode bytecode = annotated ? new LoadedBytecode(transformers) : null;
    Instrumentation instrumentation = transformers.instrumentation();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      ClassLoader loader = type.getClassLoader();
      if (loader == null || type.isArray() || type.isHidden()) {
        continue;
      }
      String name = type.getName().replace('.', '/');
      if (!GeneratedNames.isGenerated(name)
          && instrumentation.isModifiableClass(type)
          && (patterns.mayMatchClass(name) || (annotated && isAnnotated(bytecode, type)))) {
        found.add(type);
      }
    }
    return found;
  }

  private static boolean isAnnotated(LoadedBytecode bytecode, Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    if (loader == ClassLoader.getPlatformClassLoader()
        || loader == LateWeaving.class.getClassLoader()) {
      return false;
    }
    byte[] classFile = bytecode.read(type);
    return classFile != null && ConstantPoolScan.mentions(classFile, ANNOTATION);
  }

  /** Whether the running retransformation of {@code loaded} is to weave it. */
  boolean asksFor(Class<?> loaded) {
    Request now = request;
    return now != null && now.thread == Thread.currentThread() && now.planned.containsKey(loaded);
  }

  /** Takes note of the methods that are woven if the JVM accepts the class. */
  void planned(Class<?> loaded, List<Target> targets) {
    request.planned.put(loaded, targets);
  }

  /**
   * Weaves classes, on a thread that is the agent's.
   *
   * @return what became of them; those that the JVM has not accepted run as they are
   */
  synchronized Outcome weave(List<Class<?>> types) {
    Map<Class<?>, List<Target>> planned = new HashMap<>();
    types.forEach(type -> planned.put(type, List.of()));
    Map<Class<?>, Throwable> failures = new HashMap<>();
    request = new Request(Thread.currentThread(), planned);
    try {
      new Retransformer(transformers.instrumentation()).retransform(types, failures::put);
    } finally {
      request = null;
    }
    return new Outcome(planned, failures);
  }

  /**
   * What became of classes that were to be woven.
   *
   * @param planned the methods that could be
   * @param failures the classes that the JVM has not accepted
   */
  record Outcome(Map<Class<?>, List<Target>> planned, Map<Class<?>, Throwable> failures) {
    /** Enters it into a journal. */
    void enter(Journal journal) {
      planned.forEach((type, targets) -> targets.forEach(target -> enter(journal, type, target)));
      failures.forEach((type, failure) -> journal.failed("weaving " + type.getName(), failure));
    }

    private void enter(Journal journal, Class<?> type, Target target) {
      if (failures.containsKey(type)) {
        journal.refused(target, Refusal.CLASS_ALREADY_LOADED);
      } else {
        journal.woven(target);
      }
    }
  }
}
