package dev.monomorph.define;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class ClassDefinerTest {
  private static final Lookup LOOKUP = MethodHandles.lookup();
  private static final String OWN = "dev/monomorph/define/ClassDefinerTest";

  // Read through a handle on a generated method.
  @SuppressWarnings("unused")
  private static int secret() {
    return 42;
  }

  private static byte[] caller(String name) {
    return classFile(
        name,
        code -> {
          code.visitMethodInsn(Opcodes.INVOKESTATIC, OWN, "secret", "()I", false);
          code.visitInsn(Opcodes.IRETURN);
        });
  }

  private static byte[] unverifiable(String name) {
    return classFile(name, code -> code.visitInsn(Opcodes.IRETURN)); // nothing on the stack
  }

  private static byte[] classFile(String name, java.util.function.Consumer<MethodVisitor> body) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_SUPER, name, null, "java/lang/Object", null);
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, "call", "()I", null, null);
    code.visitCode();
    body.accept(code);
    code.visitMaxs(1, 0);
    code.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  @Test
  void aVisibleClassHasItsNameLoaderAndDomain() {
    Class<?> defined = ClassDefiner.defineVisible(LOOKUP, caller(OWN + "$Visible"));

    assertThat(defined.getName()).isEqualTo(ClassDefinerTest.class.getName() + "$Visible");
    assertThat(defined.getClassLoader()).isSameAs(ClassDefinerTest.class.getClassLoader());
    assertThat(defined.getProtectionDomain())
        .isSameAs(ClassDefinerTest.class.getProtectionDomain());
    assertThat(defined.isHidden()).isFalse();
  }

  @Test
  void aHiddenNestmateCallsPrivateMethods() throws Throwable {
    Class<?> defined = ClassDefiner.defineHidden(LOOKUP, caller(OWN + "$Hidden"));

    assertThat(defined.isHidden()).isTrue();
    assertThat(defined.getNestHost()).isSameAs(ClassDefinerTest.class);
    int result =
        (int) LOOKUP.findStatic(defined, "call", MethodType.methodType(int.class)).invokeExact();
    assertThat(result).isEqualTo(42);
  }

  @Test
  void hiddenClassesMayShareAName() {
    byte[] bytes = caller(OWN + "$Same");

    assertThat(ClassDefiner.defineHidden(LOOKUP, bytes))
        .isNotSameAs(ClassDefiner.defineHidden(LOOKUP, bytes));
  }

  @Test
  void aTakenNameIsAPlainLinkageError() {
    byte[] bytes = caller(OWN + "$Taken");
    ClassDefiner.defineVisible(LOOKUP, bytes);

    // Placement tells it by the class from an error in the bytes.
    assertThatThrownBy(() -> ClassDefiner.defineVisible(LOOKUP, bytes))
        .isExactlyInstanceOf(LinkageError.class)
        .hasMessageContaining("duplicate");
  }

  @Test
  void codeIsVerifiedBeforeItRuns() {
    assertThatThrownBy(() -> ClassDefiner.defineVisible(LOOKUP, unverifiable(OWN + "$Bad")))
        .isInstanceOf(VerifyError.class);
    assertThatThrownBy(() -> ClassDefiner.defineHidden(LOOKUP, unverifiable(OWN + "$BadHidden")))
        .isInstanceOf(VerifyError.class);
    assertThatThrownBy(
            () -> ClassDefiner.defineHidden(LOOKUP, unverifiable(OWN + "$BadData"), "data"))
        .isInstanceOf(VerifyError.class);
  }

  @Test
  void aLookupWithoutPrivilegeIsAnErrorThatNamesIt() {
    Lookup weak = LOOKUP.in(String.class);

    assertThatThrownBy(() -> ClassDefiner.defineVisible(weak, caller("java/lang/X")))
        .isInstanceOf(LinkageError.class)
        .hasMessageContaining("java.lang.String");
    assertThatThrownBy(() -> ClassDefiner.defineHidden(weak, caller("java/lang/X")))
        .isInstanceOf(LinkageError.class)
        .hasMessageContaining("java.lang.String");
  }
}
