package dev.monomorph.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The compiled classes of the test tree, package by package. */
public final class TestClasses {
  private TestClasses() {}

  /** The class files of the package that a class is in, by their paths. */
  public static Map<String, byte[]> ofPackage(Class<?> member) {
    Path root = Path.of(ForkedJvm.locationOf(member));
    Map<String, byte[]> found = new TreeMap<>();
    try (Stream<Path> files = Files.list(root.resolve(member.getPackageName().replace('.', '/')))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (file.toString().endsWith(".class")) {
          found.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /** Copies the packages that classes are in below a directory. */
  public static void copyPackages(Path directory, Class<?>... members) throws IOException {
    for (Class<?> member : members) {
      for (Map.Entry<String, byte[]> each : ofPackage(member).entrySet()) {
        Path file = directory.resolve(each.getKey());
        Files.createDirectories(file.getParent());
        Files.write(file, each.getValue());
      }
    }
  }
}
