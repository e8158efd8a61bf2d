package dev.monomorph.demo.rows;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The class files of a jar, one after another in the order of the jar. */
final class JarClasses implements Closeable {
  private final ZipFile jar;
  private final Path path;
  private final Enumeration<? extends ZipEntry> entries;
  private long bytesRead;

  /**
   * Opens a jar.
   *
   * @throws IOException if it is none
   */
  JarClasses(Path path) throws IOException {
    this.path = path;
    jar = new ZipFile(path.toFile());
    entries = jar.entries();
  }

  /** Adds the next entry, unless it is of no interest; false at the end. */
  boolean addNext(ClassBatch batch) {
    if (!entries.hasMoreElements()) {
      return false;
    }
    ZipEntry entry = entries.nextElement();
    bytesRead += Math.max(0, entry.getCompressedSize());
    if (isClass(entry.getName())) {
      String name = path + "!/" + entry.getName();
      try (InputStream in = jar.getInputStream(entry)) {
        batch.add(String.valueOf(path.getFileName()), name, in.readAllBytes());
      } catch (IOException e) {
        batch.addBad(name, e);
      }
    }
    return true;
  }

  /** Bytes of the jar that its entries so far take. */
  long bytesRead() {
    return bytesRead;
  }

  @Override
  public void close() {
    try {
      jar.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isClass(String entry) {
    return ClassFiles.isClass(entry) && !entry.startsWith("META-INF/versions/");
  }
}
