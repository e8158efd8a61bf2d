package dev.monomorph.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.testing.ClassBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

class DumpTest {
  private static final String NAME = "dev/monomorph/inspect/DumpTest";

  @TempDir private Path temporary;
  private final List<String> failures = new ArrayList<>();

  private Dump dump(Path directory, String leftOut) {
    return new Dump(directory, leftOut, (what, failure) -> failures.add(what + ": " + failure));
  }

  private static byte[] named(String name) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_SUPER, name, null, "java/lang/Object", null);
    return writer.toByteArray();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(temporary)) {
      return all.filter(Files::isRegularFile)
          .map(file -> temporary.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  @Test
  void writesTheClassFileAsItIsAndAText() throws IOException {
    byte[] bytes = ClassBytes.of(DumpTest.class);
    Path directory = temporary.resolve("a/b");

    dump(directory, null).write(bytes, Map.of("target", "it"), Map.of());

    assertThat(directory.resolve(NAME + ".class")).hasBinaryContent(bytes);
    assertThat(directory.resolve(NAME + ".txt"))
        .content()
        .startsWith("dev.monomorph.inspect.DumpTest\n")
        .contains("\ntarget    it\n");
    assertThat(failures).isEmpty();
  }

  @Test
  void overwritesWhatIsThere() throws IOException {
    Path file = temporary.resolve("A.class");
    Files.writeString(file, "something that is longer than the class file".repeat(100));

    dump(temporary, null).write(named("A"), Map.of(), Map.of());

    assertThat(file).hasBinaryContent(named("A"));
  }

  @Test
  void aClassThatIsCalledAsItsParentStaysInside() throws IOException {
    Path directory = temporary.resolve("dump");

    for (String name : List.of("..", "../x", "../../../../../../../../tmp/evil", "a\\..\\b")) {
      dump(directory, null).write(named(name), Map.of(), Map.of());
    }

    assertThat(failures).isEmpty();
    assertThat(files()).hasSize(8).allMatch(name -> name.startsWith("dump/"));
  }

  @Test
  void whatCannotBeWrittenIsToldOnce() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "no directory");
    Dump dump = dump(file, null);

    dump.write(named("A"), Map.of(), Map.of());
    dump.write(named("B"), Map.of(), Map.of());

    assertThat(failures).hasSize(1);
    assertThat(failures.get(0))
        .startsWith("dump=" + file + ": some classes are missing there: java.nio.file.");
  }

  @Test
  void whatIsNoClassFileStopsNobody() {
    dump(temporary, null).write(new byte[] {1, 2, 3}, Map.of(), Map.of());

    assertThat(failures).hasSize(1);
  }

  /** In the foreground it is the application's thread, and that is what it wants to know. */
  @Test
  void writesOnAnInterruptedThread() throws IOException {
    Thread.currentThread().interrupt();
    try {
      dump(temporary, null).write(named("A"), Map.of(), Map.of());
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }

    assertThat(failures).isEmpty();
    assertThat(files()).containsExactly("A.class", "A.txt");
  }

  @Test
  void leavesTheAgentsOwnOut() throws IOException {
    dump(temporary, "a/Probe").write(named("a/Probe$$Mono_1"), Map.of(), Map.of());
    dump(temporary, "a/Probe").write(named("a/Probed$$Mono_1"), Map.of(), Map.of());

    assertThat(files()).containsExactly("a/Probed$$Mono_1.class", "a/Probed$$Mono_1.txt");
  }
}
