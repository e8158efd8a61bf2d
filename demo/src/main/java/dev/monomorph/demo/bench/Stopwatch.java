package dev.monomorph.demo.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Measures the time that the current thread has used a processor, in nanoseconds.
 *
 * <p>Unlike the clock on the wall it does not run while other programs have the processor, so the
 * figures of a busy machine can be compared. Where the JVM does not know it, the clock has to do.
 */
final class Stopwatch {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final boolean KNOWN = THREADS.isCurrentThreadCpuTimeSupported();

  private final long start = now();

  /** Nanoseconds since this stopwatch was made, by the same thread. */
  long nanos() {
    return now() - start;
  }

  private static long now() {
    return KNOWN ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
  }
}
