package dev.monomorph.engine;

import dev.monomorph.inspect.Begun;
import dev.monomorph.inspect.Journal;
import dev.monomorph.inspect.Work;
import dev.monomorph.runtime.Code;
import dev.monomorph.runtime.Kept;
import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.Refusal;
import dev.monomorph.runtime.SiteState;
import dev.monomorph.runtime.Specialization;
import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.runtime.Target;
import dev.monomorph.specialize.Specializer;
import java.lang.invoke.MethodHandle;
import java.lang.ref.Reference;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Gives sites the specializations that they ask for: one that is there already, or a new one.
 *
 * <p>Whatever goes wrong here, the site goes on with its generic copy, and the journal says why.
 */
final class SpecializationMaker {
  private final Supplier<ProgramSnapshot> snapshots;
  private final UnitDefiner units;
  private final Budget<SpecializingCallSite> budget;
  private final Relinker relinker;
  private final Redefinitions redefinitions;
  private final Shortage shortage;
  private final Aftercare aftercare;
  private final Generation generation;
  private final Guesses guesses;
  private final SiteSwitches switches;
  private final CallerSearch callers;
  private final StableNames names;
  private final ClassDumps dumps;
  private final Journal journal;

  /**
   * @param snapshots the running program, as often as it is asked for
   * @param callers null if no calls are split
   */
  SpecializationMaker(
      Supplier<ProgramSnapshot> snapshots,
      UnitDefiner units,
      Budget<SpecializingCallSite> budget,
      Relinker relinker,
      Redefinitions redefinitions,
      Shortage shortage,
      Aftercare aftercare,
      Generation generation,
      Guesses guesses,
      SiteSwitches switches,
      CallerSearch callers,
      StableNames names,
      ClassDumps dumps,
      Journal journal) {
    this.snapshots = snapshots;
    this.units = units;
    this.budget = budget;
    this.relinker = relinker;
    this.redefinitions = redefinitions;
    this.shortage = shortage;
    this.aftercare = aftercare;
    this.generation = generation;
    this.guesses = guesses;
    this.switches = switches;
    this.callers = callers;
    this.names = names;
    this.dumps = dumps;
    this.journal = journal;
  }

  /**
   * Makes a specialization and puts it in place.
   *
   * @param box the class that elements of collections are guessed to have; null for none
   * @return what runs the call that asks, or null for the generic copy
   */
  MethodHandle make(SpecializingCallSite site, Key key, Class<?> box) {
    Object[] alive = key.objects();
    try {
      return key.isDead() ? null : specialize(site, key, () -> specializeGuessing(site, key, box));
    } finally {
      site.finished(key);
      Reference.reachabilityFence(alive);
    }
  }

  /**
   * Puts in place what an earlier run has made, if there is anything and the program is the same.
   *
   * @param key holds no object
   * @return as {@link #make}
   */
  MethodHandle reuse(SpecializingCallSite site, Key key) {
    return specialize(
        site,
        key,
        () -> {
          Outcome outcome = reuseNow(site, key);
          if (outcome == null) {
            budget.giveBack(site);
            return null;
          }
          return outcome.handle();
        });
  }

  /**
   * The same for a site that nobody may have called: takes neither its last place nor more than
   * half of the budget, so that calls find both.
   */
  void reuseAhead(SpecializingCallSite site, Key key) {
    if (!site.isNearlyFull() && budget.isHalfFree()) {
      MethodHandle unused = reuse(site, key);
    }
  }

  /**
   * What has come of a request.
   *
   * @param handle runs the call that asks; null for the generic copy
   */
  private record Outcome(MethodHandle handle) {}

  /**
   * Gives a site what it has had before, or what another has, or something new.
   *
   * @param making makes it, with a place in the budget
   */
  private MethodHandle specialize(
      SpecializingCallSite site, Key key, Supplier<MethodHandle> making) {
    if (redefinitions.isReplaced(site)) {
      site.settle(null);
      return null;
    }
    if (site.state().off() || site.isFull() || !CallKeys.selectTarget(site, key)) {
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
      return isNew ? making.get() : takeAgain(site, key, kept);
    } catch (StackOverflowError e) {
      // The application's stack was nearly full; a later call may have room.
      giveBack(site, isNew);
      site.forget(key);
      return null;
    } catch (Throwable failure) {
      // Whatever it is, an error of ours must not be the application's.
      giveBack(site, isNew);
      site.giveUp(key);
      journal.refused(site.target(), key, reasonOf(failure));
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

  /** What cannot be made on a guess is made without. */
  private MethodHandle specializeGuessing(SpecializingCallSite site, Key key, Class<?> box) {
    Guesses.Guess guess = guesses.of(site, box);
    if (guess == null) {
      return specializeNow(site, key, null);
    }
    try {
      return specializeNow(site, key, guess);
    } catch (LinkageError | RuntimeException failure) {
      site.stopGuessing();
      journal.failed("guesses of " + site.target() + " for " + key, failure);
      return specializeNow(site, key, null);
    }
  }

  private MethodHandle specializeNow(SpecializingCallSite site, Key key, Guesses.Guess guess) {
    Outcome reused = reuseNow(site, key);
    if (reused != null) {
      return reused.handle();
    }
    Begun begun = journal.begins(Work.SPECIALIZATION);
    ProgramSnapshot program = look(site);
    TargetClass code = redefinitions.codeOf(site);
    if (code == null) {
      budget.giveBack(site);
      site.settle(null);
      return null;
    }
    program.pin(site.lookup().lookupClass(), code);
    Generation.Generated made = generation.make(site, key, guess, program);
    return use(site, key, made, code, guess, program, begun);
  }

  /** Null if no earlier run has made anything that is good for this one. */
  private Outcome reuseNow(SpecializingCallSite site, Key key) {
    if (!generation.canReuse()) {
      return null;
    }
    Begun begun = journal.begins(Work.SPECIALIZATION);
    // Of its own: what is asked for an entry that is of no use is no answer for what is made then.
    ProgramSnapshot program = look(site);
    TargetClass code = redefinitions.codeOf(site);
    if (code == null) {
      return null;
    }
    program.pin(site.lookup().lookupClass(), code);
    Generation.Generated found = generation.find(site, key, program);
    if (found == null) {
      return null;
    }
    try {
      return new Outcome(use(site, key, found, code, null, program, begun));
    } catch (LinkageError failure) {
      // The JVM does not take it, so something has changed that no entry tells.
      journal.failed("reuse for " + site.target() + " and " + key, failure);
      return null;
    }
  }

  /** To be taken before the code: a redefinition that is not found then makes it stale. */
  private ProgramSnapshot look(SpecializingCallSite site) {
    ProgramSnapshot program = snapshots.get();
    program.see(site.lookup().lookupClass());
    return program;
  }

  private MethodHandle use(
      SpecializingCallSite site,
      Key key,
      Generation.Generated generated,
      TargetClass code,
      Guesses.Guess guess,
      ProgramSnapshot program,
      Begun begun) {
    Specializer.Result result = generated.result();
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
    Map.Entry<Key, Kept> same = result.extent().guesses() ? null : site.made().assuming(guarded);
    if (same != null) {
      budget.giveBack(site);
      return takeAgain(site, same.getKey(), same.getValue().specialization());
    }
    program.bind(site);
    journal.copied(site.target(), code.classFile());
    MethodHandle made = place(site, key, generated, guess, program, begun);
    if (!program.isCurrent()) {
      redefinitions.reset(site);
      return null;
    }
    generated.keep().run();
    // Each site has guesses of its own, and an end of them.
    if (callers != null && !result.extent().guesses()) {
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
    if (relinker.add(
        site,
        new Specialization(guarded, code),
        () -> shared.equals(SharedSpecializations.of(site).find(asked)))) {
      aftercare.share(site, guarded);
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

  /**
   * Puts back what a review or a trial has taken out. Whoever gives it up in the meantime has the
   * last word: it does not stay, and the rest of the site is none of its business.
   */
  private MethodHandle takeAgain(SpecializingCallSite site, Key asked, Specialization kept) {
    BooleanSupplier stillKept = () -> kept.equals(site.made().find(asked));
    relinker.add(site, kept, stillKept);
    if (!stillKept.getAsBoolean()) {
      relinker.replace(site, state -> state.lacking(kept::equals));
      site.forget(asked);
      return null;
    }
    aftercare.resume(site, kept.key());
    settleIfFull(site);
    return kept.code().handle(site.lookup());
  }

  private MethodHandle place(
      SpecializingCallSite site,
      Key asked,
      Generation.Generated generated,
      Guesses.Guess guess,
      ProgramSnapshot program,
      Begun begun) {
    Specializer.Result result = generated.result();
    Target target = site.target();
    Map<Key, Kept> made = site.made().all();
    Guesses.Guess used = result.extent().guesses() ? guess : null;
    String name = names.of(result.key()) + (used == null ? "" : used.box().getName());
    int hash = 31 * target.signature().hashCode() + name.hashCode();
    if (callers != null) {
      callers.split(result.classes());
    }
    UnitDefiner.Defined defined =
        units.define(site.lookup(), result.classes(), hash, hide(site, result.key()));
    Code code = aftercare.entry(site, defined.codes().get(0));
    if (used != null) {
      used.isFor(code);
    }
    int unloadable = defined.hiddenBytes();
    budget.addBytes(site, defined.placed().bytes(), unloadable);
    Key guarded = CallKeys.guarded(site, asked, result.key());
    Specialization specialization = new Specialization(guarded, code, used);
    if (!relinker.add(site, specialization, program::isCurrent)
        || !site.made().keep(made, asked, new Kept(specialization, unloadable))) {
      budget.retire(site, unloadable);
      return code.handle(site.lookup());
    }
    aftercare.begin(site, specialization);
    if (used != null && used.isGivenUp()) {
      guesses.giveUp(site, used);
    }
    journal.defined(target, defined.classFiles());
    if (generated.reused()) {
      journal.reused(target, result.key(), defined.placed(), result.extent(), begun);
    } else {
      journal.specialized(target, result.key(), defined.placed(), result.extent(), begun);
    }
    switches.retireIfOff(site);
    settleIfFull(site);
    dumps.specialized(site, result, defined, used == null ? null : used.box());
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
