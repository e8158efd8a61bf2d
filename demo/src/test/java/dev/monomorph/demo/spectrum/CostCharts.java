package dev.monomorph.demo.spectrum;

import java.util.List;
import java.util.OptionalDouble;

/** What is drawn of the costs on several JDKs. */
final class CostCharts {
  private static final double KILO = 1000;

  private CostCharts() {}

  /** Milliseconds to make the first class and the thousandth. */
  static String making(List<Costs> all) {
    BarChart chart = new BarChart("To make a class, ms (logarithmic)" + legend(all), true);
    for (String what : List.of("first", "thousandth")) {
      for (String way : Costs.WAYS) {
        for (int i = 0; i < all.size(); i++) {
          OptionalDouble micros = all.get(i).of(way, what);
          if (micros.isPresent()) {
            double value = micros.getAsDouble() / KILO;
            chart.add(what + ", " + way, i, value, CostTable.number(value));
          }
        }
      }
    }
    return chart.svg();
  }

  /** How fast rows are, of the handwritten record. */
  static String use(List<Costs> all) {
    BarChart chart = new BarChart("Speed of rows, handwritten = 1" + legend(all), false);
    for (String use : CostTable.USES) {
      for (String way : Costs.WAYS) {
        for (int i = 0; i < all.size(); i++) {
          OptionalDouble ratio = all.get(i).ofHandwritten(way, use);
          if (ratio.isPresent() && !way.equals(Costs.HANDWRITTEN)) {
            double value = ratio.getAsDouble();
            chart.add(use + ", " + way, i, value, CostTable.number(value));
          }
        }
      }
    }
    return chart.svg();
  }

  private static String legend(List<Costs> all) {
    return all.size() == 1
        ? ": JDK " + all.get(0).jvm()
        : ": JDK " + all.get(0).jvm() + " (blue), " + all.get(1).jvm() + " (orange)";
  }
}
