package dev.monomorph.cost;

import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.Jdk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code agent/src/cost/run}: prints a table. */
@Command(
    name = "agent/src/cost/run",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    description =
        "Measures what a specialization of a root with five callees costs, from the request to the"
            + " new dispatcher in place, by the bytes of bytecode that are copied. Sizes come by"
            + " turns; the first third of the classes warms up and is not counted.")
final class CostRun implements Callable<Integer> {
  private static final int[] BLOCKS = {1, 2, 5, 10, 20, 35, 50};
  private static final Pattern TARGET = Pattern.compile("cost\\.Size(\\d+)Number(\\d+)#root.*");
  private static final Pattern COST =
      Pattern.compile(
          " +cost\\..*, ([\\d,]+) bytes, ([\\d.]+) ms, ([\\d,]+) bytes copied to ([\\d,]+).*");

  /** One specialization: milliseconds, and bytes of code before and after. */
  private record Cost(double milliseconds, int copied, int made) {}

  @Option(names = "--jdk", description = "home of the JDK to run on (the one that runs this)")
  private Path jdk = Jdk.running().home();

  @Option(
      names = "--classes",
      defaultValue = "150",
      description = "classes of each size (${DEFAULT-VALUE})")
  private int classes;

  private CostRun() {}

  /** Prints the table. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new CostRun()).execute(args));
  }

  @Override
  public Integer call() {
    List<String> arguments = new ArrayList<>(List.of(Integer.toString(classes)));
    Arrays.stream(BLOCKS).mapToObj(Integer::toString).forEach(arguments::add);
    String options =
        "targets=cost.*#root,warmup=1,compile=foreground,report=-,max-specializations=1000000,"
            + "max-code=2000m";
    String report =
        ForkedJvm.on(new Jdk(jdk, 0))
            .agent(options)
            .jvm("-XX:TieredStopAtLevel=4", "-Xmx1g")
            .within(Duration.ofMinutes(10))
            .library(ClassReader.class)
            .library(ClassNode.class)
            .run(CostWorker.class, arguments.toArray(String[]::new))
            .good()
            .out();
    Map<Integer, List<Cost>> costs = costs(report);
    System.out.println("| bytes copied | bytes made | specializations | median ms | p90 ms |");
    System.out.println("|---:|---:|---:|---:|---:|");
    costs.values().forEach(CostRun::print);
    return costs.size() == BLOCKS.length ? 0 : 1;
  }

  private Map<Integer, List<Cost>> costs(String report) {
    Map<Integer, List<Cost>> costs = new TreeMap<>();
    List<Cost> current = List.of();
    for (String line : report.lines().toList()) {
      Matcher target = TARGET.matcher(line);
      Matcher cost = COST.matcher(line);
      if (target.matches()) {
        boolean counts = Integer.parseInt(target.group(2)) >= classes / 3;
        int size = Integer.parseInt(target.group(1));
        current =
            counts ? costs.computeIfAbsent(size, key -> new ArrayList<>()) : new ArrayList<>();
      } else if (cost.matches()) {
        current.add(
            new Cost(
                Double.parseDouble(cost.group(2)), number(cost.group(3)), number(cost.group(4))));
      }
    }
    return costs;
  }

  private static int number(String text) {
    return Integer.parseInt(text.replace(",", ""));
  }

  private static void print(List<Cost> costs) {
    double[] sorted = costs.stream().mapToDouble(Cost::milliseconds).sorted().toArray();
    Cost any = costs.get(0);
    System.out.printf(
        "| %,d | %,d | %d | %.2f | %.2f |%n",
        any.copied(),
        any.made(),
        sorted.length,
        sorted[sorted.length / 2],
        sorted[sorted.length * 9 / 10]);
  }
}
