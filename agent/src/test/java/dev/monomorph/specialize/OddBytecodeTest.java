package dev.monomorph.specialize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.testing.ClassBytes;
import dev.monomorph.testing.Expectations;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** What is woven and refused of class files that javac does not write, or no longer. */
class OddBytecodeTest {
  private static final String OWNER = "com/acme/Odd";
  private static final String BASE = "java/util/ArrayList";
  private static final String LOOKUP = "Ljava/lang/invoke/MethodHandles$Lookup;";
  private static final Handle BOOTSTRAP =
      new Handle(
          Opcodes.H_INVOKESTATIC,
          "com/acme/Language",
          "bootstrap",
          "("
              + LOOKUP
              + "Ljava/lang/String;Ljava/lang/invoke/MethodType;)"
              + "Ljava/lang/invoke/CallSite;",
          false);

  private static final Handle INVOKE =
      new Handle(
          Opcodes.H_INVOKESTATIC,
          "java/lang/invoke/ConstantBootstraps",
          "invoke",
          "("
              + LOOKUP
              + "Ljava/lang/String;Ljava/lang/Class;Ljava/lang/invoke/MethodHandle;"
              + "[Ljava/lang/Object;)Ljava/lang/Object;",
          false);

  /** The verdict on an instance method {@code call} that also calls a method on its parameter. */
  private static String verdict(int version, Consumer<MethodVisitor> body) {
    return verdict(version, "(Ljava/lang/Object;)V", body);
  }

  private static String verdict(int version, String descriptor, Consumer<MethodVisitor> body) {
    ClassNode tree = new ClassNode();
    tree.visit(version, Opcodes.ACC_PUBLIC, OWNER, null, BASE, null);
    tree.visitField(Opcodes.ACC_FINAL, "fixed", "I", null, null).visitEnd();
    tree.visitField(Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, "FIXED", "I", null, null).visitEnd();
    addEmpty(tree, Opcodes.ACC_PUBLIC, "open");
    addEmpty(tree, Opcodes.ACC_PRIVATE, "secret");
    MethodVisitor code = tree.visitMethod(Opcodes.ACC_PUBLIC, "call", descriptor, null, null);
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 1);
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Object", "hashCode", "()I", false);
    code.visitInsn(Opcodes.POP);
    body.accept(code);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
    byte[] bytes = ClassBytes.of(tree);
    MethodNode method = ClassBytes.method(ClassBytes.tree(bytes), "call");
    return ValidationTest.verdict(bytes, method);
  }

  private static void addEmpty(ClassNode tree, int access, String name) {
    MethodVisitor code = tree.visitMethod(access, name, "()V", null, null);
    code.visitCode();
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  @ParameterizedTest
  @CsvSource({
    "49, 'woven, observes: 1'",
    "50, 'woven, observes: 1'",
    "51, 'woven, observes: 1'",
    "52, 'woven, observes: 1'",
    "61, 'woven, observes: 1'"
  })
  void takesClassFilesOfEveryVersion(int version, String expected) {
    assertThat(verdict(version, code -> {})).isEqualTo(expected);
  }

  /** Bodies in class files of Java 7. */
  static final class Java7 {
    static void subroutine(MethodVisitor code) { // refused: OLD_CLASS_FILE
      Label subroutine = new Label();
      Label end = new Label();
      code.visitJumpInsn(Opcodes.JSR, subroutine);
      code.visitJumpInsn(Opcodes.GOTO, end);
      code.visitLabel(subroutine);
      code.visitVarInsn(Opcodes.ASTORE, 2);
      code.visitVarInsn(Opcodes.RET, 2);
      code.visitLabel(end);
    }
  }

  /** Bodies in class files of Java 8. */
  static final class Java8 {
    static void finalFieldWrite(MethodVisitor code) { // refused: FINAL_FIELD_WRITE
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitInsn(Opcodes.ICONST_1);
      code.visitFieldInsn(Opcodes.PUTFIELD, OWNER, "fixed", "I");
    }

    static void finalStaticWrite(MethodVisitor code) { // refused: FINAL_FIELD_WRITE
      code.visitInsn(Opcodes.ICONST_1);
      code.visitFieldInsn(Opcodes.PUTSTATIC, OWNER, "FIXED", "I");
    }

    static void finalFieldRead(MethodVisitor code) { // woven, observes: 1
      code.visitFieldInsn(Opcodes.GETSTATIC, OWNER, "FIXED", "I");
      code.visitInsn(Opcodes.POP);
    }

    /** As javac did before nests. */
    static void privateCall(MethodVisitor code) { // woven, observes: 0 1
      special(code, OWNER, "secret");
    }
  }

  /** Bodies in class files of Java 17. */
  static final class Java17 {
    static void superCall(MethodVisitor code) { // woven, observes: 0 1
      special(code, BASE, "clear");
    }

    static void superCallOfNull(MethodVisitor code) { // refused: SUPER_CALL
      code.visitInsn(Opcodes.ACONST_NULL);
      code.visitMethodInsn(Opcodes.INVOKESPECIAL, BASE, "clear", "()V", false);
    }

    static void superCallByHandle(MethodVisitor code) { // refused: SUPER_CALL
      code.visitLdcInsn(new Handle(Opcodes.H_INVOKESPECIAL, BASE, "clear", "()V", false));
      code.visitInsn(Opcodes.POP);
    }

    static void superCallByConstant(MethodVisitor code) { // refused: SUPER_CALL
      Handle handle = new Handle(Opcodes.H_INVOKESPECIAL, BASE, "clear", "()V", false);
      code.visitLdcInsn(new ConstantDynamic("c", "Ljava/lang/Object;", INVOKE, handle));
      code.visitInsn(Opcodes.POP);
    }

    static void protectedByHandle(MethodVisitor code) { // refused: PROTECTED_MEMBER
      code.visitLdcInsn(new Handle(Opcodes.H_GETFIELD, BASE, "modCount", "I", false));
      code.visitInsn(Opcodes.POP);
    }

    /** Its own method, which a subclass may override: not this call. */
    static void boundCall(MethodVisitor code) { // woven, observes: 0 1
      special(code, OWNER, "open");
    }

    static void foreignCall(MethodVisitor code) { // refused: CALLER_SENSITIVE
      code.visitInvokeDynamicInsn("anything", "()V", BOOTSTRAP);
    }

    static void foreignConstant(MethodVisitor code) { // refused: CALLER_SENSITIVE
      code.visitLdcInsn(new ConstantDynamic("c", "Ljava/lang/Object;", BOOTSTRAP));
      code.visitInsn(Opcodes.POP);
    }

    static void tooLarge(MethodVisitor code) { // refused: TOO_LARGE
      fill(code, Eligibility.MAX_CODE_BYTES);
    }

    static void nearlyTooLarge(MethodVisitor code) { // woven, observes: 1
      fill(code, Eligibility.MAX_CODE_BYTES - 10);
    }
  }

  /** Bodies of a method with more parameters than a call site can have. */
  static final class Wide17 {
    static void nothing(MethodVisitor code) {} // refused: TOO_MANY_PARAMETERS
  }

  @TestFactory
  Stream<DynamicTest> bodies() {
    return Stream.of(Java7.class, Java8.class, Java17.class, Wide17.class)
        .flatMap(
            bodies ->
                Expectations.of(bodies).entrySet().stream()
                    .map(
                        expected ->
                            DynamicTest.dynamicTest(
                                bodies.getSimpleName() + "." + expected.getKey(),
                                () ->
                                    assertThat(verdict(bodies, expected.getKey()))
                                        .isEqualTo(expected.getValue()))));
  }

  private static String verdict(Class<?> bodies, String name) throws Exception {
    int java = Integer.parseInt(bodies.getSimpleName().substring("Java".length()));
    String descriptor = bodies == Wide17.class ? words(253) : "(Ljava/lang/Object;)V";
    Method body = bodies.getDeclaredMethod(name, MethodVisitor.class);
    List<ReflectiveOperationException> failures = new ArrayList<>();
    String verdict =
        verdict(
            Opcodes.V1_7 + java - 7,
            descriptor,
            code -> {
              try {
                body.invoke(null, code);
              } catch (ReflectiveOperationException e) {
                failures.add(e);
              }
            });
    assertThat(failures).isEmpty();
    return verdict;
  }

  /** HotSpot's limit for compiling: {@code HugeMethodLimit}. */
  @Test
  void theLimitIsHotSpots() {
    assertThat(Eligibility.MAX_CODE_BYTES).isEqualTo(8000);
  }

  private static void fill(MethodVisitor code, int bytes) {
    for (int i = 0; i < bytes; i++) {
      code.visitInsn(Opcodes.NOP);
    }
  }

  private static void special(MethodVisitor code, String owner, String name) {
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, owner, name, "()V", false);
  }

  /** An invokedynamic can have 253 words of arguments: it needs one, and its handle another. */
  @ParameterizedTest
  @ValueSource(ints = {253, 254})
  void refusesMoreParametersThanACallSiteCanHave(int words) {
    assertThat(verdict(Opcodes.V17, words(words), code -> {}))
        .isEqualTo("refused: TOO_MANY_PARAMETERS");
  }

  @Test
  void takesAsManyParametersAsACallSiteCanHave() {
    assertThat(verdict(Opcodes.V17, words(252), code -> {})).startsWith("woven");
  }

  /** A descriptor with that many words of parameters besides the receiver. */
  private static String words(int number) {
    return "(Ljava/lang/Object;" + "I".repeat(number - 1) + ")V";
  }

  /** The JDK's own bootstrap methods make the same of either lookup. */
  @Test
  void takesBootstrapMethodsOfTheJdk() {
    Handle concat =
        new Handle(
            Opcodes.H_INVOKESTATIC,
            "java/lang/invoke/StringConcatFactory",
            "makeConcatWithConstants",
            "("
                + LOOKUP
                + "Ljava/lang/String;Ljava/lang/invoke/MethodType;Ljava/lang/String;"
                + "[Ljava/lang/Object;)Ljava/lang/invoke/CallSite;",
            false);

    assertThat(
            verdict(
                Opcodes.V17,
                code -> {
                  code.visitVarInsn(Opcodes.ALOAD, 1);
                  code.visitInvokeDynamicInsn(
                      "concat", "(Ljava/lang/Object;)Ljava/lang/String;", concat, "\1!");
                  code.visitInsn(Opcodes.POP);
                }))
        .startsWith("woven");
  }
}
