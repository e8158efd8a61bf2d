package dev.monomorph.it.app;

import dev.monomorph.Specialize;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Hands lambdas and collections of its own to code of the JDK, whose copies stand beside it. */
public final class Library {
  private static final int CALLS = 40;

  private Library() {}

  /** A row. */
  record Row(String name, int size) {}

  /** A collection that the JDK's {@code containsAll} calls back. */
  static final class Own extends ArrayList<Object> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean contains(Object o) {
      return super.contains(o);
    }
  }

  @Specialize
  static int order(Comparator<Row> order, Row first, Row second) {
    return order.compare(first, second);
  }

  @Specialize
  static boolean covers(Collection<Object> all, Collection<?> some) {
    return all.containsAll(some);
  }

  @Specialize
  static <T> T twice(Function<T, T> function, T value) {
    return function.apply(function.apply(value));
  }

  @Specialize
  static int sum(Map<String, Integer> counts, BinaryOperator<Integer> add, String key) {
    return counts.merge(key, 1, add);
  }

  /** Calls a method of the JDK of which the JVM keeps no stack map frames. */
  static final class Format extends MessageFormat {
    private static final long serialVersionUID = 1L;

    Format() {
      super("");
    }

    @Override
    @Specialize
    public void applyPattern(String pattern) {
      super.applyPattern(pattern);
    }
  }

  /** Prints what comes of it. */
  public static void main(String[] args) {
    Comparator<Row> order =
        Comparator.comparing(Row::name).thenComparing(Row::size).thenComparing(r -> r.name());
    Map<String, Integer> counts = new HashMap<>();
    Format format = new Format();
    Own all = new Own();
    all.addAll(List.of("a", 1, Map.entry("k", "v")));
    String captured = args.length == 0 ? "!" : args[0];
    UnaryOperator<String> shout = s -> s + captured;
    for (int i = 0; i < CALLS; i++) {
      int compared = order(order, new Row("r" + i % 3, i % 2), new Row("r1", 1));
      boolean covered = covers(all, new HashMap<>(Map.of("k", "v")).entrySet());
      String text = twice(shout, "t" + i % 4);
      System.out.println(
          compared + " " + covered + " " + text + " " + sum(counts, Integer::sum, text));
      format.applyPattern("{0} of {" + i % 2 + "}");
      System.out.println(format.format(new Object[] {text, i}));
    }
    System.out.println(failure(order));
  }

  private static String failure(Comparator<Row> order) {
    try {
      return "" + order(order, new Row(null, 1), new Row("x", 2));
    } catch (NullPointerException e) {
      return "NullPointerException";
    }
  }
}
