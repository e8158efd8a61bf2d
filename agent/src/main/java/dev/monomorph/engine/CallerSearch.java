package dev.monomorph.engine;

import dev.monomorph.define.Privileges;
import dev.monomorph.inspect.Journal;
import dev.monomorph.runtime.CallRefusal;
import dev.monomorph.runtime.Refusal;
import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.specialize.GeneratedClass;
import dev.monomorph.split.CallCheck;
import dev.monomorph.split.CallSplitter;
import dev.monomorph.split.Splitter;
import dev.monomorph.weave.CallTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Modifier;
import java.util.List;

/** Which sites go on observing when they are full, to tell who calls their targets. */
final class CallerSearch {
  private final TargetClasses classes;
  private final Splitter splitter;
  private final TargetCalls ownCalls;
  private final Journal journal;

  private CallerSearch(
      TargetClasses classes, Splitter splitter, TargetCalls ownCalls, Journal journal) {
    this.classes = classes;
    this.ownCalls = ownCalls;
    this.splitter = splitter;
    this.journal = journal;
  }

  /** One that has what it finds rewritten by {@code instrumentation}. */
  static CallerSearch by(
      Instrumentation instrumentation,
      LoadedBytecode bytecode,
      Privileges privileges,
      TargetClasses classes,
      Journal journal) {
    CallTransformer transformer =
        new CallTransformer(
            (type, failure) -> journal.failed("splitting of calls in " + type, failure));
    instrumentation.addTransformer(transformer, true);
    CallCheck check = new CallCheck(privileges);
    CallSplitter calls =
        new CallSplitter(instrumentation, bytecode::read, transformer, check, journal);
    TargetCalls ownCalls = new TargetCalls(classes, check);
    return new CallerSearch(classes, new Splitter(calls, journal), ownCalls, journal);
  }

  /** Whether the callers of a site are looked for, now that it looks for no keys. */
  boolean beginsAt(SpecializingCallSite site, Refusal reason) {
    boolean tooMany = reason == null || reason == Refusal.SITE_CHURN;
    if (site.call() != null || !tooMany) {
      return false;
    }
    ClassLoader loader = site.lookup().lookupClass().getClassLoader();
    TargetClass owner = classes.find(loader, site.target().owner());
    if (Modifier.isSynchronized(owner.original().access(site.target()))) {
      journal.notSplit(site.target(), CallRefusal.SYNCHRONIZED);
      return false;
    }
    return true;
  }

  /** Makes call sites of the calls of targets in a specialization that has no classes yet. */
  void split(List<GeneratedClass> specialization) {
    specialization.forEach(ownCalls::split);
  }

  /** Looks at one miss, perhaps; true if it was the last to be looked at. */
  boolean endsWithThisMissOf(SpecializingCallSite site) {
    return site.call() == null && splitter.missed(site);
  }
}
