package dev.monomorph.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes, and when, as {@link CacheStore} has it. */
class RoomTest {
  /** Of an entry with a name of one char, in bytes. */
  private static final int SIZE = 500;

  private static final int MAX = 10_000;

  @TempDir private Path base;

  private Path directory;
  private CacheStore store;

  @BeforeEach
  void open() throws Exception {
    directory = base.toRealPath().resolve("store");
    store = CacheStore.open(directory, MAX);
  }

  private static byte[] content() {
    return new byte[SIZE - EntryFormat.OVERHEAD - 2];
  }

  private Path file(String name) {
    return directory.resolve(Digest.hex(EntryFormat.bytesOf(name)));
  }

  /** Makes entries that were used one after the other, a minute apart, an hour ago. */
  private void fill(String names) throws IOException {
    Instant time = Instant.now().minusSeconds(3600);
    for (int i = 0; i < names.length(); i++) {
      String name = names.substring(i, i + 1);
      store.put(name, content());
      time = time.plusSeconds(60);
      Files.setLastModifiedTime(file(name), FileTime.from(time));
    }
  }

  private String left(String names) {
    StringBuilder left = new StringBuilder();
    for (int i = 0; i < names.length(); i++) {
      String name = names.substring(i, i + 1);
      left.append(Files.exists(file(name)) ? name : "");
    }
    return left.toString();
  }

  private long bytes() throws IOException {
    long bytes = 0;
    try (var files = Files.newDirectoryStream(directory, StoreDirectory::isEntry)) {
      for (Path each : files) {
        bytes += Files.size(each);
      }
    }
    return bytes;
  }

  @Test
  void allThatFitsStays() throws IOException {
    fill("abcdefghijklmnopqrst");

    assertThat(left("abcdefghijklmnopqrst")).isEqualTo("abcdefghijklmnopqrst");
    assertThat(bytes()).isEqualTo(MAX);
    assertThat(store.statistics().evicted()).isZero();
  }

  @Test
  void oldestGoDownToNineTenths() throws IOException {
    fill("abcdefghijklmnopqrst");

    store.put("u", content());

    assertThat(left("abcdefghijklmnopqrstu")).isEqualTo("defghijklmnopqrstu");
    assertThat(bytes()).isEqualTo(MAX / 10 * 9);
    assertThat(store.statistics().evicted()).isEqualTo(3);
  }

  @Test
  void useCountsNotAge() throws IOException {
    fill("abcdefghijklmnopqrst");

    assertThat(store.get("a")).isNotNull();
    assertThat(store.get("c")).isNotNull();
    store.put("u", content());

    assertThat(left("abcdefghijklmnopqrstu")).isEqualTo("acfghijklmnopqrstu");
  }

  /** Setting the time costs more than reading. */
  @Test
  void useIsNotedOnceInAProcess() throws Exception {
    fill("a");
    FileTime before = Files.getLastModifiedTime(file("a"));

    assertThat(store.get("a")).isNotNull();
    assertThat(Files.getLastModifiedTime(file("a"))).isGreaterThan(before);
    Files.setLastModifiedTime(file("a"), before);
    assertThat(store.get("a")).isNotNull();
    assertThat(Files.getLastModifiedTime(file("a"))).isEqualTo(before);

    assertThat(CacheStore.open(directory, MAX).get("a")).isNotNull();
    assertThat(Files.getLastModifiedTime(file("a"))).isGreaterThan(before);
  }

  @Test
  void neverMoreThanAllowed() throws IOException {
    for (int i = 0; i < 500; i++) {
      store.put("entry " + i, new byte[i * 7 % 2300]);

      assertThat(bytes()).isLessThanOrEqualTo(MAX);
    }
    assertThat(store.statistics().written()).isEqualTo(500);
    assertThat(store.statistics().evicted()).isPositive();
  }

  /** Eight at once, each of which does not know what the others write until it lists again. */
  @Test
  void storesOfSeveralProcessesStayNearTheBound() throws Exception {
    List<CacheStore> stores = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      stores.add(CacheStore.open(directory, MAX));
    }
    for (int i = 0; i < 800; i++) {
      stores.get(i % 8).put("entry " + i, new byte[i * 7 % 200]);

      assertThat(bytes()).isLessThanOrEqualTo(MAX + 7 * MAX / 16);
    }
  }

  @Test
  void whatOthersHavePutCounts() throws Exception {
    fill("abcdefghijklmnopqrst");

    CacheStore other = CacheStore.open(directory, MAX);
    other.put("u", content());

    assertThat(other.statistics().evicted()).isEqualTo(3);
  }

  @Test
  void smallerBoundThanBeforeIsKept() throws Exception {
    fill("abcdefghijklmnopqrst");

    CacheStore.open(directory, MAX / 2).put("u", content());

    assertThat(bytes()).isLessThanOrEqualTo(MAX / 2);
  }

  @Test
  void whatIsNoEntryIsLeftAloneAndNotCounted() throws Exception {
    Path foreign = Files.write(directory.resolve("foreign"), new byte[MAX]);
    Path similar = Files.write(directory.resolve("F".repeat(64)), new byte[MAX]);
    Path link = Files.createSymbolicLink(directory.resolve("e".repeat(64)), foreign);

    fill("abcdefghijklmnopqrst");
    store.put("u", content());

    assertThat(left("abcdefghijklmnopqrstu")).isEqualTo("defghijklmnopqrstu");
    assertThat(foreign).exists();
    assertThat(similar).exists();
    assertThat(link).isSymbolicLink();
    assertThat(directory.resolve("key")).exists();
  }

  @Test
  void moreThanAQuarterIsNotStored() {
    int most = MAX / 4 - EntryFormat.OVERHEAD - 2;
    store.put("a", new byte[most]);
    store.put("b", new byte[most + 1]);

    assertThat(store.get("a")).hasSize(most);
    assertThat(store.get("b")).isNull();
    assertThat(store.statistics().tooLarge()).isEqualTo(1);
  }

  @Test
  void nothingFitsIntoNothing() throws Exception {
    CacheStore none = CacheStore.open(directory, 0);
    none.put("a", new byte[0]);

    assertThat(none.get("a")).isNull();
  }
}
