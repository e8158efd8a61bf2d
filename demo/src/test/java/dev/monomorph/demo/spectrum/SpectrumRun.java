package dev.monomorph.demo.spectrum;

import dev.monomorph.demo.rowclass.RowClass;
import dev.monomorph.demo.rowclass.RowGenerator;
import dev.monomorph.demo.rowclass.RowType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code demo/src/spectrum/run}: measures, and writes table and charts. */
@Command(
    name = "demo/src/spectrum/run",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    description =
        "Measures with JMH what each way to make a row's class costs, and the agent: the first class"
            + " and the thousandth, bytes, and use beside a record written by hand. Puts the table"
            + " into docs/spectrum.md and charts into docs/img. With --from they are made of earlier"
            + " results.")
final class SpectrumRun implements Callable<Integer> {
  private static final String BEGIN = "<!-- costs: written by demo/src/spectrum/run -->\n";
  private static final String END = "<!-- end of costs -->\n";

  @Option(names = "--agent", required = true, description = "the agent's jar")
  private Path agent;

  @Option(
      names = "--jdk",
      description = "home of a JDK to measure; repeatable (the one that runs this)")
  private List<Path> jdks = List.of(Path.of(System.getProperty("java.home")));

  @Option(names = "--quick", description = "one fork and few iterations of each: not exact")
  private boolean quick;

  @Option(
      names = "--from",
      arity = "1..*",
      description = "results of earlier runs, one for each JDK: nothing is measured")
  private List<Path> from = List.of();

  @Option(
      names = "--results",
      defaultValue = "target/spectrum",
      description = "where JMH's JSON is kept (${DEFAULT-VALUE})")
  private Path results;

  @Option(names = "--docs", required = true, description = "the directory of spectrum.md and img")
  private Path docs;

  private SpectrumRun() {}

  /** Ends with 1 if a benchmark failed. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new SpectrumRun()).execute(args));
  }

  @Override
  public Integer call() throws IOException, RunnerException {
    List<Costs> costs = new ArrayList<>();
    for (Path file : from.isEmpty() ? measure() : from) {
      costs.add(Costs.of(Files.readString(file)));
    }
    Map<String, String> traces = traces();
    traces.put(Costs.AGENT, traceOfAgent());
    StringBuilder tables = new StringBuilder();
    for (Costs each : costs) {
      tables.append(CostTable.markdown(each, traces)).append('\n');
    }
    System.out.println(tables);
    Path page = docs.resolve("spectrum.md");
    Files.writeString(page, replaced(Files.readString(page), tables.toString()));
    Files.writeString(docs.resolve("img/spectrum-making.svg"), CostCharts.making(costs));
    Files.writeString(docs.resolve("img/spectrum-use.svg"), CostCharts.use(costs));
    return 0;
  }

  /**
   * A page with other tables.
   *
   * @throws IllegalArgumentException if it does not say where they stand
   */
  static String replaced(String page, String tables) {
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException("expected in the page: " + BEGIN + "... " + END);
    }
    return page.substring(0, begin + BEGIN.length()) + "\n" + tables + page.substring(end);
  }

  private List<Path> measure() throws IOException, RunnerException {
    Files.createDirectories(results);
    List<Path> files = new ArrayList<>();
    for (Path jdk : jdks) {
      Path rows = results.resolve("rows.json");
      Path copies = results.resolve("agent.json");
      run(
          jdk,
          rows,
          options()
              .include(RowUse.class.getName() + "|" + TypedUse.class.getName())
              .include(RowGeneration.class.getName()));
      Path used = results.resolve("agent-use.json");
      run(jdk, copies, withAgent(AgentGeneration.class, AgentGeneration.OPTIONS));
      run(jdk, used, withAgent(AgentUse.class, AgentUse.OPTIONS));
      Path all = results.resolve("spectrum-" + jdk.getFileName() + ".json");
      String ofAgent = joined(Files.readString(copies), Files.readString(used));
      Files.writeString(all, joined(Files.readString(rows), ofAgent));
      files.add(all);
    }
    return files;
  }

  private ChainedOptionsBuilder withAgent(Class<?> benchmark, String with) {
    return options().include(benchmark.getName()).jvmArgsAppend("-javaagent:" + agent + "=" + with);
  }

  private ChainedOptionsBuilder options() {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .shouldFailOnError(true)
            .jvmArgsPrepend("-Xmx2g", "-XX:+UseSerialGC")
            .resultFormat(ResultFormatType.JSON);
    return quick ? options.forks(1).warmupIterations(3).measurementIterations(3) : options;
  }

  private static void run(Path jdk, Path file, ChainedOptionsBuilder options)
      throws RunnerException {
    new Runner(options.jvm(jdk.resolve("bin/java").toString()).result(file.toString()).build())
        .run();
  }

  /** Two arrays as one. */
  static String joined(String first, String second) {
    return first.substring(0, first.lastIndexOf(']'))
        + ","
        + second.substring(second.indexOf('[') + 1);
  }

  /** What a stack trace names where a hook refuses a row, for each way. */
  static Map<String, String> traces() {
    Map<String, String> traces = new TreeMap<>();
    for (RowGenerator generator : RowGenerator.all()) {
      traces.put(generator.name(), trace(generator));
    }
    return traces;
  }

  private String traceOfAgent() throws IOException {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-javaagent:" + agent + "=" + AgentGeneration.OPTIONS,
                "-cp",
                System.getProperty("java.class.path"),
                AgentTrace.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (InputStream out = program.getInputStream()) {
      String line = new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
      if (line.isEmpty()) {
        throw new IOException("expected a line of a program under " + agent + ", found none");
      }
      return line;
    }
  }

  private static String trace(RowGenerator generator) {
    RowType type = People.validated();
    RowClass rowClass = generator.generate(type);
    Object[] values = People.values()[0];
    values[1] = -1;
    try {
      rowClass.make(values);
      throw new IllegalStateException(generator.name() + " took " + List.of(values));
    } catch (IllegalArgumentException refused) {
      for (StackTraceElement frame : refused.getStackTrace()) {
        boolean own = frame.getClassName().equals(rowClass.type().getName());
        boolean closures = String.valueOf(frame.getFileName()).equals("ClosureType.java");
        if (own || closures) {
          return frame.getFileName() + ":" + frame.getLineNumber();
        }
      }
      return "no line";
    }
  }
}
