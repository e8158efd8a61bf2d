package runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The report that the agent writes at exit; its text is the agent's own affair. */
record AgentReport(Path file) {

  /** The sections that are shown; each ends at an empty line. */
  private static final Pattern HEADING =
      Pattern.compile("\\W*(summary|refusals by reason)\\b.*", Pattern.CASE_INSENSITIVE);

  /** Without one, the agent may not have run at all, and equal results prove nothing. */
  boolean exists() throws IOException {
    return Files.exists(file) && Files.size(file) > 0;
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
