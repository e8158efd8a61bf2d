package dev.monomorph.engine;

import dev.monomorph.inspect.Journal;
import dev.monomorph.runtime.Kept;
import dev.monomorph.runtime.SiteState;
import dev.monomorph.runtime.SpecializingCallSite;
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
    TargetClass woven = classes.find(type.getClassLoader(), Type.getInternalName(type));
    if (woven != null && !woven.replace(classFile)) {
      return;
    }
    if (woven != null && !woven.isReplaced()) {
      LinkedClass.OF.get(type).specializing().forEach(this::reset);
    }
    for (SpecializingCallSite site : SourceClass.OF.get(type).redefine(classFile)) {
      if (site.call() == null) {
        journal.dropped(site.target(), site.state().specializations().size());
      }
      reset(site);
    }
  }

  /** Has a site look for keys anew, with nothing of what it had. */
  void reset(SpecializingCallSite site) {
    List<Kept> discarded = site.discard();
    SharedSpecializations.of(site).clear();
    if (site.call() != null && isReplaced(site)) {
      // Its class runs other code now, in its own body; the generic copy is of what was there.
      site.close();
    } else {
      relinker.replace(site, SiteState::emptied);
      site.reopen();
    }
    discarded.forEach(each -> budget.retire(site, each.unloadableBytes()));
  }

  /** Whether the class that the site stands in has other code now, which has no sites. */
  boolean isReplaced(SpecializingCallSite site) {
    ClassLoader loader = site.lookup().lookupClass().getClassLoader();
    return classes.find(loader, site.target().owner()).isReplaced();
  }
}
