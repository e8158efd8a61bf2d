package dev.monomorph.specialize.box;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.specialize.fact.Fact;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Results without boxes, of code that no compiler of Java would write. */
class UnboxedMethodTest {
  private final MethodNode method =
      new MethodNode(
          Opcodes.ACC_STATIC, "m", "(ILjava/lang/Object;)Ljava/lang/Object;", null, null);

  private void makeBox() {
    method.maxStack = 4;
    method.maxLocals = 2;
    method.visitVarInsn(Opcodes.ILOAD, 0);
    method.visitMethodInsn(
        Opcodes.INVOKESTATIC, "java/lang/Integer", "valueOf", "(I)Ljava/lang/Integer;", false);
  }

  private boolean unboxResult() {
    return new UnboxedMethod("Owner", method).unboxResult();
  }

  private List<String> casts() {
    List<String> casts = new ArrayList<>();
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof TypeInsnNode cast) {
        casts.add(cast.desc);
      }
    }
    return casts;
  }

  @Test
  void castsOfTheBoxGo() {
    makeBox();
    method.visitTypeInsn(Opcodes.CHECKCAST, "java/lang/Number");
    method.visitInsn(Opcodes.ARETURN);

    assertThat(unboxResult()).isTrue();
    assertThat(method.desc).isEqualTo("(ILjava/lang/Object;)I");
    assertThat(casts()).isEmpty();
  }

  /** They may fail. */
  @Test
  void castsOfSomethingElseStay() {
    makeBox();
    method.visitVarInsn(Opcodes.ALOAD, 1);
    method.visitTypeInsn(Opcodes.CHECKCAST, "java/lang/Number");
    method.visitInsn(Opcodes.POP);
    method.visitInsn(Opcodes.ARETURN);

    assertThat(unboxResult()).isTrue();
    assertThat(casts()).containsExactly("java/lang/Number");
  }

  @Test
  void aBoxThatDoesNotPassItsCastStaysOne() {
    makeBox();
    method.visitTypeInsn(Opcodes.CHECKCAST, "java/lang/Runnable");
    method.visitInsn(Opcodes.ARETURN);

    assertThat(unboxResult()).isFalse();
    assertThat(casts()).containsExactly("java/lang/Runnable");
  }

  @Test
  void aBoxThatOthersHaveStaysOne() {
    makeBox();
    method.visitInsn(Opcodes.DUP);
    method.visitVarInsn(Opcodes.ASTORE, 1);
    method.visitInsn(Opcodes.ARETURN);

    assertThat(unboxResult()).isFalse();
  }

  private List<Integer> opened(int store) {
    MethodNode code = new MethodNode(Opcodes.ACC_STATIC, "n", "(Ljava/lang/Integer;)I", null, null);
    code.maxStack = 1;
    code.maxLocals = 2;
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Integer", "intValue", "()I", false);
    code.visitVarInsn(Opcodes.ISTORE, store);
    code.visitVarInsn(Opcodes.ILOAD, store);
    code.visitInsn(Opcodes.IRETURN);
    return new UnboxedMethod("Owner", code)
        .openedParameters(List.of(Fact.exact(Integer.class)), new BitSet());
  }

  /** Optimizers of class files put other variables where a parameter was. */
  @Test
  void aParameterWhoseLocalIsUsedAgainStaysABox() {
    assertThat(opened(1)).containsExactly(0);
    assertThat(opened(0)).isEmpty();
  }
}
