package dev.monomorph.demo.rows;

import dev.monomorph.demo.console.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Methods of class files outside the JDK: those of a jar, or of all jars and class files below a
 * directory, sorted by path and, in a jar, in its order.
 *
 * <p>What stands for a row's module is the name of the jar, or of the directory. Of a multi-release
 * jar it is the base that counts; jars inside of jars are not opened. Progress is in bytes.
 */
public final class ClassFiles implements RowSource<MethodRow> {
  private final Path root;
  private final List<Path> files;
  private final long total;
  private int next;
  private long done;
  private JarClasses jar;

  private ClassFiles(Path root, List<Path> files) throws IOException {
    this.root = root;
    this.files = files;
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
    }
    total = bytes;
  }

  /**
   * Opens a jar, a class file, or a directory of them.
   *
   * @throws UserException if there is no such thing, or nothing in it
   */
  public static RowSource<MethodRow> open(Path path) {
    if (!Files.exists(path)) {
      throw new UserException(
          "no such file: " + path + " (expected a jar or a directory of class files)");
    }
    try {
      List<Path> files = Files.isDirectory(path) ? below(path) : List.of(path);
      if (files.isEmpty()) {
        throw new UserException("no class file and no jar in " + path);
      }
      ClassFiles classes = new ClassFiles(path, files);
      if (!Files.isDirectory(path) && !isClass(path.toString())) {
        classes.openJar();
      }
      return classes;
    } catch (IOException | UncheckedIOException e) {
      throw new UserException(
          "cannot read " + path + ": expected a jar or a directory (" + e.getMessage() + ")");
    }
  }

  @Override
  public String title() {
    return "methods of " + nameOf(root);
  }

  @Override
  public Schema<MethodRow> schema() {
    return MethodColumns.SCHEMA;
  }

  @Override
  public Optional<Batch<MethodRow>> next() {
    ClassBatch batch = new ClassBatch();
    while (!batch.isFull() && (jar != null || next < files.size())) {
      if (jar == null) {
        startNext(batch);
      } else if (!jar.addNext(batch)) {
        closeJar();
      }
    }
    return batch.isEmpty() ? Optional.empty() : Optional.of(batch);
  }

  @Override
  public long done() {
    return done + (jar == null ? 0 : jar.bytesRead());
  }

  @Override
  public long total() {
    return total;
  }

  @Override
  public void close() {
    if (jar != null) {
      jar.close();
    }
  }

  /** Whether a path or an entry of a jar is that of a class file with methods. */
  static boolean isClass(String path) {
    return path.endsWith(".class") && !path.endsWith("module-info.class");
  }

  private void startNext(ClassBatch batch) {
    Path file = files.get(next);
    try {
      if (isClass(file.toString())) {
        batch.add(nameOf(root), file.toString(), Files.readAllBytes(file));
        done += Files.size(file);
        next++;
      } else {
        openJar();
      }
    } catch (IOException e) {
      batch.addBad(file.toString(), e);
      next++;
    }
  }

  private void openJar() throws IOException {
    jar = new JarClasses(files.get(next));
  }

  private void closeJar() {
    done += jar.bytesRead();
    jar.close();
    jar = null;
    next++;
  }

  private static List<Path> below(Path directory) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths
          .filter(path -> isClass(path.toString()) || path.toString().endsWith(".jar"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  private static String nameOf(Path path) {
    return String.valueOf(path.toAbsolutePath().normalize().getFileName());
  }
}
