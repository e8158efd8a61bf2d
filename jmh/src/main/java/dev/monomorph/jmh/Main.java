package dev.monomorph.jmh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;

/**
 * Runs the benchmarks, each variant with or without the agent as it needs it, and prints the table.
 *
 * <pre>{@code
 * java -jar jmh/target/benchmarks.jar                                  # all: about 20 minutes
 * java -jar jmh/target/benchmarks.jar --quick -- Fold Probe            # two, roughly
 * java -jar jmh/target/benchmarks.jar --json 17.json                   # and keep the results
 * java -jar jmh/target/benchmarks.jar --jmh -jvm /opt/jdk-25/bin/java  # on another JVM
 * java -jar jmh/target/benchmarks.jar pairs Boxes                      # ratios on a noisy machine
 * java -jar jmh/target/benchmarks.jar table 17.json 25.json            # docs/benchmarks.md
 * }</pre>
 */
public final class Main {
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private Main() {}

  /** Runs, and ends the JVM with 0 if everything went well. */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int status;
    try {
      status = run(List.of(arguments), out);
    } catch (UsageException e) {
      System.err.println(e.getMessage());
      status = MISUSED;
    }
    System.exit(status);
  }

  /** Does what the command line asks for, and returns the exit status. */
  static int run(List<String> arguments, PrintStream out) throws IOException {
    if (arguments.contains("--help")) {
      out.println(Arguments.USAGE);
      return 0;
    }
    if (!arguments.isEmpty() && arguments.get(0).equals("table")) {
      out.print(Table.markdown(read(arguments.subList(1, arguments.size()))));
      return 0;
    }
    boolean paired = !arguments.isEmpty() && arguments.get(0).equals("pairs");
    return paired
        ? pairs(parsed(arguments.subList(1, arguments.size())), out)
        : benchmark(parsed(arguments), out);
  }

  private static Arguments parsed(List<String> arguments) {
    return Arguments.parse(arguments.toArray(new String[0]));
  }

  private static int pairs(Arguments arguments, PrintStream out) throws IOException {
    ForkOptions options =
        new ForkOptions(arguments.jmh(), arguments.quick(), Optional.empty(), Optional.empty());
    return PairedRun.run(arguments, options, out) ? 0 : FAILED;
  }

  private static Results read(List<String> files) throws IOException {
    if (files.isEmpty()) {
      throw new UsageException("table needs at least one JSON file");
    }
    Results results = new Results();
    for (String file : files) {
      try {
        results.addJson(Files.readString(Path.of(file)));
      } catch (IllegalArgumentException e) {
        throw new UsageException(file + ": " + e.getMessage());
      }
    }
    return results;
  }

  private static int benchmark(Arguments arguments, PrintStream out) throws IOException {
    List<String> benchmarks = Campaign.select(arguments.patterns(), arguments.variants());
    if (benchmarks.isEmpty()) {
      throw new UsageException("no benchmark matches " + arguments.patterns());
    }
    boolean agentNeeded = benchmarks.stream().anyMatch(name -> Variant.of(name).underAgent);
    Optional<String> agent =
        agentNeeded ? Optional.of(AgentJar.jvmArgument(arguments.agent())) : Optional.empty();
    Campaign campaign =
        new Campaign(
            new ForkOptions(arguments.jmh(), arguments.quick(), agent, arguments.graal()), out);
    String json = json(campaign.run(benchmarks));
    if (arguments.json().isPresent()) {
      Files.writeString(arguments.json().get(), json);
    }
    Results results = new Results();
    results.addJson(json);
    out.printf("%n%s", Table.markdown(results));
    campaign.failures().forEach((name, reason) -> out.println("FAILED " + name + ": " + reason));
    return campaign.failures().isEmpty() ? 0 : FAILED;
  }

  /** The results as JMH writes them: what is printed now and from the file later is the same. */
  private static String json(Collection<RunResult> results) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    ResultFormatFactory.getInstance(ResultFormatType.JSON, stream).writeOut(results);
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
