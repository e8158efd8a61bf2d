package dev.monomorph.demo.spectrum;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Costs as Markdown: what making takes, and what use does. */
final class CostTable {
  /** What is done with rows. */
  static final List<String> USES =
      List.of("construct", "validate", "equal", "hash", "read", "compare");

  private static final double KILO = 1000;

  private CostTable() {}

  /**
   * Two tables.
   *
   * @param traces for each way the file and line that a stack trace names
   */
  static String markdown(Costs costs, Map<String, String> traces) {
    return "JDK %s, making:%n%n%s%nJDK %s, use:%n%n%s"
        .formatted(costs.jvm(), making(costs, traces), costs.jvm(), use(costs));
  }

  private static String making(Costs costs, Map<String, String> traces) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "way", "first, ms", "thousandth, ms", "metaspace, KB", "heap, KB", "in a stack trace"));
    for (String way : Costs.WAYS) {
      if (costs.of(way, "first").isPresent()) {
        rows.add(
            List.of(
                way,
                kilo(costs.of(way, "first")),
                kilo(costs.of(way, "thousandth")),
                kilo(costs.of(way, "metaspace")),
                kilo(costs.of(way, "heap")),
                traces.getOrDefault(way, "–")));
      }
    }
    return table(rows);
  }

  private static String use(Costs costs) {
    List<List<String>> rows = new ArrayList<>();
    List<String> heading = new ArrayList<>(List.of("way"));
    heading.addAll(USES);
    rows.add(heading);
    for (String way : Costs.WAYS) {
      if (USES.stream().anyMatch(each -> costs.of(way, each).isPresent())) {
        List<String> row = new ArrayList<>(List.of(way));
        USES.forEach(use -> row.add(cell(costs, way, use)));
        rows.add(row);
      }
    }
    return table(rows);
  }

  private static String cell(Costs costs, String way, String use) {
    OptionalDouble time = costs.of(way, use);
    OptionalDouble ratio = costs.ofHandwritten(way, use);
    if (time.isEmpty()) {
      return "–";
    }
    String nanoseconds = "%s ns".formatted(number(time.getAsDouble()));
    return way.equals(Costs.HANDWRITTEN) || ratio.isEmpty()
        ? nanoseconds
        : "%.2f (%s)".formatted(ratio.getAsDouble(), nanoseconds);
  }

  private static String kilo(OptionalDouble value) {
    return value.isEmpty() ? "–" : number(value.getAsDouble() / KILO);
  }

  /** Three digits that mean something. */
  static String number(double value) {
    int decimals = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  private static String table(List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      text.append("| ").append(String.join(" | ", rows.get(i))).append(" |\n");
      if (i == 0) {
        text.append("|---").append("|---:".repeat(rows.get(0).size() - 1)).append("|\n");
      }
    }
    return text.toString();
  }
}
