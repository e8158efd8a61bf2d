package dev.monomorph.demo.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.monomorph.demo.console.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
  @TempDir private Path directory;

  @Test
  void replacesTheContentInUtf8AndLeavesNothingElse() throws IOException {
    Path file = Files.writeString(directory.resolve("result"), "former and longer");

    new OutputFile(file).write("n\u00e4chste");

    assertThat(file).hasContent("n\u00e4chste");
    assertThat(directory.toFile().list()).containsExactly("result");
  }

  @Test
  void writesWhereALinkPoints() throws IOException {
    Path file = Files.writeString(directory.resolve("result"), "former");
    Path link = Files.createSymbolicLink(directory.resolve("link"), file);

    new OutputFile(link).write("next");

    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("next");
  }

  @Test
  void saysThatItCannotBeWritten() throws IOException {
    Path later = Files.createDirectory(directory.resolve("later"));
    OutputFile output = new OutputFile(later.resolve("result"));
    Files.delete(later);

    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> output.write("x"))
        .withMessageStartingWith("cannot write " + later.resolve("result"));
  }
}
