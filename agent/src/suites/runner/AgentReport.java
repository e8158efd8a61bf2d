package runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What the agent writes at exit; but for two words its text is the agent's own affair. */
record AgentReport(Path file) {

  /** The sections that are shown; each ends at an empty line. */
  private static final Pattern HEADING =
      Pattern.compile("\\W*(summary|refusals by reason)\\b.*", Pattern.CASE_INSENSITIVE);

  /** Refusals that are mistakes of the agent's, whatever the tests say. */
  private static final Pattern MISTAKE =
      Pattern.compile("\\W*\\d[\\d,]*\\W+(SPECIALIZER_ERROR|VERIFICATION_FAILED)\\b.*");

  /** Without one, the agent may not have run at all, and equal results prove nothing. */
  boolean exists() throws IOException {
    return Files.exists(file) && Files.size(file) > 0;
  }

  /** The lines that count mistakes of the agent's. */
  List<String> mistakes() throws IOException {
    return Disk.lines(file).stream().filter(line -> MISTAKE.matcher(line).matches()).toList();
  }

  String sections() throws IOException {
    StringBuilder text = new StringBuilder();
    boolean inside = false;
    for (String line : Disk.lines(file)) {
      inside = HEADING.matcher(line).matches() || inside && !line.isBlank();
      if (inside) {
        text.append("    ").append(line).append('\n');
      }
    }
    return text.toString();
  }
}
