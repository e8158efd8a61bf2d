package dev.monomorph.equivalence;

import dev.monomorph.testing.Jdk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code agent/src/equivalence/run}: many programs, in one JVM after the other. */
@Command(
    name = "agent/src/equivalence/run",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    description =
        "Makes random valid programs of about eleven classes each and runs each twice in one JVM:"
            + " with every eligible method specialized on its first call, and in a package that the"
            + " agent leaves alone. Compares results, exceptions with messages, causes, frames and"
            + " lines, the log of side effects, objects' identity and state, locks and static"
            + " fields. A program that differs, or makes the agent complain, is made smaller and"
            + " kept as a file for src/test/resources/equivalence, with its bytecode beside it."
            + " Ends with 1 if there is one.")
final class EquivalenceRun implements Callable<Integer> {
  @Option(
      names = "--programs",
      defaultValue = "200000",
      description = "how many (${DEFAULT-VALUE})")
  private int programs;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "seed of the first; the others count on from it (${DEFAULT-VALUE})")
  private long seed;

  @Option(names = "--jdk", description = "home of the JDK to run on (the one that runs this)")
  private Path jdk = Jdk.running().home();

  @Option(names = "--jvms", defaultValue = "2", description = "JVMs at once (${DEFAULT-VALUE})")
  private int jvms;

  @Option(
      names = "--chunk",
      defaultValue = "5000",
      description = "programs for one JVM (${DEFAULT-VALUE})")
  private int chunk;

  @Option(
      names = "--agent-options",
      defaultValue = EquivalenceJvm.STRESS,
      description = "the agent's options (${DEFAULT-VALUE})")
  private String agentOptions;

  @Option(
      names = "--times",
      defaultValue = "1",
      description =
          "how often each call from outside is made (${DEFAULT-VALUE}); constants are found from"
              + " the tenth on")
  private int times;

  @Option(
      names = "--again",
      description =
          "run all programs of a JVM once more in another: with cache=DIR among the agent's options"
              + " that one uses what the first has made")
  private boolean again;

  @Option(
      names = "--shrink-seconds",
      defaultValue = "60",
      description = "how long to shrink a difference (${DEFAULT-VALUE})")
  private int shrinkSeconds;

  @Option(
      names = "--out",
      defaultValue = "target/equivalence",
      description = "where differences are kept (${DEFAULT-VALUE})")
  private Path out;

  private final long start = System.nanoTime();
  private Totals totals = Totals.NONE;
  private AgentTotals agent = AgentTotals.NONE;

  private EquivalenceRun() {}

  /** Ends with status 1 if there is a difference. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new EquivalenceRun()).execute(args));
  }

  @Override
  public Integer call() throws InterruptedException, ExecutionException {
    Duration shrinking = Duration.ofSeconds(shrinkSeconds);
    EquivalenceJvm jvm =
        new EquivalenceJvm(new Jdk(jdk, 0), agentOptions, out.toAbsolutePath(), shrinking, times);
    ExecutorService threads = Executors.newFixedThreadPool(jvms);
    try {
      List<Future<EquivalenceJvm.Result>> results = new ArrayList<>();
      for (int done = 0; done < programs; done += chunk) {
        long first = seed + done;
        int count = Math.min(chunk, programs - done);
        results.add(threads.submit(() -> jvm.programs(first, count)));
        if (again) {
          Future<EquivalenceJvm.Result> before = results.get(results.size() - 1);
          results.add(threads.submit(() -> after(before, () -> jvm.programs(first, count))));
        }
      }
      for (Future<EquivalenceJvm.Result> each : results) {
        add(each.get());
      }
    } finally {
      threads.shutdownNow();
    }
    agent.refusals().forEach((reason, count) -> System.out.printf("%,12d  %s%n", count, reason));
    return totals.differences() == 0 ? 0 : 1;
  }

  private static <T> T after(Future<?> before, Callable<T> work) throws Exception {
    before.get();
    return work.call();
  }

  private void add(EquivalenceJvm.Result result) {
    totals = totals.plus(result.totals());
    agent = agent.plus(result.agent());
    result.output().lines().filter(line -> !Totals.isIn(line)).forEach(System.out::println);
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%,d programs in %,.0f s, %.0f a second; %,d with copied callees, %,d with folds;"
            + " %,d specializations, %,d reused; %,d differences, %,d unstable%n",
        totals.programs(),
        seconds,
        totals.programs() / seconds,
        totals.callees(),
        totals.folds(),
        agent.specializations(),
        agent.reused(),
        totals.differences(),
        totals.unstable());
  }
}
