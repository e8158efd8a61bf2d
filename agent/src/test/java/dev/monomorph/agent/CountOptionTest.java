package dev.monomorph.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountOptionTest {
  private final CountOption keys = new CountOption("keys", "keys", 8, 1, 64);
  private final CountOption code = new CountOption("code", "bytes", 1536, 0, Integer.MAX_VALUE);

  @ParameterizedTest
  @CsvSource({"1, 1", "64, 64", "007, 7"})
  void readsCounts(String text, int value) throws AgentOptionsException {
    assertThat(keys.read(text)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "2k, 2048",
    "2K, 2048",
    "3m, 3145728",
    "3M, 3145728",
    "2147483647, 2147483647"
  })
  void readsBytes(String text, int value) throws AgentOptionsException {
    assertThat(code.read(text)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 8",
    "0, 1",
    "-3, 1",
    "65, 64",
    "99999999999999999999, 64",
    "1k, 8",
    "five, 8",
    "5x, 8",
    "5.0, 8",
    "+5, 8",
    "\u0665, 8",
  })
  void proposesCounts(String text, String nearest) {
    assertThatExceptionOfType(AgentOptionsException.class)
        .isThrownBy(() -> keys.read(text))
        .withMessage(
            "keys=" + text + ": expected number of keys, 1 to 64; nearest valid: keys=" + nearest);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 1536",
    "k, 1536",
    "-1k, 0",
    "16mb, 16m",
    "16MiB, 16M",
    "16g, 1536",
    "2048m, 2147483647",
    "2147483648, 2147483647",
    "9999999999m, 2147483647",
    "99999999999999999999m, 2147483647",
  })
  void proposesBytes(String text, String nearest) throws AgentOptionsException {
    assertThatExceptionOfType(AgentOptionsException.class)
        .isThrownBy(() -> code.read(text))
        .withMessageEndingWith("; nearest valid: code=" + nearest);
    assertThat(code.read(nearest)).isNotNegative();
  }

  @Test
  void writesWholeMebibytes() {
    assertThat(code.defaultText()).isEqualTo("1536");
    assertThat(code.text(3 << 20)).isEqualTo("3m");
    assertThat(code.text(0)).isEqualTo("0");
    assertThat(code.accepts()).isEqualTo("number of bytes, 0 or more, suffix k or m");
  }
}
