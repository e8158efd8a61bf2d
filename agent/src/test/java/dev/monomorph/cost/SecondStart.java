package dev.monomorph.cost;

import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.Jdk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code agent/src/cache/second-start}: prints a line for each start. */
@Command(
    name = "agent/src/cache/second-start",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    description =
        "Starts the demo with an empty cache and again with what it has left there, some times."
            + " For each start: the milliseconds from the first request for a specialization to the"
            + " last one in place, of those that are for no constant, how many they are, and when the"
            + " last one was in place, from the launch of the JVM. At the end medians and ratios.")
final class SecondStart implements Callable<Integer> {
  private static final Pattern MADE =
      Pattern.compile(
          "\"key\":\"([^\"]*)\".*?\"atMillis\":([\\d.]+).*?\"tookMillis\":([\\d.]+)",
          Pattern.DOTALL);

  private static final Pattern STARTED = Pattern.compile("\"started\":\"([^\"]+)\"");

  /** One specialization: milliseconds of the agent's clock. */
  private record Made(double asked, double inPlace) {}

  /** One start: milliseconds from its first request, and from the JVM's launch. */
  private record Start(double sinceAsked, double sinceLaunch) {}

  @Option(names = "--demo", required = true, description = "the demo's jar")
  private Path demo;

  @Option(names = "--jdk", description = "home of the JDK to run on (the one that runs this)")
  private Path jdk = Jdk.running().home();

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "first starts, two second starts after each (${DEFAULT-VALUE})")
  private int rounds;

  private SecondStart() {}

  /** Prints the starts. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new SecondStart()).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    List<Start> first = new ArrayList<>();
    List<Start> second = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      Path directory = Files.createTempDirectory("monomorph-start");
      try {
        first.add(start(directory, "first"));
        second.add(start(directory, "second"));
        second.add(start(directory, "second"));
      } finally {
        delete(directory);
      }
    }
    print("from the first request", first, second, Start::sinceAsked);
    print("from the launch", first, second, Start::sinceLaunch);
    return 0;
  }

  private static void print(
      String since, List<Start> first, List<Start> second, ToDoubleFunction<Start> time) {
    double before = median(first, time);
    double after = median(second, time);
    System.out.printf(
        Locale.ROOT,
        "medians %s: first %.0f ms, second %.0f ms: %.2f%n",
        since,
        before,
        after,
        after / before);
  }

  private Start start(Path directory, String which) throws IOException {
    Path report = directory.resolve("report.json");
    Instant launch = Instant.now();
    ForkedJvm.on(new Jdk(jdk, 0))
        .agent("cache=" + directory.resolve("cache") + ",report=" + report)
        .jvm("-XX:TieredStopAtLevel=4", "-Xmx1g")
        .within(Duration.ofMinutes(5))
        .launch("-jar", demo.toString(), "bench", "--warmup", "20", "--passes", "2")
        .good();
    String text = Files.readString(report);
    List<Made> made =
        MADE.matcher(text)
            .results()
            .filter(result -> !result.group(1).contains("constant"))
            .map(SecondStart::made)
            .toList();
    double begin = made.stream().mapToDouble(Made::asked).min().orElseThrow();
    double end = made.stream().mapToDouble(Made::inPlace).max().orElseThrow();
    double sinceLaunch = end + Duration.between(launch, started(text)).toMillis();
    System.out.printf(
        Locale.ROOT,
        "%s %.0f ms, %d specializations, the last at %.0f ms%n",
        which,
        end - begin,
        made.size(),
        sinceLaunch);
    return new Start(end - begin, sinceLaunch);
  }

  /** When the agent's clock began, which it does when the agent has something to take note of. */
  private static Instant started(String report) {
    Matcher started = STARTED.matcher(report);
    if (!started.find()) {
      throw new IllegalStateException("the report does not say when it was started");
    }
    return Instant.parse(started.group(1));
  }

  private static Made made(MatchResult result) {
    double inPlace = Double.parseDouble(result.group(2));
    return new Made(inPlace - Double.parseDouble(result.group(3)), inPlace);
  }

  private static double median(List<Start> starts, ToDoubleFunction<Start> time) {
    double[] sorted = starts.stream().mapToDouble(time).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(SecondStart::deleteFile);
    }
  }

  private static void deleteFile(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
