package dev.monomorph.demo.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.monomorph.demo.console.Progress;
import dev.monomorph.demo.console.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassFilesTest {
  @TempDir private Path directory;

  @Test
  void readsTheBaseOfAMultiReleaseJar() throws IOException {
    Path jar =
        jar(
            "some.jar",
            Map.of(
                "META-INF/versions/21/x/Other.class",
                classFile(Progress.class),
                "x/Row.class",
                classFile(BadRow.class),
                "module-info.class",
                new byte[0],
                "x/text.txt",
                new byte[0]));

    Table<MethodRow> table = read(jar);

    assertThat(table.title()).isEqualTo("methods of some.jar");
    assertThat(table.badRows()).isEmpty();
    assertThat(Arrays.stream(table.rows()).map(MethodRow::label))
        .allMatch(label -> label.startsWith("some.jar/" + BadRow.class.getName() + "."))
        .contains("some.jar/" + BadRow.class.getName() + ".line()J");
  }

  @Test
  void readsJarsAndClassFilesBelowADirectory() throws IOException {
    Files.createDirectories(directory.resolve("a/b"));
    Files.write(directory.resolve("a/b/BadRow.class"), classFile(BadRow.class));
    jar("a/c.jar", Map.of("Progress.class", classFile(Progress.class)));
    AtomicLong left = new AtomicLong(-1);

    Table<MethodRow> table =
        JdkMethods.read(
            ClassFiles.open(directory.resolve("a")), (task, done, total) -> left.set(total - done));

    assertThat(Arrays.stream(table.rows()).map(MethodRow::module).distinct())
        .containsExactly("a", "c.jar");
    assertThat(left.get()).isNotNegative();
  }

  @Test
  void namesWhatCannotBeReadAndReadsTheRest() throws IOException {
    byte[] cut = Arrays.copyOf(classFile(BadRow.class), 200);
    Files.writeString(directory.resolve("a.class"), "hello, this is no class file");
    Files.writeString(directory.resolve("b.jar"), "nor is this a jar");
    jar("c.jar", Map.of("Cut.class", cut));
    Files.write(directory.resolve("d.class"), classFile(BadRow.class));

    Table<MethodRow> table = read(directory);

    assertThat(table.rows()).isNotEmpty();
    assertThat(table.badRows())
        .extracting(BadRow::source)
        .containsExactlyInAnyOrder(
            directory.resolve("a.class").toString(),
            directory.resolve("b.jar").toString(),
            directory.resolve("c.jar") + "!/Cut.class");
    assertThat(table.badRows().toString()).contains("expected a class file, found other content");
  }

  @Test
  void saysThatThereIsNothingToRead() throws IOException {
    Path text = Files.writeString(directory.resolve("text.txt"), "no jar");

    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> ClassFiles.open(directory.resolve("no.jar")))
        .withMessageStartingWith("no such file: ");
    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> ClassFiles.open(directory))
        .withMessage("no class file and no jar in " + directory);
    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> ClassFiles.open(text))
        .withMessageStartingWith("cannot read " + text + ": expected a jar or a directory");
  }

  private static Table<MethodRow> read(Path path) {
    return JdkMethods.read(ClassFiles.open(path), Progress.NONE);
  }

  private Path jar(String name, Map<String, byte[]> entries) throws IOException {
    Path jar = directory.resolve(name);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
      }
    }
    return jar;
  }

  private static byte[] classFile(Class<?> type) throws IOException {
    try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
      return in.readAllBytes();
    }
  }
}
