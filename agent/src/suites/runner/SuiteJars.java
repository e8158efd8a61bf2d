package runner;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** The jars of one suite: the library, its compiled tests, and what the tests depend on. */
record SuiteJars(Path library, Path tests, List<Path> dependencies) {

  /** The library's packages as the agent's target patterns, every class and method of each. */
  String targets() {
    TreeSet<String> patterns = new TreeSet<>();
    try (JarFile jar = new JarFile(library.toFile())) {
      jar.stream()
          .map(JarEntry::getName)
          .filter(name -> name.endsWith(".class") && name.contains("/"))
          .filter(name -> !name.startsWith("META-INF"))
          .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.') + ".*#*")
          .forEach(patterns::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return String.join(":", patterns);
  }

  /** Unpacks classes and resources of the tests; some tests want their resources as files. */
  void unpackTests(Path classes, Path resources) throws IOException {
    try (JarFile jar = new JarFile(tests.toFile())) {
      Enumeration<JarEntry> entries = jar.entries();
      while (entries.hasMoreElements()) {
        JarEntry entry = entries.nextElement();
        String name = entry.getName();
        if (!entry.isDirectory()) {
          unpack(jar, entry, classes.resolve(name));
          if (!name.endsWith(".class") && !name.startsWith("META-INF/")) {
            unpack(jar, entry, resources.resolve(name));
          }
        }
      }
    }
  }

  private static void unpack(JarFile jar, JarEntry entry, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    try (InputStream bytes = jar.getInputStream(entry)) {
      Files.copy(bytes, file);
    }
  }
}
