package dev.monomorph.cache;

import dev.monomorph.cache.Counters.Count;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Entries on disk, which several processes may share. A get returns exactly what was put under that
 * very name by a process that knows the directory's key, or nothing: whatever is wrong with a file
 * is a miss. A put that cannot be done is given up. Both are counted, and neither throws.
 *
 * <p>Safe for use by several threads: puts come one after the other, gets wait for nobody.
 *
 * <p>Processes need no lock. An entry appears whole, by a rename that replaces the one before; a
 * reader that has opened that one reads it to its end. Of two that put under one name the last one
 * stays, and both are right. A bad file is removed by its name, which another process may have
 * given to a good one in the meantime: that one is lost, and put again after its next miss.
 */
public final class CacheStore {
  /** One entry may take a quarter of the store. */
  private static final int SHARE = 4;

  private final StoreDirectory directory;
  private final EntryFormat format;
  private final int maxEntry;
  private final Counters counters = new Counters();
  private final Room room;

  /** Entries whose time of use was set. */
  private final Set<Path> used = ConcurrentHashMap.newKeySet();

  CacheStore(StoreDirectory directory, EntryFormat format, long maxBytes) {
    this.directory = directory;
    this.format = format;
    maxEntry = (int) Math.min(maxBytes / SHARE, Integer.MAX_VALUE - 8);
    room = new Room(directory.path(), maxBytes, counters);
  }

  /**
   * Opens a directory; makes it, for the user alone, if only its last element is missing.
   *
   * @param maxBytes what all entries together may take, in bytes
   * @throws CacheRefused if others could put something into it, or nothing can be put into it
   */
  public static CacheStore open(Path directory, long maxBytes) throws CacheRefused {
    return open(directory, maxBytes, FileView.of(directory));
  }

  /** Opens a directory whose files are looked at in some way. */
  static CacheStore open(Path directory, long maxBytes, FileView view) throws CacheRefused {
    if (maxBytes < 0) {
      throw new IllegalArgumentException("maxBytes = " + maxBytes);
    }
    try {
      StoreDirectory checked = StoreDirectory.open(directory, view);
      TemporaryFiles.removeOld(checked.path(), Instant.now());
      return new CacheStore(checked, new EntryFormat(KeyFile.read(checked)), maxBytes);
    } catch (IOException
        | DirectoryIteratorException
        | UnsupportedOperationException
        | SecurityException e) {
      throw new CacheRefused(directory, e);
    }
  }

  /**
   * Whether there is any entry in a directory, be it one that will not be trusted: looks at names
   * only, and makes nothing.
   */
  public static boolean isFilled(Path directory) {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(directory, StoreDirectory::isEntry)) {
      return files.iterator().hasNext();
    } catch (IOException | DirectoryIteratorException | SecurityException e) {
      // Who opens it tells why.
      return false;
    }
  }

  /** Whether there is a file for a name, be it one that is not to be trusted: reads none. */
  public boolean mayHold(String name) {
    return Files.exists(directory.entry(name), LinkOption.NOFOLLOW_LINKS);
  }

  /** What was put under a name; null if nothing was, or it is gone, or not to be trusted. */
  public byte[] get(String name) {
    Path file = directory.entry(name);
    byte[] content = null;
    try {
      content = read(name, file);
    } catch (NoSuchFileException e) {
      counters.add(Count.MISS);
      return null;
    } catch (IOException | SecurityException e) {
      counters.failed(e);
      counters.add(Count.REJECTED);
    }
    counters.add(content == null ? Count.MISS : Count.HIT);
    return content;
  }

  private byte[] read(String name, Path file) throws IOException {
    FileFacts facts = directory.view().facts(file);
    byte[] content = null;
    if (facts.isFileOf(directory.owner(), EntryFormat.OVERHEAD, maxEntry)) {
      content = format.open(name, FileReader.read(file, (int) facts.size()));
    }
    if (content == null) {
      remove(file);
    } else if (used.add(file)) {
      use(file);
    }
    return content;
  }

  /** Once in a process, for it costs more than reading. Without it the entry only looks older. */
  private void use(Path file) {
    try {
      Files.getFileAttributeView(file, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
          .setTimes(FileTime.from(Instant.now()), null, null);
    } catch (NoSuchFileException e) {
      // Evicted since it was read, which is nothing that went wrong.
    } catch (IOException e) {
      counters.failed(e);
    }
  }

  /** Follows no link, and leaves directories alone that hold anything. */
  private void remove(Path file) {
    counters.add(Count.REJECTED);
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      counters.failed(e);
    }
  }

  /** Stores something under a name, unless it takes more than a quarter of the store. */
  public synchronized void put(String name, byte[] content) {
    long length = EntryFormat.length(name, content);
    if (length > maxEntry) {
      counters.add(Count.TOO_LARGE);
      return;
    }
    try {
      boolean fits = room.make(length);
      if (fits) {
        write(directory.entry(name), format.seal(name, content));
      }
      counters.add(fits ? Count.WRITTEN : Count.FAILED_WRITE);
    } catch (IOException | DirectoryIteratorException | SecurityException e) {
      counters.failed(e);
      counters.add(Count.FAILED_WRITE);
    }
  }

  /**
   * Nothing is forced to the disk: an entry that is torn when the machine stops does not have the
   * code of its bytes, so it is a miss.
   */
  private void write(Path file, byte[] entry) throws IOException {
    Path temporary = directory.view().createTemporary(directory.path(), TemporaryFiles.PREFIX);
    try {
      Files.write(temporary, entry, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** What has come of the calls until now. */
  public Statistics statistics() {
    return counters.statistics();
  }
}
