package dev.monomorph.engine;

import dev.monomorph.define.Privileges;
import dev.monomorph.inspect.Dump;
import dev.monomorph.inspect.Journal;
import dev.monomorph.reuse.SpecializationCache;
import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.Linker;
import dev.monomorph.runtime.Refusal;
import dev.monomorph.runtime.SiteEngine;
import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.runtime.Trial;
import dev.monomorph.split.SplitWhen;
import dev.monomorph.weave.Transformers;
import java.lang.invoke.MethodHandle;
import java.util.function.Consumer;

/** What the agent does beside the running program, and what call sites ask of it. */
public final class Engine implements SiteEngine {
  private final TargetClasses classes;
  private final EngineOptions options;
  private final Journal journal;
  private final LoadedBytecode bytecode;
  private final Privileges privileges;
  private final UnitDefiner units;
  private final Snapshots snapshots;
  private final EarlierRuns earlierRuns;
  private final Relinker relinker;
  private final Redefinitions redefinitions;
  private final Trials trials;
  private final Shortage shortage;
  private final CompileQueue queue = new CompileQueue();
  private final Later later = new Later();
  private final ConstantTrees constants;
  private final Transformers transformers;
  private final CallerSearch callers;
  private final SpecializationMaker maker;
  private final Guesses guesses;
  private final SiteSwitches switches;
  private final CopiesCalls copiesCalls = new CopiesCalls();
  private final ClassDumps dumps;
  private volatile boolean stopped;

  /**
   * @param classes the woven classes
   * @param transformers the agent's; the class files of all other classes are read behind them
   * @param switches which targets are switched off, see {@link #switched}
   * @param cache what earlier runs have made; null for none
   * @param journal is told of everything that happens
   * @param dump takes what is generated; null for nobody
   */
  public Engine(
      TargetClasses classes,
      Transformers transformers,
      Privileges privileges,
      EngineOptions options,
      TargetSwitches switches,
      SpecializationCache cache,
      Journal journal,
      Dump dump) {
    this.classes = classes;
    this.transformers = transformers;
    this.bytecode = new LoadedBytecode(transformers);
    this.privileges = privileges;
    this.constants = new ConstantTrees(privileges, options.policy().foldable());
    this.options = options;
    this.journal = journal;
    this.units =
        new UnitDefiner(
            new Placement(classes, options.hiddenFrames(), options.countHits()), privileges);
    this.snapshots =
        new Snapshots(
            classes, bytecode, privileges, options.policy().foldable(), options.hiddenFrames());
    Budget<SpecializingCallSite> budget =
        new Budget<>(options.maxSpecializations(), options.maxCodeBytes());
    this.earlierRuns = new EarlierRuns(cache, snapshots);
    this.relinker = new Relinker(journal);
    this.redefinitions = new Redefinitions(classes, relinker, budget, journal);
    this.trials = new Trials(later, relinker, budget, journal);
    this.switches = new SiteSwitches(switches, relinker, trials, journal);
    this.shortage = new Shortage(later, trials, relinker, budget, journal);
    this.callers =
        options.split() == SplitWhen.NEVER
            ? null
            : CallerSearch.by(
                transformers, privileges, classes, later, relinker, options.split(), journal);
    this.guesses = new Guesses(later, relinker, trials, redefinitions, journal);
    StableNames names = new StableNames(privileges::references);
    this.dumps = new ClassDumps(dump, names);
    this.maker =
        new SpecializationMaker(
            snapshots,
            units,
            budget,
            relinker,
            redefinitions,
            shortage,
            new Aftercare(
                new ConstantReviews(new Reviewer(later), relinker, trials, journal),
                new DeadConstants(later, relinker, trials, journal),
                options.measure() ? new Benefits(later, relinker, trials, journal) : null),
            new Generation(earlierRuns, dumps.areWanted()),
            guesses,
            this.switches,
            callers,
            names,
            dumps,
            journal);
  }

  /** What links the sites that this engine serves. */
  public Linker linker(Restorer restorer) {
    GenericCopies generics = new GenericCopies(units, snapshots, this::dump, journal);
    CallLinker calls =
        new CallLinker(
            classes, privileges, generics, options.policy(), this, switches, copiesCalls, journal);
    TargetSites sites = new TargetSites(generics, options.policy(), this, switches);
    return new SiteLinker(
        classes,
        privileges,
        generics,
        sites,
        restorer,
        calls,
        new Foresight(
            earlierRuns,
            classes,
            privileges,
            sites,
            maker,
            () -> transformers.instrumentation().getAllLoadedClasses(),
            this::foresee,
            () -> stopped,
            journal),
        redefinitions);
  }

  /** Dumps beside the program; what finds no room in the queue is left out of the dump. */
  private void dump(Consumer<ClassDumps> work) {
    if (dumps.areWanted() && !options.foreground()) {
      offer(() -> work.accept(dumps));
    } else {
      work.accept(dumps);
    }
  }

  /**
   * Defines the class that holds the call sites of another, which is about to be woven.
   *
   * @param name its internal name
   * @param owner the internal name of the other
   * @return false if the loader has a class of that name
   * @throws LinkageError if the loader does not take it
   */
  public boolean defineBridge(ClassLoader loader, String name, byte[] classFile, String owner) {
    try {
      privileges.define(loader, classFile);
    } catch (LinkageError e) {
      // The JVM says so with a plain LinkageError; its subclasses find fault with the bytes.
      if (e.getClass() == LinkageError.class) {
        return false;
      }
      throw e;
    }
    classes.addBridge(loader, name, owner);
    return true;
  }

  /**
   * Makes no specialization from now on, and weaves no class; returns when the one that is being
   * made is there.
   *
   * @return gives the classes their own code back
   */
  public Detachment stop() {
    stopped = true;
    classes.stop();
    later.stop();
    if (callers != null) {
      callers.stop();
    }
    queue.stop();
    return new Detachment(
        transformers.instrumentation(), classes, bytecode, privileges, copiesCalls, journal);
  }

  /** Whether this thread is reading a class's code: it wants what is woven, not the woven code. */
  public static boolean isReading() {
    return LoadedBytecode.isReading();
  }

  /** Whether some target of a woven class has been called. */
  public boolean hasLinked(Class<?> type) {
    return LinkedClass.isLinked(type);
  }

  @Override
  public MethodHandle request(SpecializingCallSite site, Key key, Class<?> box) {
    if (stopped) {
      return null;
    }
    if (options.foreground()) {
      return maker.make(site, key, box);
    }
    if (!offer(() -> maker.make(site, key, box))) {
      site.forget(key);
      site.finished(key);
      journal.refused(site.target(), key, Refusal.QUEUE_FULL);
    }
    return null;
  }

  /** Beside the program only: who asks for everything in the foreground is to see every step. */
  private boolean foresee(Runnable work) {
    return !options.foreground() && !stopped && offer(work);
  }

  private boolean offer(Runnable work) {
    try {
      return queue.offer(work);
    } catch (StackOverflowError | OutOfMemoryError e) {
      // No room for this call, or for the thread that the queue starts; a later call may have it.
      return false;
    }
  }

  @Override
  public boolean mayBeConstant(ClassLoader loader, Object argument) {
    try {
      return constants.isTree(loader, argument);
    } catch (IllegalStateException | LinkageError e) {
      // A field that cannot be read, or whose type is missing, is none to be folded.
      return false;
    }
  }

  @Override
  public boolean remembers() {
    return earlierRuns.areThere();
  }

  @Override
  public MethodHandle reuse(SpecializingCallSite site, Key key) {
    if (options.foreground()) {
      return reuseIfKnown(site, key);
    }
    offer(() -> reuseIfKnown(site, key));
    return null;
  }

  /** In the foreground it is the application that calls, which must not notice. */
  private MethodHandle reuseIfKnown(SpecializingCallSite site, Key key) {
    try {
      if (stopped || !earlierRuns.know(site, key)) {
        return null;
      }
    } catch (StackOverflowError | OutOfMemoryError | RuntimeException | LinkageError e) {
      // It is then counted like any other.
      return null;
    }
    return maker.reuse(site, key);
  }

  @Override
  public Class<?> elementsOf(SpecializingCallSite site, Object[] arguments) {
    return guesses.elementsOf(site, arguments);
  }

  /** Where there is no room in the queue the trial ends when its time is over. */
  @Override
  public void trialOver(SpecializingCallSite site, Trial trial) {
    offer(() -> trials.end(site, trial));
  }

  @Override
  public void settled(SpecializingCallSite site, Refusal reason) {
    if (reason != null) {
      journal.refused(site.target(), reason);
    }
    if (callers == null || !callers.beginsAt(site, reason)) {
      stopLooking(site, reason);
    }
  }

  @Override
  public void missed(SpecializingCallSite site) {
    if (stopped || callers == null || !site.state().looking()) {
      return;
    }
    if (callers.endsWithThisMissOf(site)) {
      stopLooking(site, null);
      callers.searchAgainLater(site);
    }
  }

  /** Of the sites of calls there are too many to have code that uses them compiled for a trial. */
  private void stopLooking(SpecializingCallSite site, Refusal reason) {
    try {
      relinker.settle(site);
      if (site.call() == null && (reason == null || reason == Refusal.SITE_CHURN)) {
        trials.schedule(site);
      }
    } catch (Throwable failure) {
      journal.failed("dispatcher of " + site.target(), failure);
    }
  }

  /** Takes note that a switch was used: returns when all sites are as it says. */
  public void switched() {
    if (!stopped) {
      switches.used();
    }
  }

  /** Has the sites tried that are given. */
  Trials trials() {
    return trials;
  }

  /** Makes room for what goes without. */
  Shortage shortage() {
    return shortage;
  }

  /**
   * Takes note that a class is being redefined: what was made from its old code must not run.
   *
   * @param classFile its new class file
   */
  public void redefined(Class<?> type, byte[] classFile) {
    redefinitions.redefined(type, classFile);
  }
}
