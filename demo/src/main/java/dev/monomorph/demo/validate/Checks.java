package dev.monomorph.demo.validate;

import dev.monomorph.demo.expr.TextPattern;
import dev.monomorph.demo.rows.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Makes closures of what a schema says. What a check needs is in it as a value: limits as numbers,
 * the choice of values as a set, the pattern compiled; none looks at the schema again.
 */
final class Checks {
  private Checks() {}

  /** The checks of one column, each for one thing that its schema says. */
  static <R> List<Check<R>> of(FieldSpec spec, Column<R> column) {
    if (column instanceof Column.Longs<R> longs) {
      return longs(spec, longs.get());
    } else if (column instanceof Column.Doubles<R> doubles) {
      return doubles(spec, doubles.get());
    } else if (column instanceof Column.Strings<R> strings) {
      return strings(spec, strings.get());
    }
    return List.of();
  }

  private static <R> List<Check<R>> longs(FieldSpec spec, ToLongFunction<R> get) {
    List<Check<R>> checks = new ArrayList<>();
    if (spec.min() != null) {
      long min = spec.min().longValue();
      checks.add(whole(spec, "at least " + min, get, value -> value >= min));
    }
    if (spec.max() != null) {
      long max = spec.max().longValue();
      checks.add(whole(spec, "at most " + max, get, value -> value <= max));
    }
    if (spec.oneOf() != null) {
      Set<Long> values =
          spec.oneOf().stream()
              .map(value -> ((Number) value).longValue())
              .collect(Collectors.toSet());
      checks.add(whole(spec, oneOf(spec), get, values::contains));
    }
    return checks;
  }

  private static <R> Check<R> whole(
      FieldSpec spec, String expectation, ToLongFunction<R> get, LongPredicate holds) {
    return new Check<>(name(spec, expectation), row -> holds.test(get.applyAsLong(row)));
  }

  /** A missing number is NaN, of which nothing holds. */
  private static <R> List<Check<R>> doubles(FieldSpec spec, ToDoubleFunction<R> get) {
    List<Check<R>> checks = new ArrayList<>();
    if (spec.min() != null) {
      double min = spec.min().doubleValue();
      checks.add(decimal(spec, "at least " + min, get, value -> value >= min));
    }
    if (spec.max() != null) {
      double max = spec.max().doubleValue();
      checks.add(decimal(spec, "at most " + max, get, value -> value <= max));
    }
    if (spec.oneOf() != null) {
      double[] values =
          spec.oneOf().stream().mapToDouble(value -> ((Number) value).doubleValue()).toArray();
      checks.add(decimal(spec, oneOf(spec), get, value -> contains(values, value)));
    }
    return checks;
  }

  private static <R> Check<R> decimal(
      FieldSpec spec, String expectation, ToDoubleFunction<R> get, DoublePredicate holds) {
    return new Check<>(name(spec, expectation), row -> holds.test(get.applyAsDouble(row)));
  }

  /** By value: 0 and -0 are one. */
  private static boolean contains(double[] values, double wanted) {
    for (double value : values) {
      if (value == wanted) {
        return true;
      }
    }
    return false;
  }

  private static <R> List<Check<R>> strings(FieldSpec spec, Function<R, String> get) {
    List<Check<R>> checks = new ArrayList<>();
    if (spec.minLength() != null) {
      int min = spec.minLength();
      checks.add(text(spec, "at least " + min + " characters", get, v -> v.length() >= min));
    }
    if (spec.maxLength() != null) {
      int max = spec.maxLength();
      checks.add(text(spec, "at most " + max + " characters", get, v -> v.length() <= max));
    }
    if (spec.pattern() != null) {
      TextPattern pattern = TextPattern.of(spec.pattern());
      checks.add(text(spec, "like '" + spec.pattern() + "'", get, pattern::matches));
    }
    if (spec.oneOf() != null) {
      Set<Object> values = Set.copyOf(spec.oneOf());
      checks.add(text(spec, oneOf(spec), get, values::contains));
    }
    return checks;
  }

  private static <R> Check<R> text(
      FieldSpec spec, String expectation, Function<R, String> get, Predicate<String> holds) {
    return new Check<>(name(spec, expectation), row -> holds.test(get.apply(row)));
  }

  private static String oneOf(FieldSpec spec) {
    return "one of " + spec.oneOf().stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static String name(FieldSpec spec, String expectation) {
    return spec.column() + ": " + expectation;
  }
}
