package dev.monomorph.demo.rows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.demo.testing.Fuzzing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The corpus of {@code demo/src/fuzz/run}, and files by chance. */
class CsvFuzzTest {
  private static final List<String> PIECES =
      List.of(
          ",",
          ",",
          ",",
          "\n",
          "\r\n",
          "\r",
          "\"",
          "\"\"",
          "a",
          "b",
          "1",
          "-2.5e3",
          "true",
          " ",
          "NaN",
          "9223372036854775808",
          "\uFEFF",
          "\u0000",
          "😀",
          "x\ny");

  @Test
  void theCorpusHolds() throws IOException {
    assertThat(Fuzzing.corpus("csv", CsvFuzz::fuzzerTestOneInput)).isGreaterThan(5);
  }

  @Test
  void filesByChanceHold() throws IOException {
    Random random = new Random(8);
    for (int i = 0; i < 2_000; i++) {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      file.writeBytes((random.nextBoolean() ? "a,b\n" : "").getBytes(UTF_8));
      for (int pieces = random.nextInt(40); pieces > 0; pieces--) {
        file.writeBytes(PIECES.get(random.nextInt(PIECES.size())).getBytes(UTF_8));
      }
      if (random.nextInt(8) == 0) {
        file.write(random.nextInt(256));
      }
      CsvFuzz.fuzzerTestOneInput(file.toByteArray());
    }
  }

  @Test
  void largeFilesHold() throws IOException {
    CsvFuzz.fuzzerTestOneInput("a,".repeat(50_000).getBytes(UTF_8));
    CsvFuzz.fuzzerTestOneInput(("a\n" + "\"".repeat(100_001)).getBytes(UTF_8));
    CsvFuzz.fuzzerTestOneInput(("a\n" + "x\"\n\"y\n".repeat(5_000)).getBytes(UTF_8));
    CsvFuzz.fuzzerTestOneInput(("a\n" + "9".repeat(100_000)).getBytes(UTF_8));
  }
}
