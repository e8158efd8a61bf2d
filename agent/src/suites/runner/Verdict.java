package runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one suite on one JDK showed: the text of its findings and its row of the table. */
final class Verdict {

  /** Lines of a stack trace that are printed; {@code traces.txt} has them all. */
  private static final int TRACE_LINES = 20;

  /** The part of a test's id, in either engine, that names its class. */
  private static final Pattern TEST_CLASS = Pattern.compile("\\[(?:class|runner):([^\\]]+)\\]");

  private static final int MOST_CLASSES = 20;

  private final Suite suite;
  private final Jdk jdk;
  private final TestRun plain;
  private final Comparison comparison;
  private final TestRun agent; // null if there was no run under the agent

  Verdict(Suite suite, Jdk jdk, TestRun plain, Comparison comparison, TestRun agent) {
    this.suite = suite;
    this.jdk = jdk;
    this.plain = plain;
    this.comparison = comparison;
    this.agent = agent;
  }

  private AgentReport report() {
    return new AgentReport(agent.file("report.txt"));
  }

  boolean isGood() throws IOException {
    return agent == null
        || comparison.differing().isEmpty()
            && agent.endedWell()
            && report().exists()
            && report().mistakes().isEmpty();
  }

  List<String> row() throws IOException {
    List<String> row = new ArrayList<>(List.of(suite.label(), jdk.shortVersion()));
    row.addAll(List.of(plain.results().counts(), seconds(plain)));
    if (agent == null) {
      row.addAll(List.of("-", "-", "-"));
    } else {
      row.addAll(List.of(agent.results().counts(), seconds(agent)));
      row.add(Integer.toString(comparison.differing().size()));
    }
    row.add(Integer.toString(comparison.flaky().size()));
    return row;
  }

  private static String seconds(TestRun run) throws IOException {
    return "%.1f s".formatted(run.seconds());
  }

  /** Prints what is flaky, and keeps and prints what differs. */
  void print() throws IOException {
    System.out.printf("%n%s on %s%n", suite.label(), jdk.version());
    comparison.flaky().forEach(id -> System.out.println("  flaky: " + id));
    if (agent == null) {
      return;
    }
    String differences = differences();
    Files.writeString(agent.file("differences.txt"), differences);
    System.out.print(differences.isEmpty() ? "  no difference\n" : differences);
    if (!comparison.differing().isEmpty()) {
      System.out.println("  to repeat these classes: " + again());
    }
    if (report().exists()) {
      report().mistakes().forEach(line -> System.out.println("  a mistake: " + line.strip()));
      System.out.println("  agent's report: " + report().file());
      System.out.print(report().sections());
    } else {
      System.out.println("  the agent left no report, so nothing is shown: see " + log());
    }
  }

  private String differences() throws IOException {
    Results before = plain.results();
    Results after = agent.results();
    Traces traces = new Traces(agent.file("traces.txt"));
    Traces plainTraces = new Traces(plain.file("traces.txt"));
    StringBuilder text = new StringBuilder();
    int missing = 0;
    for (String id : comparison.differing()) {
      if (!after.complete() && after.of(id).isEmpty()) {
        missing++;
        continue;
      }
      text.append("  differs: ").append(id).append('\n');
      text.append("    plain: ").append(before.of(id)).append('\n');
      text.append(plainTraces.of(id, TRACE_LINES));
      text.append("    agent: ").append(after.of(id)).append('\n');
      text.append(traces.of(id, TRACE_LINES));
    }
    if (!agent.endedWell()) {
      text.append(death(missing, after.unfinished()));
    }
    return text.toString();
  }

  /** Options that run the differing tests' classes alone. */
  private String again() {
    Set<String> names = new TreeSet<>();
    for (String id : comparison.differing()) {
      Matcher matcher = TEST_CLASS.matcher(id);
      if (matcher.find() && names.size() < MOST_CLASSES) {
        names.add(matcher.group(1).replace("$", "\\$"));
      }
    }
    return "--suite %s --jdk %s --only '^(%s)$'"
        .formatted(suite.name(), jdk.home(), String.join("|", names));
  }

  private String death(int missing, Set<String> unfinished) throws IOException {
    return "  the JVM did not end well (exit: %s); %d tests have no result; in %s%n  see %s%n"
        .formatted(agent.exit(), missing, unfinished.isEmpty() ? "no test" : unfinished, log());
  }

  private Path log() {
    return agent.file("log.txt");
  }
}
