package dev.monomorph.cache;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Keeps a directory's entries within bounds: those that were not used for longest go first.
 *
 * <p>The directory is listed at the first put, and again when an eighth of what was free then, or a
 * sixteenth of all, has been written. So one process never exceeds the bound, nor do up to eight
 * near it; more, or one whose listing is old, do by no more than a sixteenth each, until one of
 * them lists again.
 *
 * <p>Processes need no lock: all take the oldest first, so what two of them remove at once is the
 * same, and a file that is gone already is none to remove. An entry that is replaced or read
 * between being listed and being removed is lost, which is a miss for somebody later.
 *
 * <p>Not safe for use by several threads.
 */
final class Room {
  private record Entry(Path file, long size, FileTime used) {}

  private final Path directory;
  private final long maxBytes;
  private final Counters counters;

  /** What may be written before the directory is listed again, in bytes. */
  private long allowance;

  Room(Path directory, long maxBytes, Counters counters) {
    this.directory = directory;
    this.maxBytes = maxBytes;
    this.counters = counters;
  }

  /**
   * Makes room for an entry; if something has to go, then so much that a tenth is free afterwards.
   *
   * @param size of the entry, in bytes
   * @return whether it fits
   * @throws IOException if the directory cannot be listed
   */
  boolean make(long size) throws IOException {
    if (size > allowance) {
      List<Entry> entries = list();
      long used = entries.stream().mapToLong(Entry::size).sum();
      if (used > maxBytes - size) {
        used = evict(entries, used, maxBytes / 10 * 9 - size);
      }
      long free = maxBytes - size - used;
      allowance = Math.min(free / 8, maxBytes / 16);
      return free >= 0;
    }
    allowance -= size;
    return true;
  }

  /** Returns what is used afterwards: more than {@code goal} if files cannot be removed. */
  private long evict(List<Entry> entries, long used, long goal) {
    entries.sort(Comparator.comparing(Entry::used).thenComparing(Entry::file));
    long left = used;
    for (Entry each : entries) {
      if (left <= goal) {
        break;
      }
      try {
        if (Files.deleteIfExists(each.file)) {
          counters.add(Counters.Count.EVICTED);
        }
        left -= each.size;
      } catch (IOException e) {
        counters.failed(e);
      }
    }
    return left;
  }

  private List<Entry> list() throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(directory, StoreDirectory::isEntry)) {
      for (Path file : files) {
        add(entries, file);
      }
    }
    return entries;
  }

  private static void add(List<Entry> entries, Path file) throws IOException {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isRegularFile()) {
        entries.add(new Entry(file, attributes.size(), attributes.lastModifiedTime()));
      }
    } catch (NoSuchFileException e) {
      // Another process has removed it: it takes no room any more.
      return;
    }
  }
}
