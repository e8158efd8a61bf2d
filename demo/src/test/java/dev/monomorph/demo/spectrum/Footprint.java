package dev.monomorph.demo.spectrum;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Bytes that each of many things takes. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class Footprint {
  private static final int BEFORE = 100;
  private static final int MEASURED = 500;

  /** Of metaspace, the compressed class space included. */
  public double metaspace;

  /** Of the heap, after a full collection. */
  public double heap;

  /**
   * Makes things, and fills in what each takes.
   *
   * @param maker makes one, which stays
   */
  void measure(Runnable maker) {
    repeat(maker, BEFORE);
    double metaspaceBefore = usedMetaspace();
    double heapBefore = usedHeap();
    repeat(maker, MEASURED);
    metaspace = (usedMetaspace() - metaspaceBefore) / MEASURED;
    heap = (usedHeap() - heapBefore) / MEASURED;
  }

  private static void repeat(Runnable maker, int times) {
    for (int i = 0; i < times; i++) {
      maker.run();
    }
  }

  private static double usedMetaspace() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getName().equals("Metaspace"))
        .map(MemoryPoolMXBean::getUsage)
        .findAny()
        .orElseThrow()
        .getUsed();
  }

  private static double usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
