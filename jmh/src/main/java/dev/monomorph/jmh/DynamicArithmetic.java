package dev.monomorph.jmh;

import dev.monomorph.jmh.kernel.ArithmeticKernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * The addition of a dynamically typed language, {@code add(Object, Object)}, over columns of
 * values: each caller has one pair of types, the method has them all.
 *
 * <pre>{@code java -jar jmh/target/benchmarks.jar -- DynamicArithmetic}</pre>
 */
public final class DynamicArithmetic {
  /**
   * Both columns and their boxes are 16 KB, half of a first-level data cache. At 40 KB the same
   * machine code took 0.78 or 0.93 ns by the fork, wherever the boxes happened to lie.
   */
  private static final int SIZE = 400;

  private static final int USES = 1_000;

  private DynamicArithmetic() {}

  /**
   * {@code Integer} plus {@code Integer}.
   *
   * <p>Expect {@code polluted} to be about six times slower than {@code handwritten}: it asks for
   * the classes, makes a virtual call and allocates the result, where the other casts and adds.
   * {@code specialized} needs none of it, once HotSpot has inlined it and sees that the box is
   * opened at once.
   */
  @OperationsPerInvocation(SIZE)
  public static class Integers extends Columns {
    private Object[] left = Inputs.fill(SIZE, Integer[]::new, Random::nextInt);
    private Object[] right = Inputs.fill(SIZE, Integer[]::new, random -> random.nextInt() / 3);

    @Override
    protected long kernel() {
      int sum = 0;
      for (int i = 0; i < SIZE; i++) {
        sum += (Integer) ArithmeticKernels.add(left[i], right[i]);
      }
      return sum;
    }

    @Override
    protected long byHand() {
      int sum = 0;
      for (int i = 0; i < SIZE; i++) {
        sum += (Integer) left[i] + (Integer) right[i];
      }
      return sum;
    }
  }

  /**
   * {@code Long} plus {@code Integer}.
   *
   * <p>Expect the same as for integers, with two more virtual calls in {@code polluted}.
   */
  @OperationsPerInvocation(SIZE)
  public static class LongPlusInteger extends Columns {
    private Object[] left = Inputs.fill(SIZE, Long[]::new, Random::nextLong);
    private Object[] right = Inputs.fill(SIZE, Integer[]::new, Random::nextInt);

    @Override
    protected long kernel() {
      long sum = 0;
      for (int i = 0; i < SIZE; i++) {
        sum += (Long) ArithmeticKernels.add(left[i], right[i]);
      }
      return sum;
    }

    @Override
    protected long byHand() {
      long sum = 0;
      for (int i = 0; i < SIZE; i++) {
        sum += (Long) left[i] + (Integer) right[i];
      }
      return sum;
    }
  }

  /**
   * A chain of three additions a row, whose sum is carried from row to row.
   *
   * <p>Here the columns are {@code Integer[]}, so the classes of all operands follow from those of
   * the arguments, and {@code specialized} can compute as {@code handwritten} does: in {@code int}.
   */
  @OperationsPerInvocation(SIZE)
  public static class Chain extends KernelBenchmark {
    private Integer[] left = Inputs.fill(SIZE, Integer[]::new, Random::nextInt);
    private Integer[] right = Inputs.fill(SIZE, Integer[]::new, random -> random.nextInt() / 3);

    @Override
    protected long kernel() {
      return (Integer) ArithmeticKernels.sum(7, left, right);
    }

    @Override
    protected void pollute() {
      for (int i = 0; i < USES; i++) {
        addColumns(i);
      }
    }

    private static void addColumns(long start) {
      Object[] longs = {start, start + 1, start + 2};
      Object[] doubles = {0.5, 1.5, 2.5};
      Sink.accept((Long) ArithmeticKernels.sum(start, longs, longs));
      Sink.accept(((Double) ArithmeticKernels.sum(0, longs, doubles)).longValue());
      Sink.accept(((String) ArithmeticKernels.sum("", longs, longs)).length());
    }

    @Override
    protected long byHand() {
      int sum = 7;
      for (int i = 0; i < left.length; i++) {
        sum += left[i] + (right[i] + i);
      }
      return sum;
    }
  }

  /**
   * The sum of a list of objects, all of which happen to be {@code Integer}s.
   *
   * <p>Nothing says so but the list: {@code specialized} guesses it from the first elements, checks
   * each, and computes in {@code int} as {@code handwritten} does.
   */
  @OperationsPerInvocation(SIZE)
  public static class OfList extends KernelBenchmark {
    private List<Object> values =
        new ArrayList<>(Arrays.asList(Inputs.fill(SIZE, Integer[]::new, Random::nextInt)));

    @Override
    protected long kernel() {
      return (Integer) ArithmeticKernels.total(7, values);
    }

    @Override
    protected void pollute() {
      for (int i = 0; i < USES; i++) {
        long start = i;
        Sink.accept((Long) ArithmeticKernels.total(start, List.of(start, 1L)));
        Sink.accept(((Double) ArithmeticKernels.total(i, List.of(0.5, 1.5))).longValue());
        Sink.accept(((String) ArithmeticKernels.total("", List.of("a", "b"))).length());
      }
    }

    @Override
    protected long byHand() {
      int sum = 7;
      for (Object value : values) {
        sum += (Integer) value;
      }
      return sum;
    }
  }

  /** The same for the values of a map. */
  @OperationsPerInvocation(SIZE)
  public static class OfMap extends KernelBenchmark {
    private Map<String, Object> values = new HashMap<>();

    /** Fills the map. */
    public OfMap() {
      for (Integer value : Inputs.fill(SIZE, Integer[]::new, Random::nextInt)) {
        values.put("key " + values.size(), value);
      }
    }

    @Override
    protected long kernel() {
      return (Integer) ArithmeticKernels.total(7, values);
    }

    @Override
    protected void pollute() {
      for (int i = 0; i < USES; i++) {
        long start = i;
        Sink.accept((Long) ArithmeticKernels.total(start, Map.of("a", start, "b", 1L)));
        Sink.accept(((Double) ArithmeticKernels.total(i, Map.of("a", 0.5))).longValue());
        Sink.accept(((String) ArithmeticKernels.total("", Map.of("a", "b"))).length());
      }
    }

    @Override
    protected long byHand() {
      int sum = 7;
      for (Map.Entry<String, Object> entry : values.entrySet()) {
        sum += (Integer) entry.getValue();
      }
      return sum;
    }
  }

  /**
   * The other callers.
   *
   * <p>Columns are declared as {@code Object[]}, since that is what such a language has; from an
   * {@code Integer[]} HotSpot would know the class of the elements by itself.
   */
  public abstract static class Columns extends KernelBenchmark {
    @Override
    protected final void pollute() {
      for (int i = 0; i < USES; i++) {
        addTexts();
        addLongs(i);
        addDoubles(i);
        addIntegersToLongs(i);
        addIntegersToDoubles(i);
      }
    }

    private static void addTexts() {
      for (int i = 0; i < SIZE; i++) {
        Sink.accept(((String) ArithmeticKernels.add("a", "b")).length());
      }
    }

    private static void addLongs(long start) {
      Object sum = start;
      for (long i = 0; i < SIZE; i++) {
        sum = ArithmeticKernels.add(sum, i);
      }
      Sink.accept((Long) sum);
    }

    private static void addDoubles(double start) {
      Object sum = start;
      for (int i = 0; i < SIZE; i++) {
        sum = ArithmeticKernels.add(sum, i * 0.5);
      }
      Sink.accept(((Double) sum).longValue());
    }

    private static void addIntegersToLongs(long start) {
      Object sum = start;
      for (int i = 0; i < SIZE; i++) {
        sum = ArithmeticKernels.add(i, sum);
      }
      Sink.accept((Long) sum);
    }

    private static void addIntegersToDoubles(double start) {
      Object sum = start;
      for (int i = 0; i < SIZE; i++) {
        sum = ArithmeticKernels.add(sum, i);
      }
      Sink.accept(((Double) sum).longValue());
    }
  }
}
