package runner;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The command line, parsed. */
final class Options {

  static final String HELP =
      """
      Runs third-party test suites from Maven Central twice without the agent and once with it, and
      compares the results test by test. Tests that differ between the two runs without the agent
      are flaky: they are listed and not compared. So are those that differ under the agent but do
      the same without it when each runs alone in a JVM. Exit code 0: no difference; 1: a
      difference, a mistake that the agent reports, or no report; 2: nothing could be run.

      Usage: agent/src/suites/run [option...]

        --suite NAME           a suite to run, repeatable (default: all of --list)
        --jdk HOME             a JDK to run it on, repeatable (default: every JDK >= 17 found)
        --agent JAR            the agent (default: agent/target/monomorph-agent.jar)
        --agent-options EXTRA  appended to targets=...,stress=true,report=FILE
        --only REGEX           only test classes whose name contains a match; plain runs anew
        --plain-once           one plain run only: nothing is known of flaky tests
        --plain-only           no run under the agent
        --fresh                repeats plain runs whose results are kept
        --work DIR             downloads and results (default: monomorph-suites in the system's
                               temporary directory)
        --timeout MINUTES      for one run (default: 60); then threads are dumped and it is killed
        --list                 prints the suites
        --help                 prints this

      DIR/SUITE/JDK/ holds a directory for each run: results.tsv (a line for each test), traces.txt
      (stack traces of what failed), log.txt (what the tests printed), and under agent/ also
      report.txt and differences.txt.
      """;

  private final List<Suite> suites = new ArrayList<>();
  private final List<Jdk> jdks = new ArrayList<>();

  Path agent;
  String agentOptions = "";
  String only = "";
  boolean plainOnce;
  boolean plainOnly;
  boolean fresh;
  boolean list;
  boolean help;
  Path work = Path.of(System.getProperty("java.io.tmpdir"), "monomorph-suites");
  long timeoutMinutes = 60;

  Options(Path defaultAgent, String... arguments) {
    agent = defaultAgent;
    Deque<String> rest = new ArrayDeque<>(List.of(arguments));
    while (!rest.isEmpty()) {
      parse(rest.pop(), rest);
    }
  }

  private void parse(String option, Deque<String> rest) {
    switch (option) {
      case "--suite" -> suites.add(Suite.named(value(option, rest)));
      case "--jdk" -> jdks.add(Jdk.at(value(option, rest)));
      case "--agent" -> agent = Path.of(value(option, rest)).toAbsolutePath();
      case "--agent-options" -> agentOptions = value(option, rest);
      case "--only" -> only = regex(value(option, rest));
      case "--plain-once" -> plainOnce = true;
      case "--plain-only" -> plainOnly = true;
      case "--fresh" -> fresh = true;
      case "--work" -> work = Path.of(value(option, rest)).toAbsolutePath();
      case "--timeout" -> timeoutMinutes = minutes(value(option, rest));
      case "--list" -> list = true;
      case "--help", "-h" -> help = true;
      default -> throw new UsageException("unknown option " + option + "; see --help");
    }
  }

  private static String value(String option, Deque<String> rest) {
    if (rest.isEmpty()) {
      throw new UsageException(option + " needs a value; see --help");
    }
    return rest.pop();
  }

  private static String regex(String value) {
    try {
      return Pattern.compile(value).pattern();
    } catch (PatternSyntaxException e) {
      throw new UsageException("--only: " + e.getMessage());
    }
  }

  private static long minutes(String value) {
    if (!value.matches("[1-9]\\d{0,5}")) {
      throw new UsageException("--timeout: not a number of minutes: " + value);
    }
    return Long.parseLong(value);
  }

  List<Suite> suites() {
    return suites.isEmpty() ? Suite.ALL : suites;
  }

  List<Jdk> jdks() {
    return jdks.isEmpty() ? Jdk.findAll() : jdks;
  }
}
