package dev.monomorph.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.agent.command.AgentView.Sample;
import dev.monomorph.agent.command.AgentView.Target;
import dev.monomorph.agent.command.AgentView.Totals;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lines of {@code top}. */
class TopTableTest {
  private static final Totals TOTALS = new Totals(3, 3, 2, 1, 1234, 5, 1_000_000, 12.34);

  private static Target target(String name, int made, int retired, Long hits) {
    return new Target(name, true, made - retired, made, retired, 1, "1 LOOKING", "", hits);
  }

  private static Sample sample(long seconds, Target... targets) {
    return new Sample(seconds * 1_000_000_000, true, TOTALS, List.of(targets));
  }

  @Test
  void firstLook() {
    assertThat(new TopTable(TopSort.HITS, "").lines(null, sample(1, target("a#b", 3, 1, 1000L))))
        .containsExactly(
            "monomorph: 3 targets, 3 woven, 2 called, 1 calls split",
            "specializations: 1,234 made, 5 retired, 1,000,000 bytes of class files, 12.3 ms",
            "",
            " COPIES   NEW/s RETIRED  SITES    HITS/s  TARGET",
            "      2     0.0       1      1         0  a#b  [1 LOOKING]");
  }

  @Test
  void ratesAreOfTheTimeBetweenTwoLooks() {
    Sample before = sample(1, target("a#b", 3, 1, 1000L));
    Sample now = sample(3, target("a#b", 4, 1, 5000L), target("c#d", 2, 0, 8L));

    assertThat(new TopTable(TopSort.HITS, "").lines(before, now))
        .endsWith(
            "      3     0.5       1      1     2,000  a#b  [1 LOOKING]",
            "      2     1.0       0      1         4  c#d  [1 LOOKING]");
  }

  @Test
  void saysWhatIsOffAndRefused() {
    Target off = new Target("a#b", false, 0, 1, 1, 2, "2 OFF", "3 QUEUE_FULL", null);
    Sample now = new Sample(0, false, TOTALS, List.of(off));

    List<String> lines = new TopTable(TopSort.HITS, "").lines(null, now);

    assertThat(lines.get(0)).endsWith("; switched off");
    assertThat(lines)
        .endsWith(
            "      0     0.0       1      2         -  a#b  switched off  [2 OFF]  refused: 3"
                + " QUEUE_FULL");
  }

  @ParameterizedTest
  @CsvSource({
    "HITS, hot new many",
    "NEW, new many hot",
    "COPIES, many new hot",
    "NAME, hot many new"
  })
  void sorts(TopSort sort, String names) {
    Sample before =
        sample(1, target("many", 9, 0, 0L), target("hot", 1, 0, 0L), target("new", 1, 0, 0L));
    Sample now =
        sample(2, target("many", 9, 0, 5L), target("hot", 1, 0, 50L), target("new", 3, 0, 7L));

    List<String> lines = new TopTable(sort, "").lines(before, now);

    assertThat(lines.subList(4, 7))
        .extracting(line -> line.replaceAll("^.*  (\\w+)  \\[.*", "$1"))
        .containsExactly(names.split(" ", -1));
  }

  @Test
  void filters() {
    Sample now = sample(1, target("com.acme.A#b", 1, 0, null), target("org.A#b", 1, 0, null));

    assertThat(new TopTable(TopSort.NAME, "acme").lines(null, now)).hasSize(5);
  }
}
