package dev.monomorph.agent.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.testing.ClassBytes;
import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.JarBuilder;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jetbrains.java.decompiler.main.Fernflower;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecompileCommandTest {
  private static final Path VINEFLOWER = Path.of(ForkedJvm.locationOf(Fernflower.class));

  @TempDir private Path temporary;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** What is decompiled here. */
  static final class Sample {
    private Sample() {}

    static int sum(int[] numbers) {
      int total = 0;
      for (int number : numbers) {
        total += number;
      }
      return total;
    }
  }

  private int run(Object... arguments) {
    PrintWriter written = new PrintWriter(out, true);
    String[] words = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
    return new CommandLineTool(
            new File("agent.jar"), null, null, written, new PrintWriter(err, true))
        .applyAsInt(words);
  }

  private void assertFails(int code, String line, Object... arguments) {
    assertThat(run(arguments)).isEqualTo(code);
    assertThat(err.toString()).isEqualTo("monomorph: error: " + line + System.lineSeparator());
    assertThat(out.toString()).isEmpty();
  }

  private Path dump() throws IOException {
    Path directory = temporary.resolve("dump");
    Path file = directory.resolve(Sample.class.getName().replace('.', '/') + ".class");
    Files.createDirectories(file.getParent());
    Files.write(file, ClassBytes.of(Sample.class));
    Files.writeString(file.resolveSibling("other.txt"), "stays");
    return directory;
  }

  private static Path beside(Path directory, String ending) {
    return directory.resolve(Sample.class.getName().replace('.', '/') + ending);
  }

  @Test
  void writesSourceAndLinesBesideTheClassFiles() throws IOException {
    Path dump = dump();

    assertThat(run("decompile", dump, "--vineflower", VINEFLOWER)).as(err.toString()).isZero();

    assertThat(out.toString()).isEqualTo("1 of 1 classes decompiled" + System.lineSeparator());
    assertThat(err.toString()).isEmpty();
    assertThat(beside(dump, ".java")).content().contains("total += number;");
    assertThat(dump.resolve("dev/monomorph/agent/command/other.txt")).hasContent("stays");
  }

  /** Held against the source of this test, which the line table is of. */
  @Test
  void linesAreThoseOfTheOriginal() throws IOException {
    Path dump = dump();

    run("decompile", dump, "--vineflower", VINEFLOWER);

    List<String> original =
        Files.readAllLines(
            Path.of("src/test/java/dev/monomorph/agent/command/DecompileCommandTest.java"), UTF_8);
    List<String> view = Files.readAllLines(beside(dump, ".java"), UTF_8);
    List<String> lines = Files.readAllLines(beside(dump, ".lines"), UTF_8);
    assertThat(lines.get(0)).isEqualTo("# line here <- line of DecompileCommandTest.java, method");
    int found = 0;
    for (String line : lines.subList(1, lines.size())) {
      String[] parts = line.split(" ", -1);
      String here = view.get(Integer.parseInt(parts[0]) - 1).strip();
      if (here.equals("total += number;") || here.equals("int total = 0;")) {
        assertThat(original.get(Integer.parseInt(parts[2]) - 1).strip()).isEqualTo(here);
        assertThat(parts[3]).isEqualTo("sum([I)I");
        found++;
      }
    }
    assertThat(found).isEqualTo(2);
  }

  @Test
  void writesElsewhereIfAsked() throws IOException {
    Path dump = dump();
    Path elsewhere = temporary.resolve("a/b");

    assertThat(run("decompile", dump, "--vineflower", VINEFLOWER, "--out", elsewhere)).isZero();

    assertThat(beside(elsewhere, ".java")).exists();
    assertThat(beside(elsewhere, ".lines")).exists();
    assertThat(beside(dump, ".java")).doesNotExist();
  }

  @Test
  void saysHowToGetTheDecompiler() throws IOException {
    assertFails(
        2,
        "--vineflower=JAR is missing: the decompiler is not part of the agent; to get it: mvn"
            + " dependency:copy -Dartifact=org.vineflower:vineflower:"
            + version()
            + " -DoutputDirectory=.; see monomorph-agent decompile --help",
        "decompile",
        temporary);
  }

  /** What users are told to get is what the tests run with. */
  private static String version() throws IOException {
    try (JarFile jar = new JarFile(VINEFLOWER.toFile())) {
      return jar.getManifest().getMainAttributes().getValue("Implementation-Version");
    }
  }

  @Test
  void saysWhatIsNotThere() {
    Path none = temporary.resolve("none");

    assertFails(
        1,
        none + ": no such directory; the option dump=DIR makes one",
        "decompile",
        none,
        "--vineflower",
        VINEFLOWER);
  }

  @Test
  void saysThatThereIsNoJar() {
    Path none = temporary.resolve("none.jar");

    assertFails(
        1, "--vineflower=" + none + ": no such file", "decompile", temporary, "--vineflower", none);
  }

  @Test
  void saysThatNothingWasDumped() {
    assertFails(
        1,
        temporary + ": no class files; was anything specialized?",
        "decompile",
        temporary,
        "--vineflower",
        VINEFLOWER);
  }

  @Test
  void saysThatAJarIsAnotherOne() throws IOException {
    Path jar = new JarBuilder().write(temporary.resolve("other.jar"));

    assertThat(run("decompile", dump(), "--vineflower", jar)).isEqualTo(1);

    assertThat(err.toString())
        .startsWith("monomorph: error: " + jar + " is not a Vineflower that is known here");
  }
}
