package dev.monomorph.cost;

import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.Jdk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.MatchResult;
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
            + " last one in place, of those that are for no constant, and how many they are. At the"
            + " end the ratio of the medians.")
final class SecondStart implements Callable<Integer> {
  private static final Pattern MADE =
      Pattern.compile(
          "\"key\":\"([^\"]*)\".*?\"atMillis\":([\\d.]+).*?\"tookMillis\":([\\d.]+)",
          Pattern.DOTALL);

  /** One specialization: milliseconds of the agent's clock. */
  private record Made(double asked, double inPlace) {}

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
    double[] first = new double[rounds];
    double[] second = new double[2 * rounds];
    for (int round = 0; round < rounds; round++) {
      Path directory = Files.createTempDirectory("monomorph-start");
      try {
        first[round] = start(directory, "first");
        second[2 * round] = start(directory, "second");
        second[2 * round + 1] = start(directory, "second");
      } finally {
        delete(directory);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "medians: first %.0f ms, second %.0f ms: %.2f%n",
        median(first),
        median(second),
        median(second) / median(first));
    return 0;
  }

  private double start(Path directory, String which) throws IOException {
    Path report = directory.resolve("report.json");
    ForkedJvm.on(new Jdk(jdk, 0))
        .agent("cache=" + directory.resolve("cache") + ",report=" + report)
        .jvm("-XX:TieredStopAtLevel=4", "-Xmx1g")
        .within(Duration.ofMinutes(5))
        .launch("-jar", demo.toString(), "bench", "--warmup", "20", "--passes", "2")
        .good();
    List<Made> made =
        MADE.matcher(Files.readString(report))
            .results()
            .filter(result -> !result.group(1).contains("constant"))
            .map(SecondStart::made)
            .toList();
    double begin = made.stream().mapToDouble(Made::asked).min().orElseThrow();
    double end = made.stream().mapToDouble(Made::inPlace).max().orElseThrow();
    System.out.printf(
        Locale.ROOT, "%s %.0f ms, %d specializations%n", which, end - begin, made.size());
    return end - begin;
  }

  private static Made made(MatchResult result) {
    double inPlace = Double.parseDouble(result.group(2));
    return new Made(inPlace - Double.parseDouble(result.group(3)), inPlace);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
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
