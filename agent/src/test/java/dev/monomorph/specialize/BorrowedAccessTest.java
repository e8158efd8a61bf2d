package dev.monomorph.specialize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.testing.BytesLoader;
import dev.monomorph.testing.TestSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Copies of callees outside the nest whose private members they use: as the comments in {@link
 * Neighbour} say.
 */
class BorrowedAccessTest {
  private static final Pattern EXPECTED =
      Pattern.compile(".* (\\w+)\\(.*// ((borrowed: ?\\w*|called).*)");
  private static final String ROOT = "dev/monomorph/specialize/Caller";
  private static final String NEIGHBOUR = "dev/monomorph/specialize/Neighbour";
  private static final String TYPE = "(Ljava/lang/Object;)I";

  private final TestProgram program = new TestProgram();

  private static Map<String, String> expectations() {
    Map<String, String> expectations = new LinkedHashMap<>();
    for (String line : TestSource.lines(Neighbour.class)) {
      Matcher matcher = EXPECTED.matcher(line);
      if (matcher.matches()) {
        expectations.put(matcher.group(1), matcher.group(2));
      }
    }
    return expectations;
  }

  /** Specializes, for a string, a caller of a method of the neighbour's. */
  private Specializer.Result specialize(String callee) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, ROOT, null, "java/lang/Object", null);
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, "root", TYPE, null, null);
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKESTATIC, NEIGHBOUR, callee, TYPE, false);
    code.visitInsn(Opcodes.IRETURN);
    code.visitMaxs(0, 0);
    byte[] bytes = writer.toByteArray();
    program.classFiles.put(ROOT, bytes);
    BytesLoader loader = new BytesLoader(getClass().getClassLoader(), Neighbour.class);
    return program.specialize(loader.define(bytes), "root", String.class);
  }

  @TestFactory
  Stream<DynamicTest> methods() {
    program.joinsNests = false;
    assertThat(expectations()).hasSize(12);
    return expectations().entrySet().stream()
        .map(
            expected ->
                DynamicTest.dynamicTest(
                    expected.getKey(),
                    () ->
                        assertThat(verdict(expected.getKey()))
                            .isEqualTo(expected.getValue().strip())));
  }

  private String verdict(String callee) {
    Specializer.Result result = specialize(callee);
    List<String> outline = TestProgram.outline(result);
    if (outline.size() == 1) {
      assertThat(outline).containsExactly("root -> Neighbour." + callee);
      return "called";
    }
    assertThat(outline).hasSize(3).startsWith("root -> " + callee + "()", "--");
    GeneratedClass copies = result.classes().get(1);
    assertThat(copies.needsNest()).isFalse();
    return copies.links().stream()
        .map(link -> ((Link.ToMember) link).name())
        .reduce("borrowed:", (text, name) -> text + " " + name);
  }

  /** Where the copy can be a nestmate its instructions stay, and nothing is refused. */
  @Test
  void nestmatesBorrowNothing() {
    for (String callee : expectations().keySet()) {
      Specializer.Result result = specialize(callee);

      assertThat(result.classes()).as(callee).hasSize(2);
      assertThat(result.classes().get(1).links()).as(callee).isEmpty();
      assertThat(result.classes().get(1).needsNest())
          .as(callee)
          .isEqualTo(!callee.equals("needsNothing"));
    }
  }

  @Test
  void oneMemberHasOneLink() {
    program.joinsNests = false;
    GeneratedClass copies = specialize("reads").classes().get(1);

    assertThat(copies.links()).hasSize(1);
    assertThat(copies.links().get(0)).isInstanceOf(Link.ToMember.class);
    Link.ToMember link = (Link.ToMember) copies.links().get(0);
    assertThat(link.tag()).isEqualTo(Opcodes.H_GETFIELD);
    assertThat(link.owner().getSimpleName()).isEqualTo("Neighbour");
    assertThat(link.descriptor()).isEqualTo("I");
  }
}
