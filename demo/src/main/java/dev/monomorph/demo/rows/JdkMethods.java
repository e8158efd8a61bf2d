package dev.monomorph.demo.rows;

import dev.monomorph.demo.console.Nearest;
import dev.monomorph.demo.console.Progress;
import dev.monomorph.demo.console.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the methods of the running JDK's own modules out of its image. */
public final class JdkMethods {
  /** Stands for every module of the running JDK. */
  public static final String ALL_MODULES = "all";

  private static final Path MODULES =
      FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules");

  private JdkMethods() {}

  /** The columns of a method, the same for every module. */
  public static Schema<MethodRow> schema() {
    return MethodColumns.SCHEMA;
  }

  /**
   * Reads all methods of some modules, sorted by module and class, in the order of the class file.
   *
   * @param modules names of modules, or {@link #ALL_MODULES}
   * @param progress hears of every class
   * @throws UserException if the running JDK has no such module
   */
  public static Table<MethodRow> read(List<String> modules, Progress progress) {
    List<Path> classes = new ArrayList<>();
    for (String module : existing(modules)) {
      classes.addAll(classesUnder(MODULES.resolve(module)));
    }
    List<MethodRow> rows = new ArrayList<>();
    List<BadRow> badRows = new ArrayList<>();
    for (int i = 0; i < classes.size(); i++) {
      readClass(classes.get(i), rows, badRows);
      progress.at("reading classes", i + 1, classes.size());
    }
    return new Table<>(title(modules), schema(), rows.toArray(MethodRow[]::new), badRows);
  }

  private static String title(List<String> modules) {
    return "methods of "
        + (modules.contains(ALL_MODULES) ? "all modules" : String.join(", ", modules));
  }

  private static void readClass(Path path, List<MethodRow> rows, List<BadRow> badRows) {
    String module = MODULES.relativize(path).getName(0).toString();
    try {
      rows.addAll(ClassMethods.read(module, Files.readAllBytes(path)));
    } catch (IllegalArgumentException | IOException e) {
      // A JDK newer than ASM, most likely; what can be read is still worth auditing.
      badRows.add(new BadRow(MODULES.relativize(path).toString(), 0, e.getMessage()));
    }
  }

  /**
   * The modules that are meant, each once.
   *
   * @param modules names of modules, or {@link #ALL_MODULES}
   * @throws UserException if the running JDK has no such module
   */
  public static Set<String> existing(List<String> modules) {
    List<String> known = names(MODULES);
    if (modules.contains(ALL_MODULES)) {
      return new LinkedHashSet<>(known);
    }
    for (String module : modules) {
      if (!known.contains(module)) {
        throw new UserException(
            "unknown module '%s': expected one of this JDK's modules, or '%s'%s"
                .formatted(module, ALL_MODULES, Nearest.hint(module, known)));
      }
    }
    return new LinkedHashSet<>(modules);
  }

  private static List<String> names(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(path -> path.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> classesUnder(Path module) {
    try (Stream<Path> files = Files.walk(module)) {
      return files
          .filter(path -> path.toString().endsWith(".class"))
          .filter(path -> !path.endsWith("module-info.class"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
