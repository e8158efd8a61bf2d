package dev.monomorph.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.Jdk;
import dev.monomorph.testing.Race;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CacheStoreTest {
  private static final long MAX = 1 << 20;
  private static final byte[] CONTENT = "content".getBytes(UTF_8);

  @TempDir private Path base;

  private Path directory;
  private CacheStore store;

  @BeforeEach
  void open() throws Exception {
    directory = base.toRealPath().resolve("store");
    store = CacheStore.open(directory, MAX);
  }

  private Path file(String name) {
    return directory.resolve(Digest.hex(EntryFormat.bytesOf(name)));
  }

  private void assertRejected(String name) {
    Statistics before = store.statistics();
    assertThat(store.get(name)).isNull();
    Statistics after = store.statistics();
    assertThat(after.rejected()).isEqualTo(before.rejected() + 1);
    assertThat(after.misses()).isEqualTo(before.misses() + 1);
    assertThat(after.hits()).isEqualTo(before.hits());
  }

  private void assertRejectedAndRemoved(String name) {
    assertRejected(name);
    assertThat(Files.exists(file(name), LinkOption.NOFOLLOW_LINKS)).isFalse();
    store.put(name, CONTENT);
    assertThat(store.get(name)).isEqualTo(CONTENT);
  }

  @Test
  void isFilledByAnEntryAndNotByItsKey() throws Exception {
    assertThat(directory).isNotEmptyDirectory();
    assertThat(CacheStore.isFilled(directory)).isFalse();
    assertThat(CacheStore.isFilled(base.resolve("none"))).isFalse();

    store.put("name", CONTENT);

    assertThat(CacheStore.isFilled(directory)).isTrue();
  }

  @Test
  void whatWasPutIsGot() throws Exception {
    store.put("a", CONTENT);
    store.put("", new byte[0]);

    assertThat(store.get("a")).isEqualTo(CONTENT);
    assertThat(store.get("")).isEmpty();
    assertThat(CacheStore.open(directory, MAX).get("a")).isEqualTo(CONTENT);
    assertThat(store.statistics()).isEqualTo(new Statistics(2, 0, 0, 2, 0, 0, 0, null));
  }

  @Test
  void whatWasNotPutIsAMiss() {
    assertThat(store.get("a")).isNull();
    assertThat(store.statistics()).isEqualTo(new Statistics(0, 1, 0, 0, 0, 0, 0, null));
  }

  @Test
  void lastPutStays() {
    store.put("a", new byte[100]);
    store.put("a", CONTENT);

    assertThat(store.get("a")).isEqualTo(CONTENT);
  }

  @Test
  void arraysAreTheCallers() {
    byte[] content = CONTENT.clone();
    store.put("a", content);
    content[0] = 0;
    Arrays.fill(store.get("a"), (byte) 0);

    assertThat(store.get("a")).isEqualTo(CONTENT);
  }

  @Test
  void entryIsAPrivateFileNamedByTheDigest() throws IOException {
    store.put("a", CONTENT);

    try (var files = Files.list(directory)) {
      assertThat(files).containsExactlyInAnyOrder(file("a"), directory.resolve("key"));
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("a"))))
        .isEqualTo("rw-------");
  }

  @Test
  void pathThroughALinkOfOnesOwnIsResolvedOnce() throws Exception {
    Path real = Files.createDirectory(base.toRealPath().resolve("real"));
    Path link = Files.createSymbolicLink(base.toRealPath().resolve("link"), real);
    FileView unshared =
        new OtherEyes(
            new PosixFileView(),
            path -> base.startsWith(path) || path.equals(real),
            facts -> new FileFacts(facts.kind(), facts.size(), facts.owner(), false, false, "r"));
    CacheStore through = CacheStore.open(link.resolve("store"), MAX, unshared);
    Files.delete(link);

    through.put("a", CONTENT);

    assertThat(through.get("a")).isEqualTo(CONTENT);
    assertThat(real.resolve("store/key")).exists();
  }

  @Test
  void corruptedIsRejected() throws IOException {
    store.put("a", CONTENT);
    byte[] bytes = Files.readAllBytes(file("a"));
    bytes[bytes.length / 2]++;
    Files.write(file("a"), bytes);

    assertRejectedAndRemoved("a");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 47, 48, 56})
  void truncatedIsRejected(int length) throws IOException {
    store.put("a", CONTENT);
    Files.write(file("a"), Arrays.copyOf(Files.readAllBytes(file("a")), length));

    assertRejectedAndRemoved("a");
  }

  /** Longer than memory: it must not be read at all. */
  @Test
  void hugeIsRejected() throws IOException {
    try (var huge = new RandomAccessFile(file("a").toFile(), "rw")) {
      huge.setLength(1L << 40);
    }

    assertRejectedAndRemoved("a");
  }

  @Test
  void entryOfAnotherNameIsRejected() throws IOException {
    store.put("a", CONTENT);
    Files.move(file("a"), file("b"));

    assertRejectedAndRemoved("b");
  }

  @Test
  void entryOfAnotherKeyIsRejected() throws Exception {
    store.put("a", CONTENT);
    Files.delete(directory.resolve("key"));
    store = CacheStore.open(directory, MAX);

    assertRejectedAndRemoved("a");
  }

  @Test
  void entryOfSomebodyElseIsRejected() throws Exception {
    store.put("a", CONTENT);
    FileView view = OtherEyes.on(file("a").getFileName().toString(), OtherEyes::strange);
    store = CacheStore.open(directory, MAX, view);

    assertRejected("a");
    assertThat(file("a")).doesNotExist();
  }

  @Test
  void linkIsRejectedAndWhatItLeadsToIsLeftAlone() throws IOException {
    store.put("a", CONTENT);
    Path elsewhere = Files.move(file("a"), base.resolve("elsewhere"));
    Files.createSymbolicLink(file("a"), elsewhere);

    assertRejectedAndRemoved("a");
    assertThat(elsewhere).exists();
  }

  @Test
  void emptyDirectoryIsRejected() throws IOException {
    Files.createDirectory(file("a"));

    assertRejectedAndRemoved("a");
  }

  @Test
  void directoryThatHoldsSomethingIsRejectedAndLeftAlone() throws IOException {
    Path inside = Files.createFile(Files.createDirectory(file("a")).resolve("inside"));

    assertRejected("a");
    store.put("a", CONTENT);

    assertThat(inside).exists();
    assertRejected("a");
    assertThat(store.statistics().failedWrites()).isEqualTo(1);
    assertThat(store.statistics().lastFailure()).contains(file("a").toString());
    assertNoTemporaryFiles();
  }

  /** Who opens a named pipe waits until somebody writes to it. */
  @Test
  @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
  void namedPipeIsRejected() throws Exception {
    Process mkfifo = new ProcessBuilder("mkfifo", file("a").toString()).start();
    assumeThat(mkfifo.waitFor(30, TimeUnit.SECONDS) && mkfifo.exitValue() == 0).isTrue();

    assertRejectedAndRemoved("a");
  }

  @Test
  void whatCannotBeReadIsAMissAndStays() throws Exception {
    store.put("a", CONTENT);
    FileView broken =
        OtherEyes.on(
            file("a").getFileName().toString(),
            facts -> {
              throw new SecurityException("not you");
            });
    store = CacheStore.open(directory, MAX, broken);

    assertRejected("a");
    assertThat(file("a")).exists();
    assertThat(store.statistics().lastFailure()).contains("not you");
  }

  @Test
  void goneDirectoryIsNoException() throws IOException {
    Files.delete(directory.resolve("key"));
    Files.delete(directory);

    store.put("a", CONTENT);

    assertThat(store.get("a")).isNull();
    assertThat(store.statistics().failedWrites()).isEqualTo(1);
    assertThat(store.statistics().lastFailure()).contains("NoSuchFile");
  }

  /** The limit is that of the shell, on the size of files: as if the disk were full after it. */
  @Test
  void fullDiskIsNoException() throws Exception {
    Path launcher = base.resolve("java");
    Files.writeString(
        launcher,
        "#!/bin/bash\nulimit -f 8\nexec " + Jdk.running().java() + " -XX:-UsePerfData \"$@\"\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));

    String out =
        ForkedJvm.of(launcher)
            .library(CacheStore.class)
            .run(FullDisk.class, directory.toString())
            .good()
            .out();

    assertThat(out).startsWith("[1, 2, 3] null Statistics[").contains("failedWrites=1");
    assertThat(out).contains("written=1").contains("IOException");
    assertNoTemporaryFiles();
  }

  private void assertNoTemporaryFiles() throws IOException {
    try (var files = Files.newDirectoryStream(directory, TemporaryFiles.PREFIX + "*")) {
      assertThat(files).isEmpty();
    }
  }

  /** Channels are closed when their thread is interrupted; the interrupt is somebody else's. */
  @Test
  void interruptedThreadsPutAndGet() throws Exception {
    Thread.currentThread().interrupt();
    try {
      CacheStore fresh = CacheStore.open(base.toRealPath().resolve("fresh"), MAX);
      fresh.put("a", CONTENT);

      assertThat(fresh.get("a")).isEqualTo(CONTENT);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void threadsShareAStore() throws Exception {
    CacheStore small = CacheStore.open(directory, 20_000);
    AtomicInteger threads = new AtomicInteger();

    Race.of(8, () -> SharedNames.use(small, threads.incrementAndGet(), 500));

    Statistics statistics = small.statistics();
    assertThat(statistics.hits()).isPositive();
    assertThat(statistics.evicted()).isPositive();
    assertThat(statistics.rejected()).isZero();
    assertThat(statistics.failedWrites()).isZero();
    assertThat(statistics.lastFailure()).isNull();
    assertThat(statistics.hits() + statistics.misses() + statistics.written()).isEqualTo(8 * 500);
  }
}
