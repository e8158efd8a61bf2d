package dev.monomorph.engine;

import dev.monomorph.inspect.Journal;
import dev.monomorph.runtime.Kept;
import dev.monomorph.runtime.Retirement;
import dev.monomorph.runtime.SiteState;
import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.weave.SplitCalls;
import java.util.List;
import org.objectweb.asm.Type;

/** Has sites give up what was made of code that has been replaced. */
final class Redefinitions {
  private final TargetClasses classes;
  private final Relinker relinker;
  private final Budget<SpecializingCallSite> budget;
  private final Journal journal;

  Redefinitions(
      TargetClasses classes,
      Relinker relinker,
      Budget<SpecializingCallSite> budget,
      Journal journal) {
    this.classes = classes;
    this.relinker = relinker;
    this.budget = budget;
    this.journal = journal;
  }

  /** See {@link Engine#redefined}. */
  void redefined(Class<?> type, byte[] classFile) {
    affected(type, classFile).forEach(this::reset);
  }

  /**
   * Takes note that the JVM has accepted a redefinition: what was made without the new code in the
   * meantime can have it now.
   */
  void accepted(Class<?> type) {
    SourceClass.OF.get(type).redefine().forEach(this::reset);
  }

  /** The sites that have something made from code that is another from now on. */
  private List<SpecializingCallSite> affected(Class<?> type, byte[] classFile) {
    TargetClass woven = classes.find(type.getClassLoader(), Type.getInternalName(type));
    SourceClass source = SourceClass.OF.get(type);
    if (!SplitCalls.of(type).isEmpty()) {
      source.announce(classFile);
    }
    if (woven == null || (woven.isFrom(classFile) && !woven.isLive())) {
      return source.redefine(classFile);
    }
    if (woven.isFrom(classFile)) {
      return List.of();
    }
    woven.replace();
    return source.redefine();
  }

  /** Has a site look for keys anew, with nothing of what it had. */
  void reset(SpecializingCallSite site) {
    List<Kept> discarded = site.discard();
    SharedSpecializations.of(site).clear();
    if (site.call() != null && isReplaced(site)) {
      // Its class runs other code now; the generic copy is of what was there.
      site.close();
    } else {
      relinker.replace(site, SiteState::emptied);
      site.reopen();
    }
    discarded.forEach(each -> budget.retire(site, each.unloadableBytes()));
    List<String> classNames = discarded.stream().map(Kept::className).toList();
    journal.retired(site.target(), classNames, Retirement.REDEFINED);
  }

  /** Whether the class of a site's target has other code now, or would have had the JVM let it. */
  boolean isReplaced(SpecializingCallSite site) {
    return codeOf(site) == null;
  }

  /** What the class of a site's target is, or null if the site is of another version. */
  TargetClass codeOf(SpecializingCallSite site) {
    ClassLoader loader = site.lookup().lookupClass().getClassLoader();
    TargetClass current = classes.find(loader, site.target().owner());
    return current.isCodeOf(site) ? current : null;
  }
}
