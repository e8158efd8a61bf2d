package dev.monomorph.demo.rows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads class files of the running JDK's image in batches; counts progress in classes. */
final class JdkClasses implements RowSource<MethodRow> {
  private final String title;
  private final Path modules;
  private final List<Path> classes;
  private int next;

  /**
   * Prepares to read.
   *
   * @param modules the directory in which each module has its own
   * @param classes paths of class files below it
   */
  JdkClasses(String title, Path modules, List<Path> classes) {
    this.title = title;
    this.modules = modules;
    this.classes = classes;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public Schema<MethodRow> schema() {
    return MethodColumns.SCHEMA;
  }

  @Override
  public Optional<Batch<MethodRow>> next() {
    ClassBatch batch = new ClassBatch();
    while (next < classes.size() && !batch.isFull()) {
      Path path = modules.relativize(classes.get(next));
      try {
        byte[] content = Files.readAllBytes(classes.get(next));
        batch.add(path.getName(0).toString(), path.toString(), content);
      } catch (IOException e) {
        batch.addBad(path.toString(), e);
      }
      next++;
    }
    return batch.isEmpty() ? Optional.empty() : Optional.of(batch);
  }

  @Override
  public long done() {
    return next;
  }

  @Override
  public long total() {
    return classes.size();
  }

  @Override
  public void close() {
    // Every class file is closed as soon as it is read.
  }
}
