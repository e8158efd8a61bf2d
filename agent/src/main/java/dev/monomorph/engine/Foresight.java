package dev.monomorph.engine;

import dev.monomorph.define.Privileges;
import dev.monomorph.inspect.Journal;
import dev.monomorph.reuse.HotKey;
import dev.monomorph.reuse.LambdaClasses;
import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.runtime.Target;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Puts in place what earlier runs of the program had made, before this one calls for it.
 *
 * <p>Begins when the first target is called: by then all agents of the command line are there,
 * unless one of them calls it, and the program is. The classes that hold targets are loaded by the
 * JDK's own loader, as they would be by the calls that are to come; a class that has an initializer
 * is left for these to initialize. What cannot be found yet, a lambda that the program has not come
 * to, say, is left to its first call.
 */
final class Foresight implements Runnable {
  /** Of another loader nobody knows what it does when it is asked for a class. */
  private static final String LOADER = "jdk.internal.loader.ClassLoaders$AppClassLoader";

  private final EarlierRuns earlierRuns;
  private final TargetClasses classes;
  private final Privileges privileges;
  private final TargetSites sites;
  private final SpecializationMaker maker;
  private final Supplier<Class<?>[]> loaded;
  private final Predicate<Runnable> queue;
  private final BooleanSupplier stopped;
  private final Journal journal;
  private final AtomicBoolean begun = new AtomicBoolean();

  /**
   * @param loaded all classes of the program
   * @param queue has work done beside the program, one piece after the other; false if it has no
   *     room
   * @param stopped whether the agent is being detached
   */
  Foresight(
      EarlierRuns earlierRuns,
      TargetClasses classes,
      Privileges privileges,
      TargetSites sites,
      SpecializationMaker maker,
      Supplier<Class<?>[]> loaded,
      Predicate<Runnable> queue,
      BooleanSupplier stopped,
      Journal journal) {
    this.earlierRuns = earlierRuns;
    this.classes = classes;
    this.privileges = privileges;
    this.sites = sites;
    this.maker = maker;
    this.loaded = loaded;
    this.queue = queue;
    this.stopped = stopped;
    this.journal = journal;
  }

  /** A target is called. Costs next to nothing but the first time. */
  void begin() {
    if (earlierRuns.areThere() && begun.compareAndSet(false, true)) {
      try {
        // Where the queue is full there is enough to do; calls ask for what they need.
        boolean unused = queue.test(this);
      } catch (StackOverflowError | OutOfMemoryError e) {
        // No room for this call; that of another target may have it.
        begun.set(false);
      }
    }
  }

  /** Begins to go through the keys, on the agent's thread. */
  @Override
  public void run() {
    ClassLoader loader = ClassLoader.getSystemClassLoader();
    List<HotKey> keys = earlierRuns.hotKeys();
    if (!keys.isEmpty() && loader.getClass().getName().equals(LOADER)) {
      go(keys.iterator(), new Lambdas(), loader);
    }
  }

  /** One key in a turn, so that what the program asks for meanwhile does not wait for all. */
  private void go(Iterator<HotKey> keys, Lambdas lambdas, ClassLoader loader) {
    place(keys.next(), lambdas, loader);
    if (keys.hasNext()) {
      boolean unused = queue.test(() -> go(keys, lambdas, loader));
    }
  }

  private void place(HotKey hot, Lambdas lambdas, ClassLoader loader) {
    Target target = hot.target();
    try {
      Class<?> owner = load(target.owner().replace('/', '.'), loader);
      TargetClass woven = owner == null ? null : classes.find(loader, target.owner());
      if (woven == null || !isGood(woven, target)) {
        return;
      }
      Key key = earlierRuns.find(hot, owner, lambdas);
      if (key == null || !earlierRuns.know(target, owner, key)) {
        return;
      }
      Lookup lookup = privileges.lookupIn(owner);
      initialize(lookup, woven);
      // Loading may have taken its time, as other agents see the class too.
      if (!stopped.getAsBoolean()
          && sites.of(lookup, woven, target) instanceof SpecializingCallSite site) {
        maker.reuseAhead(site, key);
      }
    } catch (Throwable failure) {
      journal.failed("foresight of " + target, failure);
    }
  }

  /** Null if it cannot be had: the program is another by now. */
  private static Class<?> load(String name, ClassLoader loader) {
    try {
      Class<?> type = Class.forName(name, false, loader);
      return type.getClassLoader() == loader ? type : null;
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }

  private static boolean isGood(TargetClass woven, Target target) {
    return woven.version() == 0
        && !woven.isRestored()
        && !woven.isReplaced()
        && woven.isTarget(target.name(), target.descriptor());
  }

  /** Where that runs no code of the program: most copies are for an initialized class. */
  private static void initialize(Lookup lookup, TargetClass woven) throws IllegalAccessException {
    Class<?> owner = lookup.lookupClass();
    if (owner.getSuperclass() == Object.class
        && owner.getInterfaces().length == 0
        && !woven.hasInitializer()) {
      lookup.ensureInitialized(owner);
    }
  }

  /** Those that there were when the first was asked for. */
  private final class Lambdas implements LambdaClasses {
    private Map<Class<?>, List<Class<?>>> byHost;

    @Override
    public List<Class<?>> of(Class<?> host) {
      if (byHost == null) {
        byHost = new HashMap<>();
        for (Class<?> type : loaded.get()) {
          if (type.isHidden() && !type.isArray()) {
            byHost.computeIfAbsent(type.getNestHost(), key -> new ArrayList<>()).add(type);
          }
        }
      }
      return byHost.getOrDefault(host, List.of());
    }
  }
}
