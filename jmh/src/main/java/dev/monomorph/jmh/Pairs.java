package dev.monomorph.jmh;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Runs one kernel and its handwritten code by turns in one JVM, and prints how they compare.
 *
 * <p>A machine whose speed changes within minutes makes ratios of JMH's forks, which run one after
 * the other, scatter by half; both sides of a turn have the same speed. In exchange there is one
 * JVM, and so one set of decisions of its compiler's, behind each line: take several. It checks
 * JMH's figures and does not replace them.
 *
 * <p>Each side is called by a loop of its own, so that neither shares a profile with the other, and
 * a kernel gets a JVM of its own.
 */
final class Pairs {
  private static final long TURN_NANOS = 5_000_000;
  private static final int WARMUP_TURNS = 300;
  private static final int TURNS = 181;
  private static final long BATCH_NANOS = 100_000;

  private final LongSupplier kernel;
  private final LongSupplier byHand;
  private int batch = 1;

  /**
   * What came of it.
   *
   * @param ratio the median over all turns of handwritten time to kernel's: 1 is as fast, 2 twice
   * @param best the same of the best times
   */
  record Outcome(double ratio, double best) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.2f of handwritten (best times %.2f)", ratio, best);
    }
  }

  private Pairs(KernelBenchmark benchmark) {
    this.kernel = benchmark::kernel;
    this.byHand = benchmark::byHand;
  }

  /** Prints the outcome for one kernel, by JMH's name for it; {@link PairedRun} starts it. */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    Class<?> kernel = classOf(arguments[0]);
    KernelBenchmark benchmark = (KernelBenchmark) kernel.getConstructor().newInstance();
    System.out.println(measure(benchmark, WARMUP_TURNS, TURNS));
  }

  /** The class of that name, in which JMH has put dots for the dollars of nested ones. */
  static Class<?> classOf(String kernel) throws ClassNotFoundException {
    String name = kernel;
    for (int dot = name.length(); dot >= 0; dot = name.lastIndexOf('.')) {
      try {
        name = dot == name.length() ? name : name.substring(0, dot) + '$' + name.substring(dot + 1);
        return Class.forName(name);
      } catch (ClassNotFoundException e) {
        // perhaps it is nested
      }
    }
    throw new ClassNotFoundException(kernel);
  }

  /**
   * Measures a kernel after others have polluted it.
   *
   * @param warmup turns before the first that counts
   * @param turns how many count
   * @throws IllegalStateException if kernel and handwritten code differ before or after
   */
  static Outcome measure(KernelBenchmark benchmark, int warmup, int turns) {
    benchmark.pollute();
    benchmark.verify();
    Pairs pairs = new Pairs(benchmark);
    pairs.take(warmup);
    pairs.batch = (int) Math.max(1, BATCH_NANOS / pairs.ofHand());
    Outcome outcome = pairs.take(turns);
    benchmark.verify();
    return outcome;
  }

  private Outcome take(int turns) {
    double[] ratios = new double[turns];
    double bestKernel = Double.MAX_VALUE;
    double bestByHand = Double.MAX_VALUE;
    for (int i = 0; i < turns; i++) {
      double ofKernel = ofKernel();
      double ofHand = ofHand();
      ratios[i] = ofHand / ofKernel;
      bestKernel = Math.min(bestKernel, ofKernel);
      bestByHand = Math.min(bestByHand, ofHand);
    }
    Arrays.sort(ratios);
    return new Outcome(ratios[turns / 2], bestByHand / bestKernel);
  }

  /** Nanoseconds a call. */
  private double ofKernel() {
    long begin = System.nanoTime();
    long calls = 0;
    long end;
    do {
      for (int i = 0; i < batch; i++) {
        Sink.accept(kernel.getAsLong());
      }
      calls += batch;
      end = System.nanoTime();
    } while (end - begin < TURN_NANOS);
    return (double) (end - begin) / calls;
  }

  /** The same of the handwritten code, in a method of its own. */
  private double ofHand() {
    long begin = System.nanoTime();
    long calls = 0;
    long end;
    do {
      for (int i = 0; i < batch; i++) {
        Sink.accept(byHand.getAsLong());
      }
      calls += batch;
      end = System.nanoTime();
    } while (end - begin < TURN_NANOS);
    return (double) (end - begin) / calls;
  }
}
