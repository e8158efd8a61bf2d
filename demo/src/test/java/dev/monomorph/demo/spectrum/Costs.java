package dev.monomorph.demo.spectrum;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What was measured on one JDK, by way and by what was measured: medians of all iterations of all
 * forks, in the unit of the benchmark.
 */
final class Costs {
  /** The way of {@link TypedUse}. */
  static final String TYPED = "typed loops";

  /** The way of {@link RowUse} that generates nothing. */
  static final String HANDWRITTEN = "handwritten";

  /** The way of {@link AgentGeneration} and {@link AgentUse}. */
  static final String AGENT = "agent";

  /** All ways, in the order from least to most that is written by hand; the agent last. */
  static final List<String> WAYS =
      List.of(TYPED, HANDWRITTEN, "closures", "source", "structured", "bytecode", AGENT);

  private final String jvm;
  private final Map<String, Map<String, Double>> medians = new TreeMap<>();

  private Costs(String jvm) {
    this.jvm = jvm;
  }

  /**
   * Reads what JMH has written.
   *
   * @throws IllegalArgumentException if it is no JSON, or holds no benchmark
   */
  static Costs of(String json) {
    try {
      JsonArray benchmarks = JsonParser.array().from(json);
      if (benchmarks.isEmpty()) {
        throw new IllegalArgumentException("expected JMH's results, found none");
      }
      JsonObject any = benchmarks.getObject(0);
      Costs costs = new Costs(any.getString("jdkVersion"));
      for (Object each : benchmarks) {
        costs.add((JsonObject) each);
      }
      return costs;
    } catch (JsonParserException e) {
      throw new IllegalArgumentException("expected JMH's results: " + e.getMessage(), e);
    }
  }

  private void add(JsonObject benchmark) {
    String name = benchmark.getString("benchmark");
    String method = name.substring(name.lastIndexOf('.') + 1);
    Map<String, Double> own =
        medians.computeIfAbsent(wayOf(name, benchmark), way -> new TreeMap<>());
    own.put(method, median(benchmark.getObject("primaryMetric")));
    JsonObject more = benchmark.getObject("secondaryMetrics", new JsonObject());
    for (String metric : more.keySet()) {
      own.put(metric, median(more.getObject(metric)));
    }
  }

  private static String wayOf(String name, JsonObject benchmark) {
    if (name.contains("." + TypedUse.class.getSimpleName() + ".")) {
      return TYPED;
    }
    JsonObject parameters = benchmark.getObject("params");
    return parameters == null ? AGENT : parameters.getString("way");
  }

  private static double median(JsonObject metric) {
    List<Double> all = new ArrayList<>();
    for (Object fork : metric.getArray("rawData")) {
      for (Object iteration : (JsonArray) fork) {
        all.add(((Number) iteration).doubleValue());
      }
    }
    all.sort(null);
    int middle = all.size() / 2;
    return all.size() % 2 == 1 ? all.get(middle) : (all.get(middle - 1) + all.get(middle)) / 2;
  }

  /** The JDK's version, such as 17.0.15. */
  String jvm() {
    return jvm;
  }

  /** A median; empty where that was not measured. */
  OptionalDouble of(String way, String what) {
    Double found = medians.getOrDefault(way, Map.of()).get(what);
    return found == null ? OptionalDouble.empty() : OptionalDouble.of(found);
  }

  /**
   * How many times as fast as the record in the same place; empty where one of them was not
   * measured.
   */
  OptionalDouble ofHandwritten(String way, String what) {
    OptionalDouble own = of(way, what);
    OptionalDouble byHand = of(HANDWRITTEN, what);
    return own.isPresent() && byHand.isPresent()
        ? OptionalDouble.of(byHand.getAsDouble() / own.getAsDouble())
        : OptionalDouble.empty();
  }
}
