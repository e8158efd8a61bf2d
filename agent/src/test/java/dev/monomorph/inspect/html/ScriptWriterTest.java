package dev.monomorph.inspect.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** What JSON looks like in an element of a page. */
class ScriptWriterTest {
  private static String escaped(String... parts) throws IOException {
    StringWriter out = new StringWriter();
    try (ScriptWriter writer = new ScriptWriter(out)) {
      for (String part : parts) {
        writer.append(part);
      }
    }
    return out.toString();
  }

  @Test
  void whatEndsAnElementIsEscaped() throws IOException {
    assertThat(escaped("[\"</script>&<!--\"]"))
        .isEqualTo("[\"\\u003c/script\\u003e\\u0026\\u003c!--\"]");
  }

  @Test
  void lineSeparatorsAreEscaped() throws IOException {
    assertThat(escaped("\u2028\u2029")).isEqualTo("\\u2028\\u2029");
  }

  @Test
  void allElseStays() throws IOException {
    String text = "{\"a\\n\": [1.5, true, \"\\\"é€𝄞\"]}";

    assertThat(escaped(text)).isEqualTo(text);
  }

  @Test
  void halvesOfCharactersAreEscaped() throws IOException {
    assertThat(escaped("a\ud834b", "\udd1ec", "\ud834", "\udd1e\ud834\ud834\udd1e"))
        .isEqualTo("a\\ud834b\\udd1ec\ud834\udd1e\\ud834\ud834\udd1e");
  }

  /** JSON does not end in the midst of a string. */
  @Test
  void charactersAreWrittenOneByOneToo() throws IOException {
    StringWriter out = new StringWriter();
    ScriptWriter writer = new ScriptWriter(out);

    writer.write('<');
    writer.write(new char[] {'x', '>', 'y'}, 1, 1);
    writer.write("abc<", 2, 2);

    assertThat(out).hasToString("\\u003c\\u003ec\\u003c");
  }
}
