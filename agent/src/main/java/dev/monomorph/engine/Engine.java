package dev.monomorph.engine;

import dev.monomorph.define.Privileges;
import dev.monomorph.inspect.Journal;
import dev.monomorph.runtime.Code;
import dev.monomorph.runtime.Kept;
import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.Linker;
import dev.monomorph.runtime.Refusal;
import dev.monomorph.runtime.SiteEngine;
import dev.monomorph.runtime.SiteState;
import dev.monomorph.runtime.Specialization;
import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.runtime.Target;
import dev.monomorph.runtime.Trial;
import dev.monomorph.specialize.Specializer;
import dev.monomorph.split.SplitWhen;
import dev.monomorph.weave.Transformers;
import java.lang.invoke.MethodHandle;
import java.lang.ref.Reference;
import java.util.Map;

/**
 * Makes specializations on request and puts them in place.
 *
 * <p>Whatever goes wrong here, the site goes on with its generic copy, and the journal says why.
 */
public final class Engine implements SiteEngine {
  private final TargetClasses classes;
  private final EngineOptions options;
  private final Journal journal;
  private final LoadedBytecode bytecode;
  private final Privileges privileges;
  private final UnitDefiner units;
  private final Budget<SpecializingCallSite> budget;
  private final Relinker relinker;
  private final Redefinitions redefinitions;
  private final Trials trials;
  private final Shortage shortage;
  private final CompileQueue queue = new CompileQueue();
  private final Later later = new Later();
  private final ConstantReviews reviews;
  private final DeadConstants deadConstants;
  private final ConstantTrees constants;
  private final Transformers transformers;
  private final CallerSearch callers;
  private final CopiesCalls copiesCalls = new CopiesCalls();
  private volatile boolean stopped;

  /**
   * @param classes the woven classes
   * @param transformers the agent's; the class files of all other classes are read behind them
   * @param journal is told of everything that happens
   */
  public Engine(
      TargetClasses classes,
      Transformers transformers,
      Privileges privileges,
      EngineOptions options,
      Journal journal) {
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
    this.budget = new Budget<>(options.maxSpecializations(), options.maxCodeBytes());
    this.relinker = new Relinker(journal);
    this.redefinitions = new Redefinitions(classes, relinker, budget, journal);
    this.trials = new Trials(later, relinker, budget, journal);
    this.reviews = new ConstantReviews(new Reviewer(later), relinker, trials, journal);
    this.deadConstants = new DeadConstants(later, relinker, trials, journal);
    this.shortage = new Shortage(later, trials, relinker, budget, journal);
    this.callers =
        options.split() == SplitWhen.NEVER
            ? null
            : CallerSearch.by(
                transformers, privileges, classes, later, relinker, options.split(), journal);
  }

  /** What links the sites that this engine serves. */
  public Linker linker(Restorer restorer) {
    GenericCopies generics = new GenericCopies(units, this::snapshot, journal);
    CallLinker calls =
        new CallLinker(classes, privileges, generics, options.policy(), this, copiesCalls, journal);
    return new SiteLinker(
        classes, privileges, generics, options.policy(), this, restorer, calls, redefinitions);
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
  public MethodHandle request(SpecializingCallSite site, Key key) {
    if (stopped) {
      return null;
    }
    if (options.foreground()) {
      return work(site, key);
    }
    if (!offer(() -> work(site, key))) {
      site.forget(key);
      site.finished(key);
      journal.refused(site.target(), Refusal.QUEUE_FULL);
    }
    return null;
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

  private MethodHandle work(SpecializingCallSite site, Key key) {
    Object[] alive = key.objects();
    try {
      return key.isDead() ? null : specialize(site, key);
    } finally {
      site.finished(key);
      Reference.reachabilityFence(alive);
    }
  }

  private MethodHandle specialize(SpecializingCallSite site, Key key) {
    if (redefinitions.isReplaced(site)) {
      site.settle(null);
      return null;
    }
    if (site.isFull() || !CallKeys.selectTarget(site, key)) {
      return null;
    }
    if (!site.mayRelink()) {
      site.settle(Refusal.RELINKS_SPENT);
      return null;
    }
    Specialization kept = site.made().find(key);
    SharedSpecializations.Shared shared =
        kept == null ? SharedSpecializations.of(site).find(key) : null;
    boolean isNew = kept == null && shared == null;
    if (isNew && !budget.take(site)) {
      site.settle(Refusal.BUDGET_SPENT);
      shortage.wantedBy(site);
      return null;
    }
    try {
      if (shared != null) {
        return takeShared(site, key, shared);
      }
      return isNew ? specializeNow(site, key) : takeAgain(site, key, kept);
    } catch (StackOverflowError e) {
      // The application's stack was nearly full; a later call may have room.
      giveBack(site, isNew);
      site.forget(key);
      return null;
    } catch (Throwable failure) {
      // Whatever it is, an error of ours must not be the application's.
      giveBack(site, isNew);
      site.giveUp(key);
      journal.refused(site.target(), reasonOf(failure));
      journal.failed("specialization of " + site.target() + " for " + key, failure);
      return null;
    }
  }

  /** What was made before has its place in the budget. */
  private void giveBack(SpecializingCallSite site, boolean isNew) {
    if (isNew) {
      budget.giveBack(site);
    }
  }

  private MethodHandle specializeNow(SpecializingCallSite site, Key key) {
    long start = System.nanoTime();
    Target target = site.target();
    Class<?> owner = site.lookup().lookupClass();
    ProgramSnapshot program = snapshot();
    program.see(owner);
    // After the look: a redefinition that is not found here makes the program of before stale.
    TargetClass code = redefinitions.codeOf(site);
    if (code == null) {
      budget.giveBack(site);
      site.settle(null);
      return null;
    }
    Specializer.Result result =
        Specializer.specialize(program.pin(owner, code), owner, target, key);
    if (result.key().isGeneric()) {
      budget.giveBack(site);
      return keepGeneric(site, key);
    }
    Key guarded = CallKeys.guarded(site, key, result.key());
    site.learn(guarded);
    if (site.state().has(guarded)) {
      budget.giveBack(site);
      return null;
    }
    program.bind(site);
    MethodHandle made = place(site, key, result, program, start);
    if (!program.isCurrent()) {
      redefinitions.reset(site);
      return null;
    }
    if (callers != null) {
      SharedSpecializations.of(site).share(site, key, result.key(), program);
    }
    return made;
  }

  /**
   * Takes what another site of the same target has had made. It keeps its place in the budget under
   * that site, so this one does not remember it as its own and never gives the place back.
   */
  private MethodHandle takeShared(
      SpecializingCallSite site, Key asked, SharedSpecializations.Shared shared) {
    ProgramSnapshot program = shared.program();
    Code code = shared.specialization().code();
    Key guarded = CallKeys.guarded(site, asked, shared.specialization().key());
    program.bind(site);
    site.learn(guarded);
    if (relinker.add(site, new Specialization(guarded, code), program::isCurrent)) {
      reviews.schedule(site, guarded);
      deadConstants.watch(site, guarded);
      settleIfFull(site);
    }
    if (!program.isCurrent()) {
      redefinitions.reset(site);
      return null;
    }
    return code.handle(site.lookup());
  }

  /** The key decided nothing; others may. */
  private MethodHandle keepGeneric(SpecializingCallSite site, Key key) {
    SiteState state = site.state();
    Code generic = state.generic();
    if (state.isGenericOnly() && !state.specializations().isEmpty()) {
      site.settle(Refusal.NOTHING_TO_SPECIALIZE);
    } else {
      relinker.add(site, new Specialization(key, generic), () -> true);
    }
    return null;
  }

  /** Puts back what a review has taken out; a redefinition in between has the last word. */
  private MethodHandle takeAgain(SpecializingCallSite site, Key asked, Specialization kept) {
    relinker.add(site, kept, () -> kept.equals(site.made().find(asked)));
    if (!kept.equals(site.made().find(asked))) {
      redefinitions.reset(site);
      return null;
    }
    reviews.schedule(site, kept.key());
    settleIfFull(site);
    return kept.code().handle(site.lookup());
  }

  private ProgramSnapshot snapshot() {
    return new ProgramSnapshot(
        classes, bytecode, privileges, options.policy().foldable(), options.hiddenFrames());
  }

  private MethodHandle place(
      SpecializingCallSite site,
      Key asked,
      Specializer.Result result,
      ProgramSnapshot program,
      long start) {
    Target target = site.target();
    Map<Key, Kept> made = site.made().all();
    int hash = 31 * target.signature().hashCode() + StableNames.of(result.key()).hashCode();
    if (callers != null) {
      callers.split(result.classes());
    }
    UnitDefiner.Defined defined =
        units.define(site.lookup(), result.classes(), hash, hide(site, result.key()));
    Code code = defined.codes().get(0);
    int unloadable = defined.hiddenBytes();
    budget.addBytes(site, defined.placed().bytes(), unloadable);
    Key guarded = CallKeys.guarded(site, asked, result.key());
    Specialization specialization = new Specialization(guarded, code);
    if (!relinker.add(site, specialization, program::isCurrent)
        || !site.made().keep(made, asked, new Kept(specialization, unloadable))) {
      budget.retire(site, unloadable);
      return code.handle(site.lookup());
    }
    reviews.schedule(site, guarded);
    deadConstants.watch(site, guarded);
    long nanoseconds = System.nanoTime() - start;
    journal.specialized(target, result.key(), defined.placed(), result.extent(), nanoseconds);
    settleIfFull(site);
    return code.handle(site.lookup());
  }

  /** Why code has to be hidden, or null: only then can it go before its class's loader goes. */
  private static String hide(SpecializingCallSite site, Key key) {
    return site.constantsDie() && key.holdsObject()
        ? "it is for an object, and such objects have died before"
        : Placement.hideVersion(site.version());
  }

  private static void settleIfFull(SpecializingCallSite site) {
    if (site.isFull()) {
      site.settle(null);
    }
  }

  private static Refusal reasonOf(Throwable failure) {
    if (failure instanceof VerifyError) {
      return Refusal.VERIFICATION_FAILED;
    }
    return failure instanceof LinkageError || failure instanceof OutOfMemoryError
        ? Refusal.DEFINITION_FAILED
        : Refusal.SPECIALIZER_ERROR;
  }
}
