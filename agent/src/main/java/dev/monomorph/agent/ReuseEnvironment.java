package dev.monomorph.agent;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What decides, for a whole process, whether what another has generated is good for it. */
final class ReuseEnvironment {
  private static final String AGENT = "-javaagent:";

  /** JVM arguments that change what classes of the JDK are, or who may use them. */
  private static final List<String> ARGUMENTS =
      List.of(
          AGENT,
          "-agentlib:",
          "-agentpath:",
          "-Xbootclasspath",
          "-Xrun",
          "--patch-module",
          "--add-exports",
          "--add-opens",
          "--add-reads",
          "--upgrade-module-path",
          "--limit-modules");

  /** The options of the agent that decide what copies are. */
  private static final List<Option<?>> OPTIONS =
      List.of(
          AgentOptions.TRUST,
          AgentOptions.FRAMES,
          AgentOptions.CONSTANTS,
          AgentOptions.ELEMENTS,
          AgentOptions.SPLIT);

  private ReuseEnvironment() {}

  /**
   * All of it, a line each.
   *
   * @throws IOException if the JDK's files cannot be looked at
   * @throws ReflectiveOperationException if the JVM does not tell its arguments
   */
  static String of(Instrumentation instrumentation, AgentOptions options)
      throws IOException, ReflectiveOperationException {
    StringBuilder text = new StringBuilder("agent ").append(AgentVersion.read());
    text.append("\n").append(System.getProperty("java.vm.name"));
    text.append(' ').append(System.getProperty("java.vm.version"));
    Path modules = Path.of(System.getProperty("java.home"), "lib", "modules");
    text.append("\n").append(modules).append(' ').append(Files.size(modules));
    text.append(' ').append(Files.getLastModifiedTime(modules).toMillis());
    for (Option<?> option : OPTIONS) {
      text.append("\n").append(option.key()).append(' ').append(options.asText().get(option.key()));
    }
    for (String argument : JvmArguments.of(instrumentation)) {
      if (isOwn(argument)) {
        continue;
      }
      for (String form : ARGUMENTS) {
        text.append(argument.startsWith(form) ? "\n" + argument : "");
      }
    }
    return text.toString();
  }

  /** This agent's options may differ in what decides nothing; those that decide are above. */
  private static boolean isOwn(String argument) throws IOException {
    URL own = ReuseEnvironment.class.getResource("ReuseEnvironment.class");
    if (!argument.startsWith(AGENT) || own == null || !own.getProtocol().equals("jar")) {
      return false;
    }
    Path jar = Path.of(URI.create(own.getPath().substring(0, own.getPath().indexOf("!/"))));
    String given = argument.substring(AGENT.length()).split("=", 2)[0];
    return Files.exists(Path.of(given)) && Files.isSameFile(jar, Path.of(given));
  }
}
