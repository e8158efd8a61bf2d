package dev.monomorph.it.soak;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Sixteen threads call 200 sites with 2,000 types, while they replace the sites' loaders by new
 * ones and redefine classes that copies were made from.
 */
public final class Soak {
  private static final int THREADS = 16;
  private static final int SITES = 200;
  private static final int CALLS = 50;

  /** Of so many rounds of calls one replaces a loader, and one a class. */
  private static final int ROUNDS = 500;

  /** Of each thread, however slow the machine is. */
  private static final int LEAST_ROUNDS = 20;

  private static final int REPLACE_LOADER = 0;
  private static final int REPLACE_CLASS = 1;
  private static final int COLLECTIONS = 4;

  private final AtomicReferenceArray<Tenancy> tenancies = new AtomicReferenceArray<>(SITES);
  private final AtomicLong calls = new AtomicLong();
  private final AtomicInteger loaders = new AtomicInteger();
  private final AtomicInteger redefinitions = new AtomicInteger();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final long nanoseconds;
  private volatile long end;

  private Soak(int seconds) {
    nanoseconds = TimeUnit.SECONDS.toNanos(seconds);
  }

  /**
   * Prints what has been done and, in MiB, what is in use after a garbage collection.
   *
   * @param args seconds
   */
  public static void main(String[] args) throws Exception {
    Soak soak = new Soak(Integer.parseInt(args[0]));
    for (int i = 0; i < SITES; i++) {
      soak.move(i);
    }
    soak.end = System.nanoTime() + soak.nanoseconds;
    Thread[] threads = new Thread[THREADS];
    for (int i = 0; i < THREADS; i++) {
      SplittableRandom random = new SplittableRandom(i);
      threads[i] = new Thread(() -> soak.work(random));
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    if (soak.failure.get() != null) {
      throw new IllegalStateException("after " + soak.calls + " calls", soak.failure.get());
    }
    soak.print();
  }

  private void work(SplittableRandom random) {
    try {
      change(random.nextInt(SITES), REPLACE_CLASS);
      change(random.nextInt(SITES), REPLACE_LOADER);
      int rounds = 0;
      while ((rounds < LEAST_ROUNDS || System.nanoTime() < end) && failure.get() == null) {
        round(random);
        rounds++;
      }
    } catch (Throwable thrown) {
      failure.compareAndSet(null, thrown);
    }
  }

  private void round(SplittableRandom random) throws Exception {
    int site = random.nextInt(SITES);
    change(site, random.nextInt(ROUNDS));
    Tenancy tenancy = tenancies.get(site);
    int types = 1 + random.nextInt(Tenancy.ITEMS);
    for (int i = 0; i < CALLS; i++) {
      tenancy.call(random.nextInt(types), random.nextInt());
    }
    calls.addAndGet(CALLS);
  }

  private void change(int site, int kind) throws Exception {
    if (kind == REPLACE_LOADER) {
      move(site);
    } else if (kind == REPLACE_CLASS && tenancies.get(site).replace()) {
      redefinitions.incrementAndGet();
    }
  }

  private void move(int site) throws ReflectiveOperationException {
    tenancies.set(site, new Tenancy());
    loaders.incrementAndGet();
  }

  private void print() throws InterruptedException {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      Thread.sleep(100); // for what reference queues and cleaners have to do
    }
    System.out.println("calls " + calls);
    System.out.println("loaders " + loaders);
    System.out.println("redefinitions " + redefinitions);
    System.out.println(
        "heap " + mib(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()));
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getName().equals("Metaspace")) {
        System.out.println("metaspace " + mib(pool.getUsage().getUsed()));
      }
    }
  }

  private static long mib(long bytes) {
    return bytes >> 20;
  }
}
