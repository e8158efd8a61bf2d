package dev.monomorph.jmh;

import dev.monomorph.jmh.kernel.Key;
import dev.monomorph.jmh.kernel.Key.Point;
import dev.monomorph.jmh.kernel.ProbeKernels;
import java.util.Arrays;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Looks up records in an open-addressing hash table: one call of the kernel per key, and in it
 * {@code hashCode} and {@code equals} of the key's class.
 *
 * <p>Half of the keys are there. Expect {@code specialized} to be close to {@code handwritten}, and
 * {@code polluted} about twice slower: it makes two calls per key where the others make none, but
 * all wait for the same loads.
 *
 * <pre>{@code java -jar jmh/target/benchmarks.jar -- Probe}</pre>
 */
@OperationsPerInvocation(Probe.SIZE)
public class Probe extends KernelBenchmark {
  static final int SIZE = 2_000;
  private static final int USES = 200;

  /** Points; declared as {@code Point[]}, HotSpot would know their class by itself. */
  private Object[] keys =
      Inputs.fill(
          SIZE, Point[]::new, random -> new Point(random.nextInt(30_000), random.nextInt(30_000)));

  private Object[] table = ProbeKernels.tableOf(every2nd(keys));

  @Override
  protected long kernel() {
    long sum = 0;
    for (Object key : keys) {
      sum += ProbeKernels.indexOf(table, key);
    }
    return sum;
  }

  @Override
  protected void pollute() {
    Key[] names =
        Inputs.fill(
            SIZE,
            Key[]::new,
            random -> new Key.Name("a" + random.nextInt(), "b" + random.nextInt()));
    Key[] versions =
        Inputs.fill(
            SIZE, Key[]::new, random -> new Key.Version(1, random.nextInt(), random.nextInt()));
    Key[] ids = Inputs.fill(SIZE, Key[]::new, random -> new Key.Id(random.nextLong()));
    Key[] spans =
        Inputs.fill(SIZE, Key[]::new, random -> new Key.Span(random.nextLong(), random.nextLong()));
    lookUpNames(names);
    lookUpVersions(versions);
    lookUpIds(ids);
    lookUpSpans(spans);
  }

  // One loop each, as in a program where each kind of key has its own users.

  private static void lookUpNames(Object[] names) {
    Object[] table = ProbeKernels.tableOf(every2nd(names));
    for (int i = 0; i < USES; i++) {
      for (Object name : names) {
        Sink.accept(ProbeKernels.indexOf(table, name));
      }
    }
  }

  private static void lookUpVersions(Object[] versions) {
    Object[] table = ProbeKernels.tableOf(every2nd(versions));
    for (int i = 0; i < USES; i++) {
      for (Object version : versions) {
        Sink.accept(ProbeKernels.indexOf(table, version));
      }
    }
  }

  private static void lookUpIds(Object[] ids) {
    Object[] table = ProbeKernels.tableOf(every2nd(ids));
    for (int i = 0; i < USES; i++) {
      for (Object id : ids) {
        Sink.accept(ProbeKernels.indexOf(table, id));
      }
    }
  }

  private static void lookUpSpans(Object[] spans) {
    Object[] table = ProbeKernels.tableOf(every2nd(spans));
    for (int i = 0; i < USES; i++) {
      for (Object span : spans) {
        Sink.accept(ProbeKernels.indexOf(table, span));
      }
    }
  }

  @Override
  protected long byHand() {
    long sum = 0;
    for (Object key : keys) {
      sum += indexOf(table, (Point) key);
    }
    return sum;
  }

  private static int indexOf(Object[] table, Point key) {
    int mask = table.length - 1;
    int slot = ProbeKernels.spread(31 * key.x() + key.y()) & mask;
    while (table[slot] != null) {
      if (table[slot] instanceof Point other && key.x() == other.x() && key.y() == other.y()) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  private static <T> T[] every2nd(T[] keys) {
    T[] half = Arrays.copyOf(keys, keys.length / 2);
    Arrays.setAll(half, i -> keys[2 * i]);
    return half;
  }
}
