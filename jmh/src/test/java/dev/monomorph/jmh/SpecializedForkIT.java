package dev.monomorph.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs kernels under the packaged agent, in forks. Each fork checks that the agent wove something,
 * and that the specialized kernel computes what the handwritten code computes.
 */
class SpecializedForkIT {
  private static final String AGENT = System.getProperty("monomorph.agent.jar");

  /** The only variant that is forked; null for both. */
  private static final String FORKED = System.getProperty("monomorph.forked");

  @ParameterizedTest
  @ValueSource(strings = {"specialized", "cleanUnderAgent"})
  void everyKernelRunsUnderTheAgent(String variant) throws IOException {
    assumeTrue(FORKED == null || FORKED.equals(variant));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    List<String> arguments =
        List.of(
            // A thousand callers and more take minutes, and differ from a hundred in number only.
            "^(?!.*Callers1000)",
            "--agent",
            Path.of(AGENT).toString(),
            "--variants",
            variant,
            "--jmh",
            "-f",
            "1",
            "-wi",
            "1",
            "-w",
            "200ms",
            "-i",
            "1",
            "-r",
            "50ms");

    int status = Main.run(arguments, new PrintStream(bytes, true, StandardCharsets.UTF_8));

    assertThat(status).as(bytes.toString(StandardCharsets.UTF_8)).isZero();
  }
}
