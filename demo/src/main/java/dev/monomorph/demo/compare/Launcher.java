package dev.monomorph.demo.compare;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Knows how to start this program once more, on the same Java.
 *
 * @param java the {@code java} command
 * @param program what stands between the JVM's options and the program's arguments
 * @param directory where the program lies: that of its jar, or the one above its classes
 */
public record Launcher(Path java, List<String> program, Path directory) {

  /**
   * The way in which the running program was started.
   *
   * @param main its main class
   */
  public static Launcher ofThisProgram(Class<?> main) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path code = codeOf(main);
    List<String> program =
        Files.isDirectory(code)
            ? List.of("-cp", System.getProperty("java.class.path"), main.getName())
            : List.of("-jar", code.toString());
    return new Launcher(java, program, code.getParent());
  }

  /**
   * A command line.
   *
   * @param jvmOptions options of the JVM, such as an agent
   * @param arguments arguments of the program
   */
  public List<String> command(List<String> jvmOptions, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(jvmOptions);
    command.addAll(program);
    command.addAll(arguments);
    return command;
  }

  private static Path codeOf(Class<?> main) {
    try {
      return Path.of(main.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("no path to the program's own code", e);
    }
  }
}
