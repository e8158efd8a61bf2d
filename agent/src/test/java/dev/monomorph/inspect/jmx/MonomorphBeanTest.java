package dev.monomorph.inspect.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.monomorph.inspect.Journal;
import dev.monomorph.inspect.Placed;
import dev.monomorph.inspect.ReportHead;
import dev.monomorph.inspect.Work;
import dev.monomorph.runtime.Extent;
import dev.monomorph.runtime.Hits;
import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.Refusal;
import dev.monomorph.runtime.Retirement;
import dev.monomorph.runtime.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bean, as an MBean server hands it out. */
class MonomorphBeanTest {
  private static final Target FOLD = new Target("com/acme/Fold", "fold", "(I)I", true);
  private static final Target SORT = new Target("com/acme/Sort", "sort", "(I)I", true);

  private final Journal journal = new Journal(null, List.of());
  private final List<String> asked = new ArrayList<>();
  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private ObjectName name;

  /** Takes notes; {@code sort} is off. */
  private final class NotedControl implements Control {
    @Override
    public Journal journal() {
      return journal;
    }

    @Override
    public ReportHead head() {
      return new ReportHead("1.0", Map.of("warmup", "5"), Map.of());
    }

    @Override
    public void switchAll(boolean on) {
      asked.add("all " + on);
    }

    @Override
    public Predicate<Target> switchMatching(String pattern, boolean on) {
      if (pattern.isEmpty()) {
        throw new IllegalArgumentException("no pattern");
      }
      asked.add(pattern + " " + on);
      return target -> target.name().equals(pattern);
    }

    @Override
    public boolean isEnabled() {
      return true;
    }

    @Override
    public boolean isOff(Target target) {
      return target.equals(SORT);
    }

    @Override
    public List<String> switches() {
      return List.of("disabled sort");
    }
  }

  @BeforeEach
  void register() throws Exception {
    name = new ObjectName(Registration.NAME);
    server.registerMBean(new MonomorphBean(new NotedControl()), name);
    Hits hits = new Hits();
    hits.cell()[0] = 70;
    journal.woven(FOLD);
    for (int i = 0; i < 2; i++) {
      journal.specialized(
          FOLD,
          Key.generic(1),
          new Placed("Mono" + i, 100, null, hits),
          new Extent(20, 25, Map.of(), false),
          journal.begins(Work.SPECIALIZATION));
    }
    journal.retired(FOLD, List.of("Mono0"), Retirement.DISABLED);
    journal.refused(SORT, Refusal.SUPER_CALL);
  }

  private CompositeData target(int number) throws Exception {
    return ((CompositeData[]) server.getAttribute(name, "Targets"))[number];
  }

  @Test
  void targetsAreCompositeData() throws Exception {
    assertThat(target(0).getAll(new String[] {"name", "enabled", "woven", "called"}))
        .containsExactly("com.acme.Fold#fold(I)I", true, true, true);
    assertThat(
            target(0).getAll(new String[] {"specializations", "retired", "classFileBytes", "hits"}))
        .containsExactly(2, 1, 200L, 140L);
    assertThat(target(0).getAll(new String[] {"copies", "sites", "splits", "states"}))
        .containsExactly(0, 0, 0, "");
    assertThat(target(1).getAll(new String[] {"name", "enabled", "refusals", "hits"}))
        .containsExactly("com.acme.Sort#sort(I)I", false, "1 SUPER_CALL", null);
  }

  @Test
  void totalsAreCompositeData() throws Exception {
    CompositeData totals = (CompositeData) server.getAttribute(name, "Totals");

    assertThat(
            totals.getAll(
                new String[] {"targets", "woven", "specialized", "specializations", "retired"}))
        .containsExactly(2, 1, 1, 2, 1);
    assertThat(totals.getAll(new String[] {"classFileBytes", "copiedBytes", "codeBytes"}))
        .containsExactly(200L, 40L, 50L);
    TabularData retirements = (TabularData) totals.get("retirements");
    assertThat(retirements.get(new Object[] {"DISABLED"}).get("value")).isEqualTo(1);
  }

  @Test
  void saysWhatItIsAndWhatIsOff() throws Exception {
    assertThat(server.getAttribute(name, "Version")).isEqualTo("1.0");
    assertThat(server.getAttribute(name, "Enabled")).isEqualTo(true);
    assertThat((String[]) server.getAttribute(name, "DisabledTargets"))
        .containsExactly("com.acme.Sort#sort(I)I");
    assertThat((String[]) server.getAttribute(name, "Switches")).containsExactly("disabled sort");
    TabularData options = (TabularData) server.getAttribute(name, "Options");
    assertThat(options.get(new Object[] {"warmup"}).get("value")).isEqualTo("5");
  }

  private Object invoke(String operation, String... arguments) throws Exception {
    String[] types = new String[arguments.length];
    java.util.Arrays.fill(types, String.class.getName());
    return server.invoke(name, operation, arguments, types);
  }

  @Test
  void switches() throws Exception {
    assertThat(invoke("disableTarget", "fold")).isEqualTo(1);
    assertThat(invoke("enableTarget", "other")).isEqualTo(0);
    invoke("disable");
    invoke("enable");

    assertThat(asked).containsExactly("fold false", "other true", "all false", "all true");
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> invoke("disableTarget", ""))
        .isInstanceOf(RuntimeMBeanException.class)
        .hasRootCauseMessage("no pattern");
  }
}
