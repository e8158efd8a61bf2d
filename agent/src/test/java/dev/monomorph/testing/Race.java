package dev.monomorph.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs something in several threads that start at the same time. */
public final class Race {
  private Race() {}

  /** What is run; may throw. */
  public interface Runner {
    /** Runs one thread's part. */
    void run() throws Exception;
  }

  /** Runs {@code runner} in {@code threads} threads, waits for all, throws what one has thrown. */
  public static void of(int threads, Runner runner) throws Exception {
    CyclicBarrier start = new CyclicBarrier(threads);
    Callable<Void> part =
        () -> {
          start.await();
          runner.run();
          return null;
        };
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Void>> parts = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        parts.add(part);
      }
      for (Future<Void> result : executor.invokeAll(parts)) {
        result.get();
      }
    } finally {
      executor.shutdownNow();
    }
  }
}
