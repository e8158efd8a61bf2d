package runner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The stack traces of one run by test id, without the frames of JUnit's own machinery. */
final class Traces {

  private static final Pattern MACHINERY =
      Pattern.compile("\\tat (org\\.junit|java\\.base/(java\\.util\\.stream|jdk\\.internal))\\..*");

  private final Map<String, List<String>> byId = new HashMap<>();

  Traces(Path file) throws IOException {
    List<String> current = new ArrayList<>();
    for (String line : Disk.lines(file)) {
      if (line.startsWith("## ")) {
        current = byId.computeIfAbsent(line.substring(3), id -> new ArrayList<>());
      } else if (!line.isBlank() && !MACHINERY.matcher(line).matches()) {
        current.add(line);
      }
    }
  }

  /** At most so many lines, indented by four. */
  String of(String id, int lines) {
    List<String> trace = byId.getOrDefault(id, List.of());
    StringBuilder text = new StringBuilder();
    trace.stream().limit(lines).forEach(line -> text.append("    ").append(line).append('\n'));
    if (trace.size() > lines) {
      text.append("    ... ").append(trace.size() - lines).append(" more lines\n");
    }
    return text.toString();
  }
}
