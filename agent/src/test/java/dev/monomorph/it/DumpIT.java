package dev.monomorph.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.it.app.Lambdas;
import dev.monomorph.testing.ClassBytes;
import dev.monomorph.testing.EveryJdk;
import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.ForkedJvm.Result;
import dev.monomorph.testing.Jdk;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jetbrains.java.decompiler.main.Fernflower;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.util.CheckClassAdapter;

/** What the option dump=DIR writes, and what the command decompile makes of it. */
class DumpIT {
  private static final String FOLD = "fold([ILjava/util/function/IntBinaryOperator;)I";
  private static final String[] ONE_WAY = {"sum", "product", "max", "last", "min"};
  private static final String[] OTHER_WAY = {"min", "last", "product", "max", "sum"};

  @TempDir private Path temporary;

  private Path dump(Jdk jdk, String name, String options, String... order) {
    Path directory = temporary.resolve(name);
    ForkedJvm.on(jdk)
        .agent("warmup=1,compile=foreground,dump=" + directory + options)
        .run(Lambdas.class, order)
        .good();
    return directory;
  }

  /** The files of a directory, by their names in it. */
  private static Map<String, byte[]> files(Path directory, String ending) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.filter(each -> each.toString().endsWith(ending)).toList()) {
        files.put(directory.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  private static void verify(Path directory, byte[] classFile) throws IOException {
    URL[] path = {
      directory.toUri().toURL(), Path.of(ForkedJvm.locationOf(Lambdas.class)).toUri().toURL()
    };
    StringWriter faults = new StringWriter();
    try (URLClassLoader loader = new URLClassLoader(path, null)) {
      CheckClassAdapter.verify(
          new ClassReader(classFile), loader, false, new PrintWriter(faults, true));
    }
    assertThat(faults.toString()).isEmpty();
  }

  @EveryJdk
  void classFilesAreThoseThatRunAndKeepLinesAndLocals(Jdk jdk) throws IOException {
    Path directory = dump(jdk, "dump", "", ONE_WAY);

    Map<String, byte[]> classes = files(directory, ".class");
    assertThat(classes).hasSize(6); // one of them with the generic copy
    for (Map.Entry<String, byte[]> each : classes.entrySet()) {
      assertThat(each.getKey()).matches("dev/monomorph/it/app/Lambdas\\$\\$Mono\\w+\\.class");
      verify(directory, each.getValue());
      MethodNode fold = ClassBytes.method(ClassBytes.tree(each.getValue()), "fold");
      assertThat(fold.localVariables)
          .extracting((LocalVariableNode local) -> local.name)
          .contains("numbers", "result", "i");
      assertThat(fold.instructions.toArray()).hasAtLeastOneElementOfType(LineNumberNode.class);
    }
  }

  @EveryJdk
  void textTellsWhatACopyIsForItsLinesAndWhatIsKnown(Jdk jdk) throws IOException {
    Path directory = dump(jdk, "dump", "", "sum");

    Map<String, byte[]> texts = files(directory, ".txt");
    String special =
        texts.values().stream()
            .map(bytes -> new String(bytes, UTF_8))
            .filter(text -> text.contains("\nkey "))
            .findFirst()
            .orElseThrow();
    assertThat(special)
        .contains("\ntarget    dev.monomorph.it.app.Lambdas#" + FOLD + "\n")
        .contains("\nkey       (_, dev.monomorph.it.app.Lambdas$$Lambda{")
        .contains("Lambdas.lambda$operator$0(II)I})\n")
        .contains("\nguesses   none\n")
        .containsPattern("\ncode      \\d+ bytes copied to \\d+\n")
        .contains("    copy of dev.monomorph.it.app.Lambdas#" + FOLD + "\n    Lambdas.java: ")
        .containsPattern("// local 1: Exact\\(dev\\.monomorph\\.it\\.app\\.Lambdas\\$\\$Lambda\\)");
    assertThat(texts.values())
        .anyMatch(bytes -> new String(bytes, UTF_8).contains("\ngeneric   copies for which"));
  }

  /** Neither the order of specializations nor that of lambdas is in names, nor in what is said. */
  @EveryJdk
  void anotherOrderGivesTheSameDump(Jdk jdk) throws IOException {
    Path one = dump(jdk, "one", "", ONE_WAY);
    Path other = dump(jdk, "other", "", OTHER_WAY);

    assertThat(texts(one, ".txt")).hasSize(6).isEqualTo(texts(other, ".txt"));
    assertThat(texts(one, ".class")).hasSize(6).isEqualTo(texts(other, ".class"));
  }

  /** So neither costs anything but what it does beside the program. */
  @EveryJdk
  void neitherReportNorRecordingChangesWhatRuns(Jdk jdk) throws IOException {
    Map<String, String> plain = texts(dump(jdk, "plain", "", ONE_WAY), ".class");
    Path report = temporary.resolve("report.html");
    Map<String, String> reported =
        texts(dump(jdk, "reported", ",report=" + report, ONE_WAY), ".class");
    Path recorded = temporary.resolve("recorded");
    ForkedJvm.on(jdk)
        .jvm("-XX:StartFlightRecording:filename=" + temporary.resolve("run.jfr"))
        .agent("warmup=1,compile=foreground,dump=" + recorded)
        .run(Lambdas.class, ONE_WAY)
        .good();

    assertThat(reported).hasSize(6).isEqualTo(plain);
    assertThat(texts(recorded, ".class")).isEqualTo(plain);
    assertThat(report).isNotEmptyFile();
  }

  private static Map<String, String> texts(Path directory, String ending) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    files(directory, ending)
        .forEach((name, bytes) -> texts.put(name, new String(bytes, ISO_8859_1)));
    return texts;
  }

  @EveryJdk
  void hiddenClassesHaveTheNameThatTheyWereDefinedBy(Jdk jdk) throws IOException {
    Path directory = dump(jdk, "dump", ",frames=hidden", ONE_WAY);

    assertThat(files(directory, ".class"))
        .hasSize(6)
        .allSatisfy(
            (name, bytes) -> {
              assertThat(name).matches("dev/monomorph/it/app/Lambdas\\$\\$Mono\\w+\\.class");
              assertThat(new ClassReader(bytes).getClassName() + ".class").isEqualTo(name);
            });
    assertThat(texts(directory, ".txt").values())
        .allMatch(text -> text.contains("\nhidden    frames=hidden\n"));
  }

  @EveryJdk
  void aDirectoryThatCannotBeWrittenIsOneWarning(Jdk jdk) throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "no directory");

    Result result =
        ForkedJvm.on(jdk)
            .agent("warmup=1,compile=foreground,dump=" + file)
            .run(Lambdas.class, ONE_WAY);

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).isEqualTo("sum 15\nproduct 120\nmax 5\nlast 5\nmin 1\n");
    assertThat(result.err().lines())
        .singleElement()
        .asString()
        .startsWith("monomorph: warn: dump=" + file + ": some classes are missing there: ");
  }

  @EveryJdk
  void theViewReadsAsTheSource(Jdk jdk) throws IOException {
    Path directory = dump(jdk, "dump", "", "sum");

    Result result =
        ForkedJvm.on(jdk)
            .launch(
                "-jar",
                ForkedJvm.agentJar().toString(),
                "decompile",
                directory.toString(),
                "--vineflower",
                ForkedJvm.locationOf(Fernflower.class))
            .good();

    assertThat(result.out().strip()).isEqualTo("2 of 2 classes decompiled");
    Map<String, byte[]> sources = files(directory, ".java");
    assertThat(sources)
        .hasSize(2)
        .allSatisfy(
            (name, bytes) ->
                assertThat(new String(bytes, UTF_8))
                    .contains(
                        "int result = numbers[0];", "for (int i = 1; i < numbers.length; i++)"));
    List<String> views = sources.values().stream().map(bytes -> new String(bytes, UTF_8)).toList();
    assertThat(views).anyMatch(text -> text.contains("operator.applyAsInt(result, numbers[i])"));
    assertThat(views).anyMatch(text -> !text.contains("applyAsInt"));
    assertThat(files(directory, ".lines"))
        .hasSize(2)
        .allSatisfy((name, bytes) -> assertThat(new String(bytes, UTF_8)).contains(" fold([I"));
  }
}
