package dev.monomorph.demo.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.demo.testing.Fuzzing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The corpus of {@code demo/src/fuzz/run}, and schemas with something else put in somewhere. */
class SchemaFuzzTest {
  private static final Path CORPUS = Path.of("src/fuzz/corpus/schema");
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "\"",
          ":",
          ",",
          "\"min\"",
          "\"fields\"",
          "1e999",
          "-1",
          "null",
          "\"/(/\"",
          "\\u0000",
          "9223372036854775808",
          "\"type\"",
          "\"long\"",
          "\"string\"",
          "😀");

  @Test
  void theCorpusHolds() throws IOException {
    assertThat(Fuzzing.corpus("schema", SchemaFuzz::fuzzerTestOneInput)).isGreaterThan(4);
  }

  @Test
  void brokenSchemasHold() throws IOException {
    String whole = Files.readString(CORPUS.resolve("all"));
    Random random = new Random(7);
    for (int i = 0; i < 5_000; i++) {
      String text = whole;
      for (int times = random.nextInt(3); times >= 0; times--) {
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + random.nextInt(12));
        String piece = PIECES.get(random.nextInt(PIECES.size()));
        text = text.substring(0, from) + piece + text.substring(to);
      }
      SchemaFuzz.check(text);
    }
  }

  @Test
  void largeTextsHold() {
    SchemaFuzz.check("[".repeat(100_000));
    SchemaFuzz.check("{\"fields\": {" + "\"a\": {\"type\": \"long\"},".repeat(20_000) + "}}");
    SchemaFuzz.check(
        "{\"fields\": {\"a\": {\"type\": \"string\", \"pattern\": \"/"
            + "(a?){100}".repeat(100)
            + "/\"}}}");
  }
}
