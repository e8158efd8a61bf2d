package dev.monomorph.demo.compare;

import dev.monomorph.demo.console.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The agent that a comparison is about.
 *
 * @param jar its jar
 * @param options what it is told, in its own notation
 * @param report the file it writes its report to, if it writes one to a file
 */
public record Agent(Path jar, String options, Optional<Path> report) {
  private static final String REPORT_NAME = "monomorph-report.txt";
  private static final Pattern REPORT_OPTION = Pattern.compile("(?:^|,)report=([^,]*)");

  /**
   * Finds the agent where the build puts it, relative to the program, unless told otherwise.
   *
   * @param jar the jar to use instead; null for that of the build
   * @param options options of the user, maybe empty; without a {@code report} among them, the
   *     report goes to a file beside the program or in the directory for temporary files
   * @param directory where the program lies
   * @throws UserException if there is no such jar
   */
  public static Agent find(Path jar, String options, Path directory) {
    Path used =
        jar != null ? jar : directory.resolve("../../agent/target/monomorph-agent.jar").normalize();
    if (!Files.isRegularFile(used)) {
      throw new UserException(
          "no agent at %s: expected a jar built by 'mvn -DskipTests package', or --agent PATH"
              .formatted(used));
    }
    Matcher given = REPORT_OPTION.matcher(options);
    if (given.find()) {
      String file = given.group(1);
      return new Agent(
          used, options, file.equals("-") ? Optional.empty() : Optional.of(Path.of(file)));
    }
    Path report = reportFile(directory);
    String all = "report=" + report + (options.isEmpty() ? "" : "," + options);
    return new Agent(used, all, Optional.of(report));
  }

  /** The JVM option that loads the agent. */
  public String jvmOption() {
    return "-javaagent:" + jar + "=" + options;
  }

  /** Removes what an earlier run reported. */
  public void deleteReport() throws IOException {
    if (report.isPresent()) {
      Files.deleteIfExists(report.get());
    }
  }

  /** Where the report stands and, in a line, what the agent did. */
  public String summary() throws IOException {
    if (report.isEmpty()) {
      return "The agent's report stands above.";
    }
    Path file = report.get();
    if (!Files.exists(file)) {
      return "The agent wrote no report to " + file + ".";
    }
    String summary = ReportSummary.of(Files.readAllLines(file));
    return "The agent's report: "
        + file
        + (summary.isEmpty() ? "" : System.lineSeparator() + summary);
  }

  private static Path reportFile(Path directory) {
    // A comma would end the option.
    boolean usable = Files.isWritable(directory) && !directory.toString().contains(",");
    Path home = usable ? directory : Path.of(System.getProperty("java.io.tmpdir"));
    return home.resolve(REPORT_NAME).toAbsolutePath();
  }
}
