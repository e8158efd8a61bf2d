package dev.monomorph.agent.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.monomorph.runtime.Refusal;
import dev.monomorph.testing.ClassBytes;
import dev.monomorph.weave.TargetPatterns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/** Which methods a pattern finds, and what is said where it finds none. */
class MethodSearchTest {
  @TempDir private Path directory;

  @BeforeEach
  void makeClasses() throws IOException {
    write("com/acme/Fold", "fold", "map");
    write("com/acme/Sort", "sort");
    write("com/acme/sub/Fold", "fold");
  }

  private void write(String name, String... methods) throws IOException {
    ClassNode tree = new ClassNode();
    tree.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
    for (String method : methods) {
      int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT;
      tree.visitMethod(access, method, "(Ljava/lang/Object;)I", null, null);
      tree.visitMethod(access, method, "(I)I", null, null);
    }
    Path file = directory.resolve(name + ".class");
    Files.createDirectories(file.getParent());
    Files.write(file, ClassBytes.of(tree));
  }

  private List<String> find(String pattern) throws Exception {
    try (ClassPath path = ClassPath.parse(directory.toString())) {
      return MethodSearch.find(path, TargetPatterns.parse(pattern)).stream()
          .map(method -> method.target().toString())
          .toList();
    }
  }

  @Test
  void aNameFindsAllOverloads() throws Exception {
    assertThat(find("com.acme.Fold#fold"))
        .containsExactly("com.acme.Fold#fold(I)I", "com.acme.Fold#fold(Ljava/lang/Object;)I");
  }

  @Test
  void aDescriptorFindsOne() throws Exception {
    assertThat(find("com.acme.Fold#fold(I)")).containsExactly("com.acme.Fold#fold(I)I");
  }

  @Test
  void wildcardsFindWhatTheyFindForTheAgent() throws Exception {
    assertThat(find("com.acme.*#fold"))
        .containsExactly(
            "com.acme.Fold#fold(I)I",
            "com.acme.Fold#fold(Ljava/lang/Object;)I",
            "com.acme.sub.Fold#fold(I)I",
            "com.acme.sub.Fold#fold(Ljava/lang/Object;)I");
    assertThat(find("com.acme.So*#*")).hasSize(2);
  }

  @Test
  void severalPatternsAreAsGoodAsOne() throws Exception {
    assertThat(find("com.acme.Sort#sort(I):com.acme.Fold#map(I):com.acme.S*#sort(I)"))
        .containsExactly("com.acme.Fold#map(I)I", "com.acme.Sort#sort(I)I");
  }

  @Test
  void classesOfTheJdkAreFoundByName() throws Exception {
    try (ClassPath path = ClassPath.parse(directory.toString())) {
      assertThat(MethodSearch.find(path, TargetPatterns.parse("java.util.ArrayList#contains")))
          .extracting(FoundMethod::refusal)
          .containsExactly(Refusal.PLATFORM_CLASS);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "com.acme.Flod#fold | no such class on the class path; nearest: com.acme.Fold",
        "com.acme.Fold#fodl | no such method; nearest: com.acme.Fold#fold",
        "com.acme.*#srot | no such method; nearest: com.acme.Sort#sort",
        "com.acme.Fold#map(J) | no such method; nearest: com.acme.Fold#map(I)I",
        "com.acne.*#fold | no such class on the class path; nearest: com.acme.Fold",
      })
  void nothingNamesTheNearest(String pattern, String message) {
    assertThatThrownBy(() -> find(pattern))
        .isInstanceOf(ExplainException.class)
        .hasMessage(pattern + ": " + message);
  }

  @Test
  void anEmptyClassPathHasNothingNear() throws IOException {
    Path empty = Files.createDirectory(directory.resolve("empty"));

    assertThatThrownBy(
            () ->
                MethodSearch.find(ClassPath.parse(empty.toString()), TargetPatterns.parse("a.B#c")))
        .hasMessage("a.B#c: no such class on the class path");
  }

  @Test
  void aFileThatIsNoClassFileIsAnError() throws IOException {
    Files.write(directory.resolve("com/acme/Bad.class"), new byte[] {1, 2, 3});

    assertThatThrownBy(() -> find("com.acme.Bad#bad"))
        .isInstanceOf(ExplainException.class)
        .hasMessageStartingWith("cannot read the class file of com/acme/Bad: ");
  }

  @Test
  void aClassFileOfAnotherClassIsAnError() throws IOException {
    Files.copy(directory.resolve("com/acme/Fold.class"), directory.resolve("Other.class"));

    assertThatThrownBy(() -> find("Other#fold"))
        .hasMessage("the class file of Other holds class com/acme/Fold");
  }
}
