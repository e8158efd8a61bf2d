package dev.monomorph.engine;

import dev.monomorph.define.Privileges;
import dev.monomorph.dispatch.Dispatcher;
import dev.monomorph.inspect.Journal;
import dev.monomorph.runtime.Code;
import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.Linker;
import dev.monomorph.runtime.Refusal;
import dev.monomorph.runtime.SiteEngine;
import dev.monomorph.runtime.SiteState;
import dev.monomorph.runtime.Specialization;
import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.runtime.Target;
import dev.monomorph.specialize.Specializer;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.util.function.UnaryOperator;
import org.objectweb.asm.Type;

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
  private final Budget budget;
  private final CompileQueue queue = new CompileQueue();
  private final Reviewer reviewer = new Reviewer();
  private final Reviewer callersReviewer = new Reviewer();
  private final ConstantTrees constants;
  private final CallerSearch callers;

  /**
   * @param classes the woven classes
   * @param instrumentation gives the class files of all other classes
   * @param journal is told of everything that happens
   */
  public Engine(
      TargetClasses classes,
      Instrumentation instrumentation,
      Privileges privileges,
      EngineOptions options,
      Journal journal) {
    this.classes = classes;
    this.bytecode = new LoadedBytecode(instrumentation);
    this.privileges = privileges;
    this.constants = new ConstantTrees(privileges);
    this.options = options;
    this.journal = journal;
    this.units =
        new UnitDefiner(
            new Placement(classes, options.hiddenFrames(), options.countHits()), privileges);
    this.budget = new Budget(options.maxSpecializations(), options.maxCodeBytes());
    this.callers =
        options.split()
            ? CallerSearch.by(instrumentation, bytecode, privileges, classes, journal)
            : null;
  }

  /** What links the sites that this engine serves. */
  public Linker linker(Restorer restorer) {
    GenericCopies generics = new GenericCopies(units, this::snapshot, journal);
    CallLinker calls =
        new CallLinker(classes, privileges, generics, options.policy(), this, journal);
    return new SiteLinker(classes, privileges, generics, options.policy(), this, restorer, calls);
  }

  /**
   * Defines the class that holds the call sites of another, which is about to be loaded.
   *
   * @param name its internal name
   * @param owner the internal name of the other
   * @throws LinkageError if the loader does not take it
   */
  public void defineBridge(ClassLoader loader, String name, byte[] classFile, String owner) {
    if (classes.ownerOfSites(loader, name).equals(name)) {
      privileges.define(loader, classFile);
      classes.addBridge(loader, name, owner);
    }
  }

  /** Whether some target of a woven class has been called. */
  public boolean hasLinked(Class<?> type) {
    return LinkedClass.OF.get(type).generics() != null;
  }

  @Override
  public MethodHandle request(SpecializingCallSite site, Key key) {
    if (options.foreground()) {
      return work(site, key);
    }
    if (!offer(site, key)) {
      site.forget(key);
      site.finished(key);
      journal.refused(site.target(), Refusal.QUEUE_FULL);
    }
    return null;
  }

  private boolean offer(SpecializingCallSite site, Key key) {
    try {
      return queue.offer(() -> work(site, key));
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
  public void settled(SpecializingCallSite site, Refusal reason) {
    if (reason != null) {
      journal.refused(site.target(), reason);
    }
    if (callers == null || !callers.beginsAt(site, reason)) {
      stopLooking(site);
    }
  }

  @Override
  public void missed(SpecializingCallSite site) {
    if (callers != null && site.state().looking() && callers.endsWithThisMissOf(site)) {
      stopLooking(site);
      callersReviewer.schedule(site, this::searchAgain);
    }
  }

  /** Has a site that has settled tell once more who calls it: callers may have come since. */
  private void searchAgain(SpecializingCallSite site) {
    try {
      site.misses().restart();
      replace(site, state -> state.without(none -> false));
    } catch (Throwable failure) {
      journal.failed("search for callers of " + site.target(), failure);
    }
  }

  private void stopLooking(SpecializingCallSite site) {
    try {
      settle(site);
    } catch (Throwable failure) {
      journal.failed("dispatcher of " + site.target(), failure);
    }
  }

  /**
   * Takes note that a class is being redefined: what was made from its old code must not run.
   *
   * @param classFile its new class file
   */
  public void redefined(Class<?> type, byte[] classFile) {
    TargetClass woven = classes.find(type.getClassLoader(), Type.getInternalName(type));
    if (woven != null && !woven.replace(classFile)) {
      return;
    }
    for (SpecializingCallSite site : SourceClass.OF.get(type).redefine(classFile)) {
      if (site.call() == null) {
        journal.dropped(site.target(), site.state().specializations().size());
      }
      reset(site);
    }
  }

  private MethodHandle work(SpecializingCallSite site, Key key) {
    try {
      return specialize(site, key);
    } finally {
      site.finished(key);
    }
  }

  private MethodHandle specialize(SpecializingCallSite site, Key key) {
    if (site.isFull() || !CallKeys.selectTarget(site, key)) {
      return null;
    }
    Specialization kept = site.kept(key);
    SharedSpecializations.Shared shared = kept == null ? shared(site).find(key) : null;
    if (shared != null) {
      return takeShared(site, key, shared);
    }
    if (kept == null && !budget.take()) {
      site.settle(Refusal.BUDGET_SPENT);
      return null;
    }
    try {
      return kept == null ? specializeNow(site, key) : takeAgain(site, key, kept);
    } catch (StackOverflowError e) {
      // The application's stack was nearly full; a later call may have room.
      giveBack(kept);
      site.forget(key);
      return null;
    } catch (Throwable failure) {
      // Whatever it is, an error of ours must not be the application's.
      giveBack(kept);
      journal.refused(site.target(), reasonOf(failure));
      journal.failed("specialization of " + site.target() + " for " + key, failure);
      return null;
    }
  }

  private static SharedSpecializations shared(SpecializingCallSite site) {
    return LinkedClass.OF.get(site.lookup().lookupClass()).shared(site.target());
  }

  /** Takes what another site of the same target has had made; it has its place in the budget. */
  private MethodHandle takeShared(
      SpecializingCallSite site, Key asked, SharedSpecializations.Shared shared) {
    Specialization common = shared.specialization();
    Specialization own =
        new Specialization(CallKeys.guarded(site, asked, common.key()), common.code());
    shared.program().bind(site);
    site.learn(own.key());
    site.keep(asked, own);
    if (add(site, own)) {
      reviewLater(site, own.key());
      settleIfFull(site);
    }
    if (!shared.program().isCurrent()) {
      reset(site);
      return null;
    }
    return own.code().handle(site.lookup());
  }

  /** What was made before has its place in the budget. */
  private void giveBack(Specialization kept) {
    if (kept == null) {
      budget.giveBack();
    }
  }

  private MethodHandle specializeNow(SpecializingCallSite site, Key key) {
    long start = System.nanoTime();
    Target target = site.target();
    ProgramSnapshot program = snapshot();
    Specializer.Result result =
        Specializer.specialize(program, site.lookup().lookupClass(), target, key);
    if (result.key().isGeneric()) {
      budget.giveBack();
      return keepGeneric(site, key);
    }
    Key guarded = CallKeys.guarded(site, key, result.key());
    site.learn(guarded);
    if (site.state().has(guarded)) {
      budget.giveBack();
      return null;
    }
    program.bind(site);
    MethodHandle made = place(site, key, result, start);
    if (!program.isCurrent()) {
      reset(site);
      return null;
    }
    share(site, key, result.key(), program);
    return made;
  }

  private void share(SpecializingCallSite site, Key asked, Key used, ProgramSnapshot program) {
    Specialization made = site.kept(asked);
    if (callers != null && made != null) {
      shared(site).add(asked, new Specialization(used, made.code()), program);
    }
  }

  /** The key decided nothing; others may. */
  private MethodHandle keepGeneric(SpecializingCallSite site, Key key) {
    SiteState state = site.state();
    Code generic = state.generic();
    if (state.isGenericOnly() && !state.specializations().isEmpty()) {
      site.settle(Refusal.NOTHING_TO_SPECIALIZE);
    } else {
      add(site, new Specialization(key, generic));
    }
    return null;
  }

  /** Puts back what a review has taken out; a redefinition in between has the last word. */
  private MethodHandle takeAgain(SpecializingCallSite site, Key asked, Specialization kept) {
    add(site, kept);
    if (!kept.equals(site.kept(asked))) {
      reset(site);
      return null;
    }
    reviewLater(site, kept.key());
    settleIfFull(site);
    return kept.code().handle(site.lookup());
  }

  /** Of the sites of calls there are too many to have code that uses them compiled anew thrice. */
  private void reviewLater(SpecializingCallSite site, Key key) {
    if (site.call() == null && key.couldHoldConstant() && site.mayFindConstantLater(key)) {
      reviewer.schedule(site, this::review);
    }
  }

  /** Has the site look at those keys again that could be for constants. */
  private void review(SpecializingCallSite site) {
    try {
      replace(site, state -> state.without(each -> site.mayFindConstantLater(each.key())));
      site.discardFoundConstants();
      site.reopen();
    } catch (Throwable failure) {
      journal.failed("review of " + site.target(), failure);
    }
  }

  private ProgramSnapshot snapshot() {
    return new ProgramSnapshot(classes, bytecode, privileges, options.hiddenFrames());
  }

  private MethodHandle place(
      SpecializingCallSite site, Key asked, Specializer.Result result, long start) {
    Target target = site.target();
    int hash = 31 * target.signature().hashCode() + StableNames.of(result.key()).hashCode();
    if (callers != null) {
      callers.split(result.classes());
    }
    UnitDefiner.Defined defined = units.define(site.lookup(), result.classes(), hash);
    Code code = defined.codes().get(0);
    budget.addBytes(defined.placed().bytes());
    Key guarded = CallKeys.guarded(site, asked, result.key());
    Specialization specialization = new Specialization(guarded, code);
    if (!add(site, specialization)) {
      budget.giveBack();
      return code.handle(site.lookup());
    }
    site.keep(asked, specialization);
    reviewLater(site, guarded);
    long nanoseconds = System.nanoTime() - start;
    journal.specialized(target, result.key(), defined.placed(), result.extent(), nanoseconds);
    settleIfFull(site);
    return code.handle(site.lookup());
  }

  private static void settleIfFull(SpecializingCallSite site) {
    if (site.isFull()) {
      site.settle(null);
    }
  }

  /** False if threads that were faster have filled the site, or have made the same. */
  private static boolean add(SpecializingCallSite site, Specialization specialization) {
    SiteState current;
    SiteState next;
    do {
      current = site.state();
      if (site.isFull() || current.has(specialization.key())) {
        return false;
      }
      next = current.with(specialization);
    } while (!site.install(current, next, Dispatcher.define(site, next)));
    return true;
  }

  private static void settle(SpecializingCallSite site) {
    SiteState current;
    SiteState next;
    do {
      current = site.state();
      next = current.settled();
    } while (!site.install(current, next, Dispatcher.define(site, next)));
  }

  private void reset(SpecializingCallSite site) {
    site.discard();
    shared(site).clear();
    if (site.call() != null && isReplaced(site)) {
      // Its class runs other code now, in its own body; the generic copy is of what was there.
      site.close();
      return;
    }
    replace(site, SiteState::emptied);
    site.reopen();
  }

  private boolean isReplaced(SpecializingCallSite site) {
    Class<?> owner = site.lookup().lookupClass();
    return classes.find(owner.getClassLoader(), site.target().owner()).isReplaced();
  }

  private void replace(SpecializingCallSite site, UnaryOperator<SiteState> change) {
    SiteState current;
    SiteState next;
    do {
      current = site.state();
      next = change.apply(current);
    } while (!site.install(current, next, dispatcher(site, next)));
  }

  /** The generic copy alone where even a dispatcher cannot be made: old code must not stay. */
  private MethodHandle dispatcher(SpecializingCallSite site, SiteState state) {
    try {
      return Dispatcher.define(site, state);
    } catch (Throwable failure) {
      journal.failed("dispatcher of " + site.target(), failure);
      return state.generic().handle(site.lookup());
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
