package dev.monomorph.jmh;

import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What {@link ManyLambdas} costs beside the time of a call: how long it takes until every call has
 * its specialization, and how much metaspace there is then.
 *
 * <pre>{@code
 * java -cp jmh/target/benchmarks.jar dev.monomorph.jmh.Footprint 1000
 * java -javaagent:agent/target/monomorph-agent.jar=max-specializations=40000,max-code=1000m,report=- \
 *     -cp jmh/target/benchmarks.jar dev.monomorph.jmh.Footprint 1000
 * }</pre>
 *
 * <p>The difference of the two, divided by the report's numbers of calls split and of
 * specializations, is what one of them takes; the time is that of the last class that was defined.
 */
public final class Footprint {
  private static final int SIZE = 1_000;

  /** Nothing more comes when so long no class has been defined. */
  private static final long QUIET_NANOSECONDS = TimeUnit.SECONDS.toNanos(10);

  private Footprint() {}

  /**
   * Prints one line.
   *
   * @param arguments the number of lambdas
   */
  public static void main(String[] arguments) {
    int count = Integer.parseInt(arguments[0]);
    int[] values = Inputs.ints(SIZE);
    List<LambdaCallers.Callers> callers = LambdaCallers.of(count);
    ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
    long loaded = classes.getTotalLoadedClassCount();
    long start = System.nanoTime();
    long changed = start;
    long sum = 0;
    while (System.nanoTime() - changed < QUIET_NANOSECONDS) {
      for (LambdaCallers.Callers each : callers) {
        sum += each.calls(values);
      }
      long now = classes.getTotalLoadedClassCount();
      if (now != loaded) {
        loaded = now;
        changed = System.nanoTime();
      }
    }
    Sink.accept(sum);
    System.gc();
    System.out.printf(
        "%,d lambdas: the last class was defined after %.1f s; %,d classes, %,d bytes of metaspace%n",
        count, (changed - start) / 1e9, classes.getLoadedClassCount(), metaspace());
  }

  private static long metaspace() {
    long used = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      // It includes the pool of classes that pointers of 32 bits refer to.
      if (pool.getName().equals("Metaspace")) {
        used += pool.getUsage().getUsed();
      }
    }
    return used;
  }
}
