package dev.monomorph.jmh;

import dev.monomorph.jmh.kernel.StackProgram;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the agent, and writes the JVM argument that starts it. */
final class AgentJar {
  /** From the directory that the benchmarks were built in, {@code jmh/target}. */
  private static final Path RELATIVE = Path.of("../../agent/target/monomorph-agent.jar");

  /** An option that the kernels need and that changes nothing for those that do not. */
  private static final String TRUST = "trust=" + StackProgram.class.getName();

  private AgentJar() {}

  /**
   * The JVM argument for the agent that the user named, or else for the one that was built beside
   * these benchmarks.
   *
   * @throws UsageException if there is no such file
   */
  static String jvmArgument(Optional<String> named) {
    String agent = named.orElseGet(() -> buildDirectory().resolve(RELATIVE).normalize().toString());
    int equals = agent.indexOf('=');
    Path jar = Path.of(equals < 0 ? agent : agent.substring(0, equals));
    if (!Files.isRegularFile(jar)) {
      throw new UsageException(
          "no agent at "
              + jar
              + ": build it (mvn -q -DskipTests package), name another with --agent, or leave it"
              + " out with --variants clean,polluted,handwritten");
    }
    String options = equals < 0 ? "" : agent.substring(equals + 1);
    String trust = options.contains("trust=") ? "" : TRUST;
    String comma = options.isEmpty() || trust.isEmpty() ? "" : ",";
    return "-javaagent:" + jar.toAbsolutePath() + "=" + options + comma + trust;
  }

  private static Path buildDirectory() {
    try {
      Path jarOrClasses =
          Path.of(AgentJar.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return jarOrClasses.getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
