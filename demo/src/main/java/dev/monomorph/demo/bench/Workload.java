package dev.monomorph.demo.bench;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongBinaryOperator;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * What a bench asks of its rows: the arguments with which the kernels are polluted.
 *
 * @param filters what rows are picked by
 * @param fields numbers of a row
 * @param keys what rows are grouped by
 * @param orders what rows are sorted by
 * @param fingerprint a number that tells most rows apart, to check the order of a sort
 * @param <R> the rows
 */
record Workload<R>(
    List<Predicate<R>> filters,
    List<ToLongFunction<R>> fields,
    List<Function<R, ?>> keys,
    List<Comparator<R>> orders,
    ToLongFunction<R> fingerprint) {

  /** The operators of all folds; the last one depends on the order of the numbers. */
  static final List<LongBinaryOperator> OPERATORS =
      List.of(
          (sum, value) -> sum + value,
          (least, value) -> Math.min(least, value),
          (most, value) -> Math.max(most, value),
          (bits, value) -> bits ^ value,
          (large, value) -> value > 100 ? large + 1 : large,
          (hash, value) -> 31 * hash + value);
}
