package dev.monomorph.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.it.app.Explained;
import dev.monomorph.testing.EveryJdk;
import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.Jdk;
import dev.monomorph.testing.TestClasses;
import dev.monomorph.testing.TestSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What {@code explain} says of class files, and that nothing of them is run. */
class ExplainIT {
  private static final String TYPE = "dev.monomorph.it.app.Explained";
  private static final String OP = "java.util.function.IntBinaryOperator";

  @TempDir private Path directory;

  /** All of {@link Explained} but a class that its methods name. */
  @BeforeEach
  void copyClasses() throws IOException {
    for (Map.Entry<String, byte[]> each : TestClasses.ofPackage(Explained.class).entrySet()) {
      String path = each.getKey();
      if (path.contains("/Explained") && !path.endsWith("$Missing.class")) {
        Path file = directory.resolve("out").resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, each.getValue());
      }
    }
  }

  private ForkedJvm.Result explain(Jdk jdk, String... arguments) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("-jar", ForkedJvm.agentJar().toString(), "explain", "-cp", "out"));
    command.addAll(List.of(arguments));
    return ForkedJvm.on(jdk).in(directory).launch(command.toArray(String[]::new));
  }

  private void assertFails(ForkedJvm.Result result, int code, String line) {
    assertThat(result.err().lines()).containsExactly("monomorph: error: " + line);
    assertThat(result.out()).isEmpty();
    assertThat(result.exitCode()).isEqualTo(code);
  }

  private static String at(String comment) {
    return "line " + TestSource.lineOf(Explained.class, comment) + ": ";
  }

  @EveryJdk
  void aMethodThatCanBeSpecialized(Jdk jdk) {
    String log = TYPE + ".log(Ljava/lang/Object;I)I";

    assertThat(explain(jdk, TYPE + "#fold").good().out().lines())
        .containsExactly(
            TYPE + "#fold([ILjava/util/function/IntBinaryOperator;)I",
            "    can be specialized: yes",
            "    parameters",
            "        0  int[] values: does not matter, is always of the same class",
            "        1  " + OP + " op: matters",
            "            " + at("the call") + "receiver of " + OP + ".applyAsInt(II)I",
            "            " + at("handed on") + "handed on to " + log,
            "    calls that would be copied",
            "        "
                + at("the call")
                + OP
                + ".applyAsInt(II)I, the method that the class of parameter 1 has",
            "        " + at("handed on") + log + ", if the class of parameter 1 is known");
  }

  @EveryJdk
  void aSpecialization(Jdk jdk) {
    String add = TYPE + "$Add";

    assertThat(explain(jdk, "--assume", "1=" + add, TYPE + "#fold").good().out().lines())
        .contains(
            "    specialization for (_, " + add + ")",
            "        depends on (_, " + add + ")",
            "        copied",
            "            " + add + "#applyAsInt(II)I",
            "            " + TYPE + "#log(Ljava/lang/Object;I)I");
  }

  @EveryJdk
  void theAgentThenMakesThatSpecialization(Jdk jdk) {
    String options = "targets=" + TYPE + "#fold,warmup=1,compile=foreground,report=-";
    ForkedJvm.Result run = ForkedJvm.on(jdk).in(directory).agent(options).run(Explained.class);
    Matcher extent = Pattern.compile("\\d+ bytes copied to \\d+").matcher(run.good().report());

    assertThat(extent.find()).isTrue();
    assertThat(explain(jdk, "--assume", "1=" + TYPE + "$Add", TYPE + "#fold").good().out())
        .contains("        " + extent.group() + System.lineSeparator());
  }

  @EveryJdk
  void whatIsHandedToTheJdkIsFollowedThere(Jdk jdk) {
    assertThat(explain(jdk, "--assume", "0=java.util.ArrayList", TYPE + "#folded").good().out())
        .contains("java.util.ArrayList#forEach(Ljava/util/function/Consumer;)V");
  }

  @EveryJdk
  void aWildcardTellsTheReasonsOfAll(Jdk jdk) {
    String out = explain(jdk, "dev.monomorph.it.app.*#*").good().out();

    assertThat(out)
        .containsSubsequence(
            TYPE + "#<clinit>()V",
            "no: the method is a constructor or class initializer (CONSTRUCTOR)",
            TYPE + "#alien(Ljava/lang/Object;)I",
            "(ABSTRACT_OR_NATIVE)",
            TYPE + "#caller(",
            "no: the method calls a method that looks at its caller's class (CALLER_SENSITIVE)",
            TYPE + "#callsLocked(",
            "    calls that would stay calls",
            at("locked") + TYPE + ".locked(Ljava/lang/Object;)I: is synchronized (SYNCHRONIZED)",
            TYPE + "#missing(",
            "(MISSING_TYPE)",
            TYPE + "#nothing(",
            "(NOTHING_TO_SPECIALIZE)",
            TYPE + "#number(",
            "(NO_REFERENCE_PARAMETER)",
            TYPE + "$Add#applyAsInt(");
  }

  @EveryJdk
  void aMissingClassIsALine(Jdk jdk) {
    assertThat(explain(jdk, TYPE + "$Orphan#orphaned").good().out().lines())
        .last()
        .isEqualTo("    more cannot be told: class " + TYPE + "$Missing is not on the class path");
  }

  @EveryJdk
  void classesOfTheJdkAreNeverChanged(Jdk jdk) {
    assertThat(explain(jdk, "java.util.ArrayList#forEach").good().out())
        .contains("no: the method is in a class of the JDK (PLATFORM_CLASS)");
  }

  @EveryJdk
  void whatCannotBeFoundIsAnError(Jdk jdk) {
    assertFails(
        explain(jdk, TYPE + "#flod"),
        1,
        TYPE + "#flod: no such method; nearest: " + TYPE + "#fold");
    assertFails(
        explain(jdk, TYPE + "t#fold"),
        1,
        TYPE + "t#fold: no such class on the class path; nearest: " + TYPE);
    assertFails(
        explain(jdk, "--assume", "1=" + TYPE + "$Ad", TYPE + "#fold"),
        1,
        "assume 1=" + TYPE + "$Ad: no such class on the class path; nearest: " + TYPE + "$Add");
    assertFails(
        explain(jdk, "-cp", "lib/*", TYPE + "#fold"),
        2,
        "option '--classpath' (PATH) should be specified only once;"
            + " see monomorph-agent explain --help");
  }

  /** The same classes leave files where they are run. */
  @EveryJdk
  void nothingIsInitialized(Jdk jdk) throws IOException {
    explain(jdk, "--assume", "1=" + TYPE + "$Add", TYPE + "#fold").good();
    explain(jdk, "--assume", "0=java.util.ArrayList", TYPE + "#folded").good();
    explain(jdk, TYPE + "*#*").good();
    assertThat(traces()).isEmpty();

    ForkedJvm.on(jdk).in(directory).run(Explained.class).good();
    assertThat(traces()).containsExactlyInAnyOrder("Explained.initialized", "Add.initialized");
  }

  private List<String> traces() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".initialized"))
          .toList();
    }
  }
}
