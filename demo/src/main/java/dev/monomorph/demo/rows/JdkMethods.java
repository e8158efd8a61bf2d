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
   * All methods of some modules, sorted by module and class, in the order of the class file.
   *
   * @param modules names of modules, or {@link #ALL_MODULES}
   * @throws UserException if the running JDK has no such module
   */
  public static RowSource<MethodRow> open(List<String> modules) {
    List<Path> classes = new ArrayList<>();
    for (String module : existing(modules)) {
      classes.addAll(classesUnder(MODULES.resolve(module)));
    }
    return new JdkClasses(title(modules), MODULES, classes);
  }

  /**
   * Reads all that {@link #open} stands for.
   *
   * @param progress hears of every batch of classes
   * @throws UserException if the running JDK has no such module
   */
  public static Table<MethodRow> read(List<String> modules, Progress progress) {
    return read(open(modules), progress);
  }

  /** Reads all methods of a source. */
  public static Table<MethodRow> read(RowSource<MethodRow> source, Progress progress) {
    return Rows.readAll(
        source,
        MethodRow[]::new,
        () -> progress.at("reading classes", source.done(), source.total()));
  }

  private static String title(List<String> modules) {
    return "methods of "
        + (modules.contains(ALL_MODULES) ? "all modules" : String.join(", ", modules));
  }

  /**
   * The modules that are meant, each once.
   *
   * @param modules names of modules, or {@link #ALL_MODULES}
   * @throws UserException if the running JDK has no such module
   */
  static Set<String> existing(List<String> modules) {
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
