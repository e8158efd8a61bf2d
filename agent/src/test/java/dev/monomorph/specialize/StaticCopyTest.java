package dev.monomorph.specialize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.testing.ClassBytes;
import dev.monomorph.testing.MethodText;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Methods as static methods of another class. */
class StaticCopyTest {
  @Retention(RetentionPolicy.RUNTIME)
  @interface Mark {}

  @SuppressWarnings("unused") // only copied
  static class Targets {
    @Mark
    synchronized int instance(@Mark Object o, long l) throws IllegalStateException {
      int local = o.hashCode();
      return local + (int) l;
    }

    static String shared(Object o) {
      return o.toString();
    }

    private void hide() {}

    void open() {}
  }

  private static final String OWNER = "dev/monomorph/specialize/StaticCopyTest$Targets";
  private static final Handle BOOTSTRAP =
      new Handle(Opcodes.H_INVOKESTATIC, "a/Language", "bootstrap", "()V", false);

  private final ClassNode tree = TestProgram.tree(ClassBytes.of(Targets.class));

  private MethodNode copy(String name, boolean erased) {
    return StaticCopy.of(tree, ClassBytes.method(tree, name), name, erased);
  }

  @Test
  void theReceiverIsTheFirstParameter() {
    MethodNode copy = copy("instance", false);

    assertThat(copy.desc).isEqualTo("(L" + OWNER + ";Ljava/lang/Object;J)I");
    assertThat(copy.access).isEqualTo(Opcodes.ACC_STATIC);
    assertThat(code(copy)).isEqualTo(code(ClassBytes.method(tree, "instance")));
  }

  /** The text without what differs: the head. */
  private static String code(MethodNode method) {
    String text = MethodText.of(method);
    return text.substring(text.indexOf("ALOAD"));
  }

  @Test
  void aStaticMethodStaysAsItIs() {
    for (boolean erased : new boolean[] {false, true}) {
      MethodNode copy = copy("shared", erased);

      assertThat(copy.desc).isEqualTo("(Ljava/lang/Object;)Ljava/lang/String;");
      assertThat(code(copy)).isEqualTo(code(ClassBytes.method(tree, "shared")));
    }
  }

  @Test
  void annotationsAndExceptionsStayBehind() {
    MethodNode original = ClassBytes.method(tree, "instance");
    assertThat(original.visibleAnnotations).isNotEmpty();
    assertThat(original.visibleParameterAnnotations).isNotEmpty();

    MethodNode copy = copy("instance", false);

    assertThat(copy.visibleAnnotations).isNull();
    assertThat(copy.visibleParameterAnnotations).isNull();
    assertThat(copy.exceptions).isEmpty();
    assertThat(copy.signature).isNull();
  }

  @Test
  void theOriginalIsNotChanged() {
    MethodNode original = ClassBytes.method(tree, "instance");
    String before = MethodText.of(original);

    copy("instance", true);

    assertThat(MethodText.of(original)).isEqualTo(before);
    assertThat(original.visibleAnnotations).isNotEmpty();
  }

  @Test
  void anErasedReceiverIsCastOnEntry() {
    MethodNode copy = copy("instance", true);

    assertThat(copy.desc).startsWith("(Ljava/lang/Object;Ljava/lang/Object;J)");
    assertThat(code(copy)).startsWith("ALOAD 0\n    CHECKCAST " + OWNER + "\n    ASTORE 0\n");
  }

  /** Else HotSpot's helpful messages count from another parameter. */
  @Test
  void parametersOfAnInstanceMethodHaveNames() {
    ClassBytes.method(tree, "instance").localVariables = null;
    ClassBytes.method(tree, "shared").localVariables = null;

    assertThat(copy("instance", false).localVariables)
        .extracting(each -> each.index + " " + each.name + " " + each.desc)
        .containsExactly(
            "0 this L" + OWNER + ";", "1 <parameter1> Ljava/lang/Object;", "2 <parameter2> J");
    assertThat(copy("shared", false).localVariables).isNullOrEmpty();
  }

  @Test
  void namesThatAreThereStay() {
    assertThat(copy("instance", false).localVariables)
        .extracting(each -> each.name)
        .containsExactlyInAnyOrder("this", "o", "l", "local");
  }

  /** A copy of one instruction. */
  private AbstractInsnNode copied(AbstractInsnNode insn) {
    MethodNode method = new MethodNode(Opcodes.ACC_STATIC, "made", "()V", null, null);
    method.instructions.add(insn);
    return StaticCopy.of(tree, method, "made", false).instructions.getFirst();
  }

  @Test
  void privateMethodsAreCalledAsNestmatesCallThem() {
    assertThat(special("hide", false).getOpcode()).isEqualTo(Opcodes.INVOKEVIRTUAL);
    assertThat(special("hide", true).getOpcode()).isEqualTo(Opcodes.INVOKEINTERFACE);
    assertThat(special("open", false).getOpcode()).isEqualTo(Opcodes.INVOKESPECIAL);
    assertThat(special("<init>", false).getOpcode()).isEqualTo(Opcodes.INVOKESPECIAL);
  }

  private MethodInsnNode special(String name, boolean isInterface) {
    return (MethodInsnNode)
        copied(new MethodInsnNode(Opcodes.INVOKESPECIAL, OWNER, name, "()V", isInterface));
  }

  @Test
  void handlesAreRewrittenWhereverTheyStand() {
    Handle special = new Handle(Opcodes.H_INVOKESPECIAL, OWNER, "hide", "()V", false);
    Handle virtual = new Handle(Opcodes.H_INVOKEVIRTUAL, OWNER, "hide", "()V", false);
    ConstantDynamic dynamic = new ConstantDynamic("c", "I", BOOTSTRAP, special, "text");

    assertThat(((LdcInsnNode) copied(new LdcInsnNode(special))).cst).isEqualTo(virtual);
    assertThat(((LdcInsnNode) copied(new LdcInsnNode(dynamic))).cst)
        .isEqualTo(new ConstantDynamic("c", "I", BOOTSTRAP, virtual, "text"));
    InvokeDynamicInsnNode call =
        (InvokeDynamicInsnNode)
            copied(new InvokeDynamicInsnNode("any", "()V", special, special, 1, dynamic));
    assertThat(call.bsm).isEqualTo(virtual);
    assertThat(call.bsmArgs)
        .containsExactly(virtual, 1, new ConstantDynamic("c", "I", BOOTSTRAP, virtual, "text"));
  }

  @Test
  void handlesOfAnInterfaceBecomeTheInterfaces() {
    Handle special = new Handle(Opcodes.H_INVOKESPECIAL, OWNER, "hide", "()V", true);

    assertThat(((LdcInsnNode) copied(new LdcInsnNode(special))).cst)
        .isEqualTo(new Handle(Opcodes.H_INVOKEINTERFACE, OWNER, "hide", "()V", true));
  }

  @Test
  void otherHandlesStay() {
    Handle constructor = new Handle(Opcodes.H_NEWINVOKESPECIAL, OWNER, "<init>", "()V", false);

    assertThat(((LdcInsnNode) copied(new LdcInsnNode(constructor))).cst).isEqualTo(constructor);
    assertThat(((LdcInsnNode) copied(new LdcInsnNode(BOOTSTRAP))).cst).isEqualTo(BOOTSTRAP);
  }
}
