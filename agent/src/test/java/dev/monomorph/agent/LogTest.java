package dev.monomorph.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.monomorph.agent.Log.Level;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ResourceLock(Resources.SYSTEM_ERR)
class LogTest {
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  @BeforeEach
  void redirect() {
    Log.reset();
    System.setErr(new PrintStream(written, true, UTF_8));
  }

  @AfterEach
  void restore() {
    System.setErr(err);
    Log.reset();
  }

  @ParameterizedTest
  @CsvSource({"OFF, 0", "ERROR, 1", "WARN, 2", "INFO, 3", "DEBUG, 4"})
  void showsLevelsUpTo(Level level, int shown) {
    Log.show(level);
    Log.error("a");
    Log.warn("b");
    Log.info("c");
    Log.debug("d");

    String[] lines = {"error: a", "warn: b", "info: c", "debug: d"};
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < shown; i++) {
      expected.append("monomorph: ").append(lines[i]).append('\n');
    }
    assertThat(written()).isEqualTo(expected.toString());
    assertThat(Log.shows(level)).isEqualTo(level != Level.OFF);
  }

  @Test
  void showsWarningsByDefault() {
    assertThat(Log.shows(Level.WARN)).isTrue();
    assertThat(Log.shows(Level.INFO)).isFalse();
    assertThat(Log.shows(Level.OFF)).isFalse();
  }

  @Test
  void countsWhatIsNotShown() {
    Log.show(Level.OFF);
    Log.error("a");
    Log.error("a", new Exception());
    Log.warn("b");
    Log.info("c");
    Log.once(Level.WARN, "key", "d");
    Log.once(Level.WARN, "key", "d");

    assertThat(Log.errors()).isEqualTo(2);
    assertThat(Log.warnings()).isEqualTo(3);
    assertThat(written()).isEmpty();
  }

  @Test
  void saysOnce() {
    Log.once(Level.WARN, "a", "first");
    Log.once(Level.WARN, "a", "second");
    Log.once(Level.WARN, "b", "third", new IllegalStateException("why"));
    Log.once(Level.WARN, null, "fourth");

    assertThat(written().lines())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("monomorph: warn: first"),
            line ->
                assertThat(line)
                    .startsWith("monomorph: warn: third: java.lang.IllegalStateException: why at ")
                    .contains("LogTest.saysOnce(LogTest.java:"),
            line -> assertThat(line).isEqualTo("monomorph: warn: fourth"));
  }

  @Test
  void remembersSoManyKeys() {
    for (int i = 0; i < Log.ONCE_KEYS + 10; i++) {
      Log.once(Level.WARN, "key " + i, "message");
    }

    assertThat(written().lines()).hasSize(Log.ONCE_KEYS).hasSize(1000);
    assertThat(Log.warnings()).isEqualTo(Log.ONCE_KEYS + 10);
  }

  @Test
  void messageIsOneLine() {
    Log.error(
        "a\r\nb\tc",
        new Exception("d\ne", null) {
          private static final long serialVersionUID = 1;

          @Override
          public synchronized Throwable fillInStackTrace() {
            return this;
          }
        });

    assertThat(written()).matches("monomorph: error: a  b c: dev.*LogTest.*: d e\n");
  }

  @Test
  void debugShowsTheTrace() {
    Log.show(Level.DEBUG);
    Exception cause = new Exception("inner");
    Exception thrown = new Exception("outer", cause);
    cause.initCause(thrown); // a ring
    Log.warn("message", thrown);

    assertThat(written().lines().toList())
        .allMatch(line -> line.startsWith("monomorph: "))
        .hasSizeLessThan(2000)
        .anyMatch(line -> line.startsWith("monomorph: debug:   at dev.monomorph.agent.LogTest."))
        .anyMatch(
            line -> line.startsWith("monomorph: debug: caused by: java.lang.Exception: inner"));
  }

  @Test
  void neverThrows() {
    Exception rude =
        new Exception() {
          private static final long serialVersionUID = 1;

          @Override
          public String getMessage() {
            throw new IllegalStateException();
          }
        };
    Log.error("still said", rude);
    Log.error(null);
    Log.error(null, null);
    assertThat(written().lines())
        .hasSize(3)
        .first()
        .asString()
        .isEqualTo("monomorph: error: still said: " + rude.getClass().getName());

    System.setErr(
        new PrintStream(written, true, UTF_8) {
          @Override
          public void println(String line) {
            throw new IllegalStateException();
          }
        });
    assertThatCode(() -> Log.error("lost")).doesNotThrowAnyException();
    System.setErr(null);
    assertThatCode(() -> Log.error("lost")).doesNotThrowAnyException();
    assertThat(Log.errors()).isEqualTo(5);
  }

  private String written() {
    return written.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }
}
