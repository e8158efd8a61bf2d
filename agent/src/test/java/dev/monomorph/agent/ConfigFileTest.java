package dev.monomorph.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
  @TempDir Path directory;

  @Test
  void loads() throws Exception {
    Path file = Files.writeString(directory.resolve("a"), "b=\\u0041\u00d6");

    assertThat(ConfigFile.load(file.toString())).containsExactly(java.util.Map.entry("b", "AÖ"));
  }

  @Test
  void missingFileNamesItsNeighbour() throws Exception {
    Files.createFile(directory.resolve("zz.properties"));
    Path neighbour = Files.createFile(directory.resolve("monomorph.properties"));
    Path file = directory.resolve("monomorph.propertes");

    assertError(file, "config=" + file + ": no such file; nearest valid: config=" + neighbour);
  }

  @Test
  void missingFileWithoutNeighbour() throws Exception {
    Files.createFile(directory.resolve("zz"));
    Path file = directory.resolve("monomorph.properties");

    assertError(file, "config=" + file + ": no such file");
  }

  @Test
  void missingDirectory() {
    Path file = directory.resolve("missing").resolve("monomorph.properties");

    assertError(file, "config=" + file + ": no such file");
  }

  @Test
  void directoryIsNoFile() {
    assertThatExceptionOfType(AgentOptionsException.class)
        .isThrownBy(() -> ConfigFile.load(directory.toString()))
        .withMessageStartingWith("config=" + directory + ": cannot be read (");
  }

  @Test
  void malformedEscape() throws Exception {
    Path file = Files.writeString(directory.resolve("a"), "b=\\u00zz");

    assertError(file, "config=" + file + ": not Java properties (Malformed \\uxxxx encoding.)");
  }

  @Test
  void relativeName() {
    assertThatExceptionOfType(AgentOptionsException.class)
        .isThrownBy(() -> ConfigFile.load("\0"))
        .withMessageStartingWith("config= : ");
  }

  private static void assertError(Path file, String message) {
    assertThatExceptionOfType(AgentOptionsException.class)
        .isThrownBy(() -> ConfigFile.load(file.toString()))
        .withMessage(message);
  }
}
