package dev.monomorph.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A store of some hundred entries whose files are damaged one after the other. After each time what
 * was damaged is got, and an entry that was not; then all is put right again.
 */
final class FuzzedStore {
  /** The name of a pipe in the directory, if the machine has {@code mkfifo}. */
  static final String PIPE = "pipe";

  private static final List<Damage> DAMAGES = List.of(Damage.values());
  private static final int ENTRIES = 300;
  private static final long MAX_BYTES = 64 << 20;

  /** Once in how many times the key is damaged, and once in how many the store is opened anew. */
  private static final int RARELY = 20;

  /** How a store is opened. */
  interface Opener {
    CacheStore open(Path directory, long maxBytes) throws CacheRefused;
  }

  private final Path directory;
  private final Opener opener;
  private final Random random;
  private final byte[] key;
  private final Map<String, Set<String>> put = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private CacheStore store;
  private final FuzzTotals totals = new FuzzTotals();

  /** Fills a directory, which must not exist. */
  FuzzedStore(Path directory, Opener opener, long seed)
      throws CacheRefused, IOException, InterruptedException {
    this.directory = directory;
    this.opener = opener;
    random = new Random(seed);
    store = opener.open(directory, MAX_BYTES);
    key = Files.readAllBytes(keyFile());
    Process mkfifo = new ProcessBuilder("mkfifo", directory.resolve(PIPE).toString()).start();
    if (!mkfifo.waitFor(1, TimeUnit.MINUTES) || mkfifo.exitValue() != 0) {
      System.err.println("mkfifo failed: there is no named pipe among the damages");
    }
    for (int i = 0; i < ENTRIES; i++) {
      names.add("name " + "x".repeat(random.nextInt(40)) + i);
      putAnew(names.get(i));
    }
  }

  /** What has come of it. */
  FuzzTotals end() {
    totals.add(store.statistics());
    return totals;
  }

  /** Damages something, looks at what comes of it, and puts it right. */
  void damage() throws IOException, CacheRefused {
    Damage damage = DAMAGES.get(random.nextInt(DAMAGES.size()));
    totals.damaged();
    try {
      if (random.nextInt(RARELY) == 0) {
        damageKey(damage == Damage.GRAFT ? Damage.FLIP_BITS : damage, any());
      } else {
        damageEntry(damage, any(), any());
      }
      checkUntouched(damage, any());
    } catch (RuntimeException | Error e) {
      throw new AssertionError(damage + ", after " + totals, e);
    }
  }

  private void damageEntry(Damage damage, String name, String other)
      throws IOException, CacheRefused {
    if (name.equals(other)) {
      return;
    }
    damage.to(file(name), file(other), random);
    if (random.nextInt(RARELY) == 0) {
      reopen();
    }
    check(damage, name);
    check(damage, other);
    putRight(name);
    putRight(other);
  }

  private void damageKey(Damage damage, String name) throws IOException, CacheRefused {
    damage.to(keyFile(), file(name), random);
    try {
      reopen();
    } catch (CacheRefused e) {
      totals.refused();
    }
    check(damage, name);
    deleteAll(keyFile());
    Path written = new PosixFileView().createTemporary(directory, TemporaryFiles.PREFIX);
    Files.write(written, key);
    Files.move(written, keyFile(), StandardCopyOption.ATOMIC_MOVE);
    reopen();
    check(damage, name);
    putRight(name);
  }

  private void reopen() throws CacheRefused {
    CacheStore opened = opener.open(directory, MAX_BYTES);
    totals.add(store.statistics());
    store = opened;
  }

  private void check(Damage damage, String name) {
    byte[] content = store.get(name);
    if (content != null && !put.get(name).contains(Digest.hex(content))) {
      totals.wrong(damage + ": " + name + " has what was not put");
    }
  }

  private void checkUntouched(Damage damage, String name) {
    if (store.get(name) == null) {
      totals.wrong(damage + ": " + name + " was not touched and is lost");
    }
    check(damage, name);
  }

  private void putRight(String name) throws IOException {
    deleteAll(file(name));
    putAnew(name);
  }

  private void putAnew(String name) {
    byte[] content = new byte[random.nextInt(random.nextInt(10) == 0 ? 20_000 : 1_000)];
    random.nextBytes(content);
    put.computeIfAbsent(name, each -> new HashSet<>()).add(Digest.hex(content));
    store.put(name, content);
  }

  private static void deleteAll(Path file) throws IOException {
    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      Files.deleteIfExists(file.resolve("inside"));
    }
    Files.deleteIfExists(file);
  }

  private String any() {
    return names.get(random.nextInt(names.size()));
  }

  private Path keyFile() {
    return directory.resolve(KeyFile.NAME);
  }

  private Path file(String name) {
    return directory.resolve(Digest.hex(EntryFormat.bytesOf(name)));
  }
}
