package dev.monomorph.jmh;

import dev.monomorph.jmh.kernel.BoxKernels;
import dev.monomorph.jmh.kernel.SortKernels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Numbers in generic code, where they are boxes. What a person would write instead computes with
 * {@code int} and {@code long}, over the same boxed data.
 *
 * <pre>{@code java -jar jmh/target/benchmarks.jar -- Boxes}</pre>
 */
public final class Boxes {
  private static final int SIZE = 2_000;
  private static final int USES = 1_000;

  private Boxes() {}

  /** A fold over an {@code ArrayList<Long>}. */
  abstract static class OverList extends KernelBenchmark {
    private List<Long> values =
        new ArrayList<>(List.of(Inputs.fill(SIZE, Long[]::new, Random::nextLong)));

    private BinaryOperator<Long> plus = (a, b) -> a + b;

    /** The generic method. */
    abstract <T> T fold(List<T> list, T start, BinaryOperator<T> operator);

    @Override
    protected long kernel() {
      return fold(values, 0L, plus);
    }

    @Override
    protected void pollute() {
      List<Integer> integers = List.of(Inputs.fill(100, Integer[]::new, Random::nextInt));
      List<String> texts = List.of("a", "few", "texts");
      List<Double> doubles = new ArrayList<>(List.of(1.0, 2.0, 3.5));
      long sum = 0;
      for (int i = 0; i < USES; i++) {
        sum += this.<Integer>fold(integers, i, (a, b) -> a ^ b);
        sum += this.<String>fold(texts, "", (a, b) -> a.compareTo(b) < 0 ? b : a).length();
        sum += this.<Double>fold(doubles, 0.5, Math::max).longValue();
        sum += this.<Long>fold(values, 1L, (a, b) -> a * 31 + b);
      }
      Sink.accept(sum);
    }

    @Override
    protected long byHand() {
      long sum = 0;
      for (int i = 0; i < values.size(); i++) {
        sum += values.get(i);
      }
      return sum;
    }
  }

  /** A loop that asks the list's iterator. */
  @OperationsPerInvocation(SIZE)
  public static class FoldList extends OverList {
    @Override
    <T> T fold(List<T> list, T start, BinaryOperator<T> operator) {
      return BoxKernels.fold(list, start, operator);
    }
  }

  /**
   * A loop that gets the elements by their numbers, while the sum so far waits to become an
   * argument.
   */
  @OperationsPerInvocation(SIZE)
  public static class FoldByNumber extends OverList {
    @Override
    <T> T fold(List<T> list, T start, BinaryOperator<T> operator) {
      return BoxKernels.foldByNumber(list, start, operator);
    }
  }

  /**
   * Count, sum and greatest of an {@code ArrayList<Long>} in one fold, whose result so far is a
   * record of the same outermost class.
   *
   * <p>Expect {@code polluted} to make a record and a few boxes for each element. {@code
   * specialized} should make none, as the handwritten loop.
   */
  @OperationsPerInvocation(SIZE)
  public static class Tuple extends KernelBenchmark {
    private List<Long> values =
        new ArrayList<>(List.of(Inputs.fill(SIZE, Long[]::new, Random::nextLong)));

    @Override
    protected long kernel() {
      return BoxKernels.collect(values, new BoxKernels.Summary(0, 0, 0), BoxKernels.Summary::with)
          .checksum();
    }

    @Override
    protected void pollute() {
      List<Integer> integers = List.of(Inputs.fill(100, Integer[]::new, Random::nextInt));
      List<String> texts = List.of("a", "few", "texts");
      long sum = 0;
      for (int i = 0; i < USES; i++) {
        sum += BoxKernels.<Integer, Long>collect(integers, 0L, (a, b) -> a + b);
        sum += BoxKernels.<String, String>collect(texts, "", (a, b) -> b).length();
        sum += BoxKernels.<String, Integer>collect(texts, i, (a, b) -> a + b.length());
        sum +=
            BoxKernels.collect(values, new BoxKernels.Summary(i, 0, 0), BoxKernels.Summary::with)
                .checksum();
      }
      Sink.accept(sum);
    }

    @Override
    protected long byHand() {
      long count = 0;
      long sum = 0;
      long greatest = 0;
      for (int i = 0; i < values.size(); i++) {
        long value = values.get(i);
        count++;
        sum += value;
        greatest = Math.max(greatest, value);
      }
      return count + sum * 31 + greatest;
    }
  }

  /** Five functions, composed, and the sum of what they make of an {@code Integer[]}. */
  @OperationsPerInvocation(SIZE)
  public static class Compose extends KernelBenchmark {
    private Integer[] values = Inputs.fill(SIZE, Integer[]::new, Random::nextInt);
    private Function<Integer, Integer> chain =
        chain(a -> a + 1, a -> a ^ 0x55, a -> a * 3, a -> a - 7, a -> a >> 1);

    private BinaryOperator<Integer> plus = (a, b) -> a + b;

    private static <T> Function<T, T> chain(
        Function<T, T> a, Function<T, T> b, Function<T, T> c, Function<T, T> d, Function<T, T> e) {
      return a.andThen(b).andThen(c).andThen(d).andThen(e);
    }

    @Override
    protected long kernel() {
      return BoxKernels.fold(values, 0, chain, plus);
    }

    @Override
    protected void pollute() {
      Long[] longs = Inputs.fill(100, Long[]::new, Random::nextLong);
      String[] texts = {"a", "few", "texts"};
      Function<Long, Long> other =
          chain(a -> a * 5, a -> a + 3, a -> a >>> 2, a -> a - 1, a -> a ^ 9);
      Function<String, String> third =
          chain(String::trim, a -> a + "!", String::toUpperCase, a -> a + a, a -> a.substring(1));
      long sum = 0;
      for (int i = 0; i < USES; i++) {
        sum += BoxKernels.<Long, Long>fold(longs, 0L, other, Math::max);
        sum += BoxKernels.<Long, Long>fold(longs, 0L, other, (a, b) -> a ^ b);
        sum += BoxKernels.<String, String>fold(texts, "", third, (a, b) -> b).length();
        sum += BoxKernels.<String, Integer>fold(texts, i, String::length, Integer::sum);
      }
      Sink.accept(sum);
    }

    @Override
    protected long byHand() {
      int sum = 0;
      for (Integer value : values) {
        sum += ((((value + 1) ^ 0x55) * 3) - 7) >> 1;
      }
      return sum;
    }
  }

  /** A merge sort of {@code Integer[]} by a comparator. */
  @OperationsPerInvocation(SIZE)
  public static class SortBoxed extends KernelBenchmark {
    private Integer[] values = Inputs.fill(SIZE, Integer[]::new, Random::nextInt);
    private Comparator<Integer> order = (a, b) -> Integer.compare(b, a);

    @Override
    protected long kernel() {
      Integer[] sorted = values.clone();
      SortKernels.sort(values.clone(), sorted, 0, SIZE, order);
      return checksum(sorted);
    }

    @Override
    protected void pollute() {
      Long[] longs = Inputs.fill(100, Long[]::new, Random::nextLong);
      String[] texts = Inputs.fill(100, String[]::new, random -> "" + random.nextInt(1000));
      for (int i = 0; i < USES; i++) {
        use(values, 50, (a, b) -> Integer.compare(a & 0xFF, b & 0xFF));
        use(values, 50, Comparator.naturalOrder());
        use(longs, longs.length, (a, b) -> Long.compare(a, b));
        use(texts, texts.length, String::compareToIgnoreCase);
      }
    }

    private static <T> void use(T[] values, int few, Comparator<T> other) {
      T[] sorted = values.clone();
      SortKernels.sort(values.clone(), sorted, 0, few, other);
      Sink.accept(sorted[few / 2].hashCode());
    }

    @Override
    protected long byHand() {
      Integer[] sorted = values.clone();
      sortByHand(values.clone(), sorted, 0, SIZE);
      return checksum(sorted);
    }

    private static void sortByHand(Integer[] source, Integer[] target, int from, int to) {
      if (to - from < 2) {
        return;
      }
      int middle = (from + to) >>> 1;
      sortByHand(target, source, from, middle);
      sortByHand(target, source, middle, to);
      int left = from;
      int right = middle;
      for (int i = from; i < to; i++) {
        if (right == to || (left < middle && source[right] <= source[left])) {
          target[i] = source[left++];
        } else {
          target[i] = source[right++];
        }
      }
    }

    private static long checksum(Integer[] sorted) {
      long checksum = 0;
      for (Integer value : sorted) {
        checksum = checksum * 31 + value;
      }
      return checksum;
    }
  }

  /** How often each of a few hundred numbers is there. */
  @OperationsPerInvocation(SIZE)
  public static class Histogram extends KernelBenchmark {
    private Integer[] values =
        Inputs.fill(SIZE, Integer[]::new, random -> 1_000 + random.nextInt(300));

    @Override
    protected long kernel() {
      Map<Integer, Integer> counts = new HashMap<>();
      BoxKernels.count(values, counts);
      return checksum(counts);
    }

    @Override
    protected void pollute() {
      String[] texts = Inputs.fill(200, String[]::new, random -> "" + random.nextInt(50));
      Long[] longs = Inputs.fill(200, Long[]::new, random -> (long) random.nextInt(50));
      long sum = 0;
      for (int i = 0; i < USES; i++) {
        Map<String, Integer> words = new HashMap<>();
        BoxKernels.count(texts, words);
        Map<Long, Integer> sorted = new TreeMap<>();
        BoxKernels.count(longs, sorted);
        words.replaceAll((word, count) -> count + 1);
        words.merge("1", 3, (a, b) -> a * b);
        sum += words.size() + sorted.size();
      }
      Sink.accept(sum);
    }

    @Override
    protected long byHand() {
      HashMap<Integer, Integer> counts = new HashMap<>();
      for (Integer value : values) {
        Integer count = counts.get(value);
        counts.put(value, count == null ? 1 : count + 1);
      }
      return checksum(counts);
    }

    private static long checksum(Map<Integer, Integer> counts) {
      long checksum = 0;
      for (Map.Entry<Integer, Integer> each : counts.entrySet()) {
        checksum += each.getKey() * 31L * each.getValue();
      }
      return checksum;
    }
  }
}
