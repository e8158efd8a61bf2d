package runner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The results of one run, read from the file that {@code launched.Recorder} wrote.
 *
 * <p>An id stands for a sorted list of outcomes, since ids without identity hash codes need not be
 * unique.
 */
record Results(Map<String, List<Outcome>> outcomes, Set<String> unfinished, boolean complete) {

  static Results read(Path file) throws IOException {
    Map<String, List<Outcome>> outcomes = new LinkedHashMap<>();
    Set<String> unfinished = new LinkedHashSet<>();
    boolean complete = false;
    for (String line : Disk.lines(file)) {
      String[] fields = line.split("\t", -1);
      if (fields[0].equals("end")) {
        complete = true;
      } else if (fields.length == 4 && fields[1].equals("started")) {
        unfinished.add(fields[0]);
      } else if (fields.length == 4) {
        unfinished.remove(fields[0]);
        Outcome outcome = new Outcome(fields[1], fields[2], fields[3]);
        outcomes.computeIfAbsent(fields[0], id -> new ArrayList<>()).add(outcome);
      }
    }
    outcomes.values().forEach(Collections::sort);
    return new Results(outcomes, unfinished, complete);
  }

  /** The outcomes under this id, none if the test did not run. */
  List<Outcome> of(String id) {
    return outcomes.getOrDefault(id, List.of());
  }

  /** Passed, failed and skipped tests, not containers, as in {@code 11496/0/12}. */
  String counts() {
    return count("passed") + "/" + count("failed") + "/" + (count("skipped") + count("aborted"));
  }

  private long count(String status) {
    return outcomes.keySet().stream()
        .filter(id -> !id.startsWith("(container)"))
        .flatMap(id -> of(id).stream())
        .filter(outcome -> outcome.status().equals(status))
        .count();
  }
}
