package runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Runs third-party test suites without and with the agent and compares the results: everything
 * starts here.
 *
 * <p>For each suite and JDK: {@link Fetcher} gets the jars, {@link TestRun} runs the tests in JVMs
 * of their own (there, {@code launched.RunSuite} is the main class), {@link Comparison} says which
 * results differ, {@link Verdict} tells. See {@link Options#HELP} for the command.
 */
public final class SuiteRunner {

  private static final int DIFFERENT = 1;
  private static final int UNUSABLE = 2;

  /** Differing tests that are worth a JVM each; more of them are no matter of chance. */
  private static final int MOST_ALONE = 10;

  private final Options options;
  private final Fetcher fetcher;
  private final Launcher launcher;

  private SuiteRunner(Options options, Path home) throws IOException, InterruptedException {
    this.options = options;
    this.fetcher = new Fetcher(options.work);
    this.launcher = Launcher.compile(home.resolve("launched"), fetcher.junit());
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Path home = Path.of(System.getProperty("suites.home"));
    try {
      Options options =
          new Options(home.resolve("../../target/monomorph-agent.jar").normalize(), args);
      if (options.help) {
        System.out.print(Options.HELP);
      } else if (options.list) {
        Suite.ALL.forEach(suite -> System.out.println(suite.name() + "  " + suite.coordinates()));
      } else {
        System.exit(new SuiteRunner(options, home).runAll() ? 0 : DIFFERENT);
      }
    } catch (UsageException e) {
      System.err.println(e.getMessage());
      System.exit(UNUSABLE);
    }
  }

  private boolean runAll() throws IOException, InterruptedException {
    if (!options.plainOnly && !Files.exists(options.agent)) {
      throw new UsageException("no agent at " + options.agent + "; build it, or use --plain-only");
    }
    boolean good = true;
    Table table = new Table("suite", "JDK", "plain", "", "agent", "", "differing", "flaky");
    for (Suite suite : options.suites()) {
      SuiteJars jars = fetcher.fetch(suite);
      for (Jdk jdk : options.jdks()) {
        Verdict verdict = run(suite, jars, jdk);
        verdict.print();
        table.add(verdict.row());
        good &= verdict.isGood();
      }
    }
    System.out.println("\npassed/failed/skipped and wall time, without and with the agent");
    System.out.print(table);
    return good;
  }

  private Verdict run(Suite suite, SuiteJars jars, Jdk jdk)
      throws IOException, InterruptedException {
    TestRun plain = plain(suite, jars, jdk, "plain-1");
    TestRun again = options.plainOnce ? plain : plain(suite, jars, jdk, "plain-2");
    TestRun agent = options.plainOnly ? null : agent(suite, jars, jdk);
    Results results = plain.results();
    Comparison comparison =
        Comparison.of(results, again.results(), agent == null ? results : agent.results());
    if (agent != null && comparison.differing().size() <= MOST_ALONE) {
      comparison = comparison.withFlaky(differsAlone(suite, jars, jdk, comparison, agent));
    }
    return new Verdict(suite, jdk, plain, comparison, agent);
  }

  /**
   * Those of the differing tests that differ without the agent just as they did with it, if nothing
   * runs before them: what they show depends on what is warm, or left over.
   */
  private Set<String> differsAlone(
      Suite suite, SuiteJars jars, Jdk jdk, Comparison comparison, TestRun agent)
      throws IOException, InterruptedException {
    Set<String> flaky = new LinkedHashSet<>();
    for (String id : comparison.differing()) {
      TestRun run = testRun(suite, jdk, "alone");
      announce(suite, jdk, "plain run of " + id + " alone:");
      run.run(jdk, suite, jars, launcher, List.of(), id, options.timeoutMinutes);
      announceEnd(run);
      if (Outcome.areAlike(run.results().of(id), agent.results().of(id))) {
        flaky.add(id);
      }
    }
    return flaky;
  }

  private TestRun plain(Suite suite, SuiteJars jars, Jdk jdk, String name)
      throws IOException, InterruptedException {
    TestRun run = testRun(suite, jdk, name);
    if (options.fresh || !run.isKept()) {
      announce(suite, jdk, name);
      run.run(jdk, suite, jars, launcher, List.of(), options.only, options.timeoutMinutes);
      announceEnd(run);
    }
    if (!run.endedWell()) {
      throw new UsageException(
          "a run without the agent did not end well (exit: %s): see %s"
              .formatted(run.exit(), run.file("log.txt")));
    }
    return run;
  }

  private TestRun agent(Suite suite, SuiteJars jars, Jdk jdk)
      throws IOException, InterruptedException {
    TestRun run = testRun(suite, jdk, "agent");
    String javaagent =
        "-javaagent:%s=targets=%s,stress=true,report=%s%s"
            .formatted(
                options.agent,
                jars.targets(),
                run.file("report.txt"),
                options.agentOptions.isEmpty() ? "" : "," + options.agentOptions);
    announce(suite, jdk, "agent");
    List<String> agent = List.of(javaagent);
    run.run(jdk, suite, jars, launcher, agent, options.only, options.timeoutMinutes);
    announceEnd(run);
    return run;
  }

  private TestRun testRun(Suite suite, Jdk jdk, String name) {
    Path directory = options.work.resolve(suite.label()).resolve("jdk-" + jdk.version());
    String scope = options.only.isEmpty() ? name : "only-" + name;
    String key =
        "launcher %s, options %s %s, only %s, excluded %s"
            .formatted(
                launcher.fingerprint(),
                TestRun.JVM_OPTIONS,
                suite.jvmOptions(),
                options.only,
                suite.excluded());
    return new TestRun(directory.resolve(scope), key);
  }

  private static void announce(Suite suite, Jdk jdk, String name) {
    System.out.printf("%s on %s, %s run: ", suite.label(), jdk.shortVersion(), name);
    System.out.flush();
  }

  private static void announceEnd(TestRun run) throws IOException {
    System.out.printf("%s in %.1f s%n", run.results().counts(), run.seconds());
  }
}
