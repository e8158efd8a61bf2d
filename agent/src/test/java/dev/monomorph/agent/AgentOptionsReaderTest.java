package dev.monomorph.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentOptionsReaderTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "report=a,warmup=7",
        "warmup=7,report=a",
        " warmup=7 , report=a ",
        ",report=a,,warmup=7,",
      })
  void splitsAtCommas(String agentArgs) throws AgentOptionsException {
    AgentOptions options = AgentOptions.parse(agentArgs);

    assertThat(options.get(AgentOptions.REPORT)).isEqualTo("a");
    assertThat(options.get(AgentOptions.WARMUP)).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "report=a,b.txt | a,b.txt",
        "report=a,b.txt,warmup=7 | a,b.txt",
        "report=a=b | a=b",
        "report=a,b:c=d | a,b:c=d",
        "report=a b, c | a b, c",
      })
  void fileNamesMayHaveCommas(String agentArgs, String report) throws AgentOptionsException {
    assertThat(AgentOptions.parse(agentArgs).get(AgentOptions.REPORT)).isEqualTo(report);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "report=-,stress | stress: no value; nearest valid: stress=true",
        "report=-,stress,log=info | stress: no value; nearest valid: stress=true",
        "report=-,strss=true | strss=true: unknown option; nearest valid: stress",
        "targets=a.T#m,b.T#m | targets=a.T#m,b.T#m: patterns are separated by ':';"
            + " nearest valid: a.T#m:b.T#m",
      })
  void mistakesAreNotPartOfFileNames(String agentArgs, String message) {
    assertThatExceptionOfType(AgentOptionsException.class)
        .isThrownBy(() -> AgentOptions.parse(agentArgs))
        .withMessage(message);
  }

  @Test
  void readsConfigFile() throws Exception {
    String config =
        config("# comment", "targets = a.T#m:\\", "    b.Ö#*", "warmup: 7  ", "stress=true");

    AgentOptions options = AgentOptions.parse(config);

    assertThat(options.get(AgentOptions.TARGETS)).hasToString("a.T#m:b.Ö#*");
    assertThat(options.get(AgentOptions.WARMUP)).isEqualTo(7);
    assertThat(options.get(AgentOptions.COMPILE)).isEqualTo(AgentOptions.Compile.FOREGROUND);
  }

  @Test
  void commandLineWins() throws Exception {
    String config = config("warmup=7", "targets=a.T#m", "stress=true", "max-keys=4");

    AgentOptions options = AgentOptions.parse("warmup=9," + config + ",stress=false,targets=");

    assertThat(options.get(AgentOptions.WARMUP)).isEqualTo(9);
    assertThat(options.get(AgentOptions.TARGETS).isEmpty()).isTrue();
    assertThat(options.get(AgentOptions.STRESS)).isFalse();
    assertThat(options.get(AgentOptions.COMPILE)).isEqualTo(AgentOptions.Compile.BACKGROUND);
    assertThat(options.get(AgentOptions.MAX_KEYS)).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wramup=7 | wramup=7: unknown option; nearest valid: warmup",
        "warmup=0 | warmup=0: expected number of calls, 1 or more; nearest valid: warmup=1",
        "config=b | config=b: config files name no others",
        "stress | stress=: expected true or false; nearest valid: stress=true",
      })
  void errorsNameTheConfigFile(String line, String message) throws IOException {
    String config = config("log=info", line);

    assertThatExceptionOfType(AgentOptionsException.class)
        .isThrownBy(() -> AgentOptions.parse("warmup=5," + config))
        .withMessage(config + ": " + message);
  }

  private String config(String... lines) throws IOException {
    Path file = directory.resolve("monomorph.properties");
    Files.write(file, String.join("\n", lines).getBytes(UTF_8));
    return "config=" + file;
  }
}
