package dev.monomorph.agent.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The sources of a dump's classes, and where they go. */
final class Views implements AutoCloseable {
  private final Path directory;
  private final Path out;
  private final Path staged;
  private final Map<String, Path> files = new LinkedHashMap<>();
  private final Map<String, NumberedLines> lines = new LinkedHashMap<>();

  /**
   * @param directory the dump
   * @param out where the sources go
   */
  Views(Path directory, Path out) throws IOException {
    this.directory = directory;
    this.out = out;
    this.staged = Files.createTempDirectory("monomorph-decompile");
  }

  /** Puts class files with lines that are each one's own into a directory that is to be read. */
  Path stage(List<Path> classFiles) throws IOException {
    for (Path file : classFiles) {
      Path relative = directory.relativize(file);
      NumberedLines numbered = NumberedLines.of(Files.readAllBytes(file));
      files.put(numbered.className(), relative);
      lines.put(numbered.className(), numbered);
      Path target = staged.resolve(relative.toString());
      Files.createDirectories(target.getParent());
      Files.write(target, numbered.classFile());
    }
    return staged;
  }

  /** Writes what was made of them; returns how many there are. */
  int write(Map<String, Vineflower.View> views) throws IOException {
    int written = 0;
    for (Map.Entry<String, Path> each : files.entrySet()) {
      Vineflower.View view = views.get(each.getKey());
      if (view != null) {
        Path source = out.resolve(withEnding(each.getValue(), ".java"));
        Files.createDirectories(source.toAbsolutePath().getParent());
        Files.writeString(source, view.source());
        String text = lines.get(each.getKey()).text(view.lines());
        Files.writeString(out.resolve(withEnding(each.getValue(), ".lines")), text);
        written++;
      }
    }
    return written;
  }

  private static String withEnding(Path file, String ending) {
    String name = file.toString();
    return name.substring(0, name.lastIndexOf('.')) + ending;
  }

  /** Deletes what was put there to be read. */
  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(staged)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
