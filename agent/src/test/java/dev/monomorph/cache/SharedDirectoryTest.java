package dev.monomorph.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.Jdk;
import dev.monomorph.testing.Race;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes make one store, and put, get and evict in it at the same time. */
class SharedDirectoryTest {
  private static final int PROCESSES = 4;
  private static final int CALLS = 3_000;
  private static final int MAX = 20_000;

  @TempDir private Path base;

  private static long sum(Queue<String> statistics, String what) {
    Pattern number = Pattern.compile("\\b" + what + "=(\\d+)");
    long sum = 0;
    for (String each : statistics) {
      Matcher matcher = number.matcher(each);
      assertThat(matcher.find()).as("%s in %s", what, each).isTrue();
      sum += Long.parseLong(matcher.group(1));
    }
    return sum;
  }

  @Test
  void everyGetIsExactOrAMiss() throws Exception {
    Path directory = base.toRealPath().resolve("store");
    AtomicInteger seeds = new AtomicInteger();
    Queue<String> statistics = new ConcurrentLinkedQueue<>();

    Race.of(
        PROCESSES,
        () -> {
          String seed = Integer.toString(seeds.incrementAndGet());
          String[] arguments = {
            directory.toString(), Integer.toString(MAX), seed, Integer.toString(CALLS)
          };
          ForkedJvm jvm =
              ForkedJvm.on(Jdk.running()).library(CacheStore.class).within(Duration.ofMinutes(5));
          statistics.add(jvm.run(SharedNames.class, arguments).good().out());
        });

    assertThat(sum(statistics, "hits")).isPositive();
    assertThat(sum(statistics, "evicted")).isPositive();
    assertThat(sum(statistics, "rejected")).as("%s", statistics).isZero();
    assertThat(sum(statistics, "failedWrites")).as("%s", statistics).isZero();
    assertThat(sum(statistics, "hits") + sum(statistics, "misses") + sum(statistics, "written"))
        .isEqualTo(PROCESSES * CALLS);
    assertThat(bytes(directory)).isBetween(1L, MAX + (PROCESSES - 1) * MAX / 16L);
  }

  private static long bytes(Path directory) throws Exception {
    long bytes = 0;
    try (var files = Files.newDirectoryStream(directory)) {
      for (Path each : files) {
        assertThat(each.getFileName().toString()).doesNotStartWith(TemporaryFiles.PREFIX);
        bytes += StoreDirectory.isEntry(each) ? Files.size(each) : 0;
      }
    }
    return bytes;
  }
}
