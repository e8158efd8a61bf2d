package dev.monomorph.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentJarTest {
  /** What some kernels need. */
  private static final String TRUST = "trust=dev.monomorph.jmh.kernel.StackProgram";

  @TempDir Path directory;

  @Test
  void keepsTheAgentsOptions() throws IOException {
    Path jar = Files.createFile(directory.resolve("agent.jar"));

    assertThat(AgentJar.jvmArgument(Optional.of(jar.toString())))
        .isEqualTo("-javaagent:" + jar + "=" + TRUST);
    assertThat(AgentJar.jvmArgument(Optional.of(jar + "=warmup=1,log=info")))
        .isEqualTo("-javaagent:" + jar + "=warmup=1,log=info," + TRUST);
    assertThat(AgentJar.jvmArgument(Optional.of(jar + "=trust=a.B")))
        .isEqualTo("-javaagent:" + jar + "=trust=a.B");
  }

  @Test
  void namesTheFileThatIsNotThere() {
    Path missing = directory.resolve("missing.jar");

    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> AgentJar.jvmArgument(Optional.of(missing.toString())))
        .withMessageStartingWith("no agent at " + missing);
  }
}
