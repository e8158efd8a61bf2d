package dev.monomorph.demo.audit;

import dev.monomorph.demo.console.Progress;
import dev.monomorph.demo.rows.Batch;
import dev.monomorph.demo.rows.RowSource;
import dev.monomorph.demo.rules.Rule;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Applies rules to the rows of a source, a batch at a time.
 *
 * <p>The thread that calls {@link #run} reads the batches and adds up what was found in them, in
 * the order of the rows; other threads make rows and apply rules. When {@link #BATCHES_A_THREAD}
 * batches for each thread are under way, nothing is read before the oldest is done: this bounds the
 * memory, and the result does not depend on the threads.
 *
 * @param <R> the rows
 */
public final class Audit<R> {
  private static final int BATCHES_A_THREAD = 2;

  /** How often a waiting audit looks for an interruption, in milliseconds. */
  private static final long MILLIS_BETWEEN_LOOKS = 50;

  private final RowSource<R> source;
  private final List<Rule<R>> rules;
  private final int limit;
  private final Totals totals;
  private final Queue<Future<BatchFindings>> underWay = new ArrayDeque<>();

  /**
   * Prepares an audit.
   *
   * @param source the rows; not closed
   * @param limit findings to name for each rule; 0 for none
   */
  public Audit(RowSource<R> source, List<Rule<R>> rules, int limit) {
    this.source = source;
    this.rules = List.copyOf(rules);
    this.limit = limit;
    totals = new Totals(rules, limit);
  }

  /**
   * Runs the audit; once.
   *
   * @param threads that apply rules, at least 1
   * @param progress hears of every batch, from this thread
   * @param interrupted is asked between batches; true ends the audit early
   * @throws dev.monomorph.demo.console.UserException if the source can be read no further
   */
  public AuditResult run(int threads, Progress progress, BooleanSupplier interrupted) {
    ExecutorService workers = Executors.newFixedThreadPool(threads, Audit::daemon);
    try {
      Grace grace = new Grace(interrupted);
      boolean readAll = readAll(workers, threads * BATCHES_A_THREAD, progress, grace);
      boolean addedAll = addAll(grace);
      return totals.result(source.title(), readAll && addedAll);
    } finally {
      workers.shutdownNow();
      progress.at("done", source.total(), source.total());
    }
  }

  private boolean readAll(ExecutorService workers, int most, Progress progress, Grace grace) {
    while (!grace.began()) {
      Optional<Batch<R>> batch = source.next();
      if (batch.isEmpty()) {
        return true;
      }
      underWay.add(workers.submit(() -> findingsOf(batch.get())));
      progress.at("auditing " + source.title(), source.done(), source.total());
      if (underWay.size() == most) {
        addOldest(grace);
      }
    }
    return false;
  }

  private BatchFindings findingsOf(Batch<R> batch) {
    return BatchFindings.of(batch, rules, source.schema(), limit);
  }

  private boolean addAll(Grace grace) {
    while (!underWay.isEmpty()) {
      if (!addOldest(grace)) {
        return false;
      }
    }
    return true;
  }

  /** Adds the oldest batch under way when it is done; false if the user does not wait for it. */
  private boolean addOldest(Grace grace) {
    while (!grace.isOver()) {
      try {
        totals.add(underWay.element().get(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS));
        underWay.remove();
        return true;
      } catch (TimeoutException e) {
        // Not yet done, which is no reason to stop unless the user says so.
      } catch (ExecutionException e) {
        throw failure(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return false;
  }

  private static RuntimeException failure(Throwable cause) {
    return cause instanceof RuntimeException e
        ? e
        : new IllegalStateException("a batch could not be audited: " + cause, cause);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "audit");
    thread.setDaemon(true);
    return thread;
  }
}
