package dev.monomorph.inspect.jmx;

import dev.monomorph.inspect.SiteRecord;
import dev.monomorph.inspect.TargetRecord;
import dev.monomorph.inspect.Totals;
import dev.monomorph.runtime.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The bean: a view of the journal as it is at the moment. */
public final class MonomorphBean implements MonomorphMXBean {
  private final Control control;

  public MonomorphBean(Control control) {
    this.control = control;
  }

  @Override
  public String getVersion() {
    return control.head().agent();
  }

  @Override
  public String getStarted() {
    return control.journal().started().toString();
  }

  @Override
  public Map<String, String> getOptions() {
    return control.head().options();
  }

  @Override
  public TotalsStatus getTotals() {
    return new TotalsStatus(Totals.of(control.journal().targets()));
  }

  @Override
  public List<TargetStatus> getTargets() {
    Map<Target, List<SiteRecord>> sites = control.journal().sites();
    List<TargetStatus> all = new ArrayList<>();
    for (TargetRecord record : control.journal().targets()) {
      Target target = record.target();
      List<SiteRecord> ofTarget = sites.getOrDefault(target, List.of());
      all.add(new TargetStatus(record, ofTarget, !control.isOff(target)));
    }
    return all;
  }

  @Override
  public boolean isEnabled() {
    return control.isEnabled();
  }

  @Override
  public List<String> getDisabledTargets() {
    List<String> names = new ArrayList<>();
    for (TargetRecord record : control.journal().targets()) {
      if (control.isOff(record.target())) {
        names.add(record.name());
      }
    }
    return names;
  }

  @Override
  public List<String> getSwitches() {
    return control.switches();
  }

  @Override
  public int disableTarget(String pattern) {
    return matching(control.switchMatching(pattern, false));
  }

  @Override
  public int enableTarget(String pattern) {
    return matching(control.switchMatching(pattern, true));
  }

  private int matching(Predicate<Target> matches) {
    int count = 0;
    for (TargetRecord record : control.journal().targets()) {
      count += matches.test(record.target()) ? 1 : 0;
    }
    return count;
  }

  @Override
  public void disable() {
    control.switchAll(false);
  }

  @Override
  public void enable() {
    control.switchAll(true);
  }
}
