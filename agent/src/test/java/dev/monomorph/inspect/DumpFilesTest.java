package dev.monomorph.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DumpFilesTest {
  private static final Path DIRECTORY = Path.of("dump").toAbsolutePath();

  private static Path of(String name) {
    return DumpFiles.of(DIRECTORY, name, ".txt");
  }

  @Test
  void anOrdinaryNameIsItsPath() {
    assertThat(of("com/acme/Fold$$Mono_1f"))
        .isEqualTo(DIRECTORY.resolve("com/acme/Fold$$Mono_1f.txt"));
    assertThat(of("Fold")).isEqualTo(DIRECTORY.resolve("Fold.txt"));
  }

  @ParameterizedTest
  @CsvSource({
    "'..', '%002e%002e'",
    "'../../etc/passwd', '%002e%002e/%002e%002e/etc/passwd'",
    "'a/../../b', 'a/%002e%002e/%002e%002e/b'",
    "'/etc/passwd', '%/etc/passwd'",
    "'a//b', 'a/%/b'",
    "'', '%'",
    "'C:\\a', 'C%003a%005ca'",
    "'a b', 'a%0020b'",
    "'%', '%0025'",
    "'\u00fc', '%00fc'",
  })
  void whatIsOddIsWrittenAsNumbers(String name, String file) {
    assertThat(of(name)).isEqualTo(DIRECTORY.resolve(file + ".txt"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "../..",
        ".",
        "/",
        "//",
        "~",
        "\\..\\..",
        "\0",
        "\n",
        "a/..",
        "\ud800",
        "NUL:"
      })
  void nothingEscapes(String name) {
    Path file = of(name);

    assertThat(file.normalize()).isEqualTo(file);
    assertThat(file).startsWithRaw(DIRECTORY).isNotEqualTo(DIRECTORY);
  }

  @Test
  void differentNamesAreDifferentFiles() {
    assertThat(of("a%002e")).isNotEqualTo(of("a."));
    assertThat(of("%")).isNotEqualTo(of(""));
  }
}
