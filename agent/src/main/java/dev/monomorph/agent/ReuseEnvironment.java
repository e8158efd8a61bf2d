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
  private static final String NATIVE_AGENT = "-agentpath:";

  /** JVM arguments that decide who may use what of the JDK. */
  private static final List<String> ACCESS =
      List.of("--add-exports", "--add-opens", "--add-reads", "--limit-modules");

  /** JVM arguments that change what classes of the JDK are, in files that are not looked at. */
  private static final List<String> OTHER_CLASSES =
      List.of("--patch-module", "--upgrade-module-path", "-Xbootclasspath", "-agentlib:", "-Xrun");

  /** The debug agent changes no class. */
  private static final List<String> HARMLESS = List.of("-agentlib:jdwp", "-Xrunjdwp");

  /** The options of the agent that decide what copies are. */
  private static final List<Option<?>> OPTIONS =
      List.of(
          AgentOptions.TRUST,
          AgentOptions.FRAMES,
          AgentOptions.CONSTANTS,
          AgentOptions.ELEMENTS,
          AgentOptions.SPLIT);

  /** Where the program's classes are. */
  private static final List<String> PROGRAM =
      List.of("java.class.path", "jdk.module.path", "jdk.module.main");

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
    text.append("\n").append(modules).append(' ').append(state(modules));
    for (Option<?> option : OPTIONS) {
      text.append("\n").append(option.key()).append(' ').append(options.asText().get(option.key()));
    }
    for (String argument : JvmArguments.of(instrumentation)) {
      text.append(textOf(argument));
    }
    return text.toString();
  }

  /** What tells the program from others that run in the same environment, a line each. */
  static String program() {
    String command = System.getProperty("sun.java.command", "");
    // The main class, or the jar; what comes after it is the program's.
    StringBuilder text = new StringBuilder("\n").append(command.split(" ", 2)[0]);
    for (String property : PROGRAM) {
      text.append("\n").append(property).append(' ').append(System.getProperty(property));
    }
    return text.toString();
  }

  /** Empty if the argument does not matter. */
  static String textOf(String argument) throws IOException {
    if (startsWithOne(argument, OTHER_CLASSES) && !startsWithOne(argument, HARMLESS)) {
      throw new IOException(
          argument + " may change classes of the JDK: expected none of " + OTHER_CLASSES);
    }
    if (startsWithOne(argument, ACCESS)) {
      return "\n" + argument;
    }
    for (String agent : List.of(AGENT, NATIVE_AGENT)) {
      if (argument.startsWith(agent)) {
        Path file = Path.of(argument.substring(agent.length()).split("=", 2)[0]);
        return isOwn(file) ? "" : "\n" + argument + ' ' + state(file);
      }
    }
    return "";
  }

  private static boolean startsWithOne(String argument, List<String> forms) {
    return forms.stream().anyMatch(argument::startsWith);
  }

  private static String state(Path file) throws IOException {
    return Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis();
  }

  /** This agent's options may differ in what decides nothing; those that decide are above. */
  private static boolean isOwn(Path file) throws IOException {
    URL own = ReuseEnvironment.class.getResource("ReuseEnvironment.class");
    if (own == null || !own.getProtocol().equals("jar")) {
      return false;
    }
    String path = own.getPath();
    return Files.isSameFile(Path.of(URI.create(path.substring(0, path.indexOf("!/")))), file);
  }
}
