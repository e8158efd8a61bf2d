package dev.monomorph.agent.explain;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** Lists the classes in directories and jars, and in the jars that their manifests name. */
final class ClassNames {
  private static final String SUFFIX = ".class";

  private final SortedSet<String> names = new TreeSet<>();
  private final Deque<Path> open;

  private ClassNames(Collection<Path> entries) {
    this.open = new ArrayDeque<>(entries);
  }

  /**
   * The internal names of the classes.
   *
   * @param entries what exists
   * @throws ExplainException if one of them is no directory and no jar
   */
  static SortedSet<String> in(Collection<Path> entries) throws ExplainException {
    ClassNames found = new ClassNames(entries);
    Set<Path> seen = new HashSet<>();
    while (!found.open.isEmpty()) {
      Path entry = found.open.remove();
      if (seen.add(entry.toAbsolutePath().normalize())) {
        found.addAll(entry);
      }
    }
    return found.names;
  }

  private void addAll(Path entry) throws ExplainException {
    try {
      if (Files.isDirectory(entry)) {
        addDirectory(entry);
      } else {
        addJar(entry);
      }
    } catch (IOException | SecurityException e) {
      throw new ExplainException(entry + ": no directory and no jar: " + e.getMessage(), e);
    }
  }

  private void addDirectory(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      files
          .filter(Files::isRegularFile)
          .forEach(
              file -> add(directory.relativize(file).toString().replace(File.separatorChar, '/')));
    }
  }

  private void addJar(Path file) throws IOException {
    try (JarFile jar = new JarFile(file.toFile(), false, ZipFile.OPEN_READ, Runtime.version())) {
      jar.versionedStream().forEach(entry -> add(entry.getName()));
      for (String next : classPathOf(jar.getManifest())) {
        addNamed(file, next);
      }
    }
  }

  private static List<String> classPathOf(Manifest manifest) {
    String value =
        manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
    return value == null || value.isBlank() ? List.of() : List.of(value.strip().split(" +"));
  }

  /** As the JVM does, leaves out what is not there. */
  private void addNamed(Path jar, String reference) {
    URI uri = jar.toUri().resolve(reference);
    if ("file".equals(uri.getScheme()) && Files.exists(Path.of(uri))) {
      open.add(Path.of(uri));
    }
  }

  private void add(String file) {
    if (file.endsWith(SUFFIX)
        && !file.startsWith("META-INF/")
        && !file.endsWith("module-info.class")) {
      names.add(file.substring(0, file.length() - SUFFIX.length()));
    }
  }
}
