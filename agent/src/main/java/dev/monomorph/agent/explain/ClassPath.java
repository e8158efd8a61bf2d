package dev.monomorph.agent.explain;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * A program's classes: those that stand on a class path, as the {@code java} command takes it, and
 * the JDK's, which come first. None of them is initialized here.
 */
public final class ClassPath implements Closeable {
  private final List<Path> entries;
  private final URLClassLoader loader;
  private SortedSet<String> names;

  private ClassPath(List<Path> entries) throws ExplainException {
    this.entries = entries;
    List<URL> urls = new ArrayList<>();
    for (Path entry : entries) {
      urls.add(url(entry));
    }
    this.loader =
        new URLClassLoader(
            "program", urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
  }

  private static URL url(Path entry) throws ExplainException {
    try {
      return entry.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new ExplainException(entry + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads a class path.
   *
   * @param text directories, jars, and directories of jars ({@code lib/*}), separated as on the
   *     command line of this system; an empty entry is the working directory
   * @throws ExplainException if an entry is not there, or is no directory and no jar
   */
  public static ClassPath parse(String text) throws ExplainException {
    List<Path> entries = new ArrayList<>();
    for (String entry : text.split(File.pathSeparator, -1)) {
      if (entry.equals("*") || entry.endsWith("/*") || entry.endsWith(File.separator + "*")) {
        entries.addAll(jarsIn(entry));
      } else {
        entries.add(existing(entry, entry));
      }
    }
    return new ClassPath(entries);
  }

  private static Path existing(String name, String entry) throws ExplainException {
    try {
      Path path = Path.of(name);
      if (Files.exists(path)) {
        return path;
      }
      throw new ExplainException(entry + ": no such file or directory on the class path");
    } catch (InvalidPathException e) {
      throw new ExplainException(entry + ": no file name: " + e.getReason(), e);
    }
  }

  private static List<Path> jarsIn(String entry) throws ExplainException {
    Path directory = existing(entry.substring(0, entry.length() - 1), entry);
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".jar"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new ExplainException(entry + ": cannot list this directory: " + e, e);
    }
  }

  /** The loader of the program's classes. */
  ClassLoader loader() {
    return loader;
  }

  /**
   * The class file of an internal name, the JDK's included; null if there is none.
   *
   * @throws ExplainException if it cannot be read
   */
  byte[] read(String internalName) throws ExplainException {
    try (InputStream in = loader.getResourceAsStream(internalName + ".class")) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new ExplainException("cannot read class " + internalName + ": " + e.getMessage(), e);
    }
  }

  /**
   * The internal names of all classes on the path, without the JDK's.
   *
   * @throws ExplainException if a directory or jar cannot be read
   */
  SortedSet<String> names() throws ExplainException {
    if (names == null) {
      names = ClassNames.in(entries);
    }
    return names;
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
