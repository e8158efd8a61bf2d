package dev.monomorph.jmh;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The command line of a run, read.
 *
 * @param patterns which benchmarks; all, if there is none
 * @param variants which variants of them
 * @param quick whether to be done soon, rather than exact
 * @param json where the results go, too
 * @param agent the agent's jar, and its options behind a {@code =}, as in {@code -javaagent}
 * @param graal the directory of the Graal compiler's jars
 * @param jmh arguments of JMH's own command line
 */
record Arguments(
    List<String> patterns,
    Set<Variant> variants,
    boolean quick,
    Optional<Path> json,
    Optional<String> agent,
    Optional<Path> graal,
    List<String> jmh) {

  private static final Set<Variant> EVERY = EnumSet.allOf(Variant.class);

  /** Printed by {@code --help}. */
  static final String USAGE =
      String.join(
          System.lineSeparator(),
          "java -jar benchmarks.jar [options] [--] [regex...] [--jmh jmh-arguments...]",
          "    runs the benchmarks whose names match, all variants side by side; prints a table",
          "java -jar benchmarks.jar pairs [--agent JAR] [regex...] [--jmh -f forks -jvm java]",
          "    compares kernel and handwritten code by turns in one JVM: for machines whose speed",
          "    changes within minutes",
          "java -jar benchmarks.jar table FILE.json...",
          "    prints the tables of earlier runs, one per JVM, as Markdown",
          "",
          "  --quick              one fork, few and short iterations: minutes, not exact",
          "  --variants A,B...    only these of: " + variantNames(),
          "  --json FILE          also writes the results as JMH's JSON",
          "  --agent JAR[=OPTS]   the agent, and its options; default: the system property",
          "                       monomorph.agent.jar, or agent/target/monomorph-agent.jar beside",
          "                       the directory that this jar was built in",
          "  --graal DIR          adds " + Variant.POLLUTED_UNDER_GRAAL.method + ", by the jars in",
          "                       there; jmh/src/graal/run fetches them",
          "  --jmh ARGS...        the rest goes to JMH: -f forks, -prof profiler, -jvm java, ...",
          "  --help               this text");

  /**
   * Reads a command line.
   *
   * @throws UsageException if there is something in it that nobody understands
   */
  static Arguments parse(String... arguments) {
    Deque<String> rest = new ArrayDeque<>(List.of(arguments));
    List<String> patterns = new ArrayList<>();
    List<String> jmh = new ArrayList<>();
    Optional<Set<Variant>> variants = Optional.empty();
    Optional<Path> graal = Optional.empty();
    boolean quick = false;
    Optional<Path> json = Optional.empty();
    Optional<String> agent = Optional.ofNullable(System.getProperty("monomorph.agent.jar"));
    while (!rest.isEmpty()) {
      String argument = rest.remove();
      switch (argument) {
        case "--" -> {}
        case "--quick" -> quick = true;
        case "--variants" -> variants = Optional.of(variants(value(argument, rest)));
        case "--json" -> json = Optional.of(Path.of(value(argument, rest)));
        case "--agent" -> agent = Optional.of(value(argument, rest));
        case "--graal" -> graal = Optional.of(Path.of(value(argument, rest)));
        case "--jmh" -> {
          jmh.addAll(rest);
          rest.clear();
        }
        default -> patterns.add(pattern(argument));
      }
    }
    Set<Variant> all = variants.orElse(graal.isEmpty() ? Variant.ordinary() : EVERY);
    if (graal.isEmpty() && all.contains(Variant.POLLUTED_UNDER_GRAAL)) {
      throw new UsageException(Variant.POLLUTED_UNDER_GRAAL.method + " needs --graal");
    }
    return new Arguments(patterns, all, quick, json, agent, graal, jmh);
  }

  private static String value(String option, Deque<String> rest) {
    if (rest.isEmpty()) {
      throw new UsageException(option + " needs a value");
    }
    return rest.remove();
  }

  private static String pattern(String argument) {
    if (argument.startsWith("-")) {
      throw new UsageException(
          argument + " is no option; --help lists them, those of JMH come behind --jmh");
    }
    return argument;
  }

  private static Set<Variant> variants(String names) {
    Set<Variant> variants = EnumSet.noneOf(Variant.class);
    for (String name : names.split(",", -1)) {
      try {
        variants.add(Variant.named(name));
      } catch (IllegalArgumentException e) {
        throw new UsageException(e.getMessage() + "; there are " + variantNames());
      }
    }
    return variants;
  }

  private static String variantNames() {
    return Arrays.stream(Variant.values())
        .map(variant -> variant.method)
        .collect(Collectors.joining(","));
  }
}
