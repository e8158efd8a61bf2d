package dev.monomorph.specialize.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodNode;

/** What can be asked of the facts of a method. */
class FactsTest {
  private final MethodNode method =
      new MethodNode(Opcodes.ACC_STATIC, "call", "(JLjava/lang/Object;)V", null, null);

  FactsTest() {
    method.maxStack = 4;
    method.maxLocals = 3;
  }

  private Facts facts(Fact... entry) {
    return Facts.of("a/B", method, List.of(entry), TypeResolver.NONE, ConstantHeap.NONE);
  }

  @Test
  void operandsCountAsOneWhateverTheirSize() {
    method.visitVarInsn(Opcodes.LLOAD, 0);
    method.visitVarInsn(Opcodes.ALOAD, 2);
    method.visitInsn(Opcodes.RETURN);
    AbstractInsnNode end = method.instructions.getLast();

    Facts facts = facts(Fact.ANY, Fact.NON_NULL);

    assertThat(facts.operand(end, 0).fact()).isEqualTo(Fact.NON_NULL);
    assertThat(facts.operand(end, 0).origins()).hasToString("{1}");
    assertThat(facts.operand(end, 1).getSize()).isEqualTo(2);
    assertThat(facts.operand(end, 1).origins()).hasToString("{0}");
  }

  @Test
  void tellsTheDeadFromTheReachedAndTheNew() {
    Label over = new Label();
    method.visitJumpInsn(Opcodes.GOTO, over);
    method.visitInsn(Opcodes.NOP);
    method.visitLabel(over);
    method.visitInsn(Opcodes.RETURN);
    AbstractInsnNode first = method.instructions.getFirst();
    Facts facts = facts(Fact.ANY, Fact.ANY);
    AbstractInsnNode added = new InsnNode(Opcodes.NOP);
    method.instructions.insert(first, added);

    assertThat(facts.isReached(first)).isTrue();
    assertThat(facts.isDead(first)).isFalse();
    assertThat(facts.isDead(added.getNext())).isTrue();
    assertThat(facts.isReached(added)).isFalse();
    assertThat(facts.isDead(added)).isFalse();
  }

  /** At a label several ways may meet. */
  @Test
  void theResultBeforeALabelIsNotKnown() {
    method.visitInsn(Opcodes.ICONST_1);
    method.visitInsn(Opcodes.POP);
    method.visitInsn(Opcodes.ICONST_2);
    method.visitLabel(new Label());
    method.visitInsn(Opcodes.POP);
    method.visitInsn(Opcodes.RETURN);
    Facts facts = facts(Fact.ANY, Fact.ANY);

    assertThat(facts.resultOf(method.instructions.get(0)).fact()).isEqualTo(Fact.constant(1));
    assertThat(facts.resultOf(method.instructions.get(2))).isNull();
  }

  /** Whatever it is made of: who relies on it relies on no argument. */
  @Test
  void anOptionalIsWhatOptionalsMethodsGive() {
    String optional = "java/util/Optional";
    method.visitVarInsn(Opcodes.ALOAD, 2);
    method.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        optional,
        "ofNullable",
        "(Ljava/lang/Object;)L" + optional + ";",
        false);
    AbstractInsnNode made = method.instructions.getLast();
    method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, optional, "get", "()Ljava/lang/Object;", false);
    AbstractInsnNode got = method.instructions.getLast();
    method.visitInsn(Opcodes.POP);
    method.visitInsn(Opcodes.RETURN);
    Facts facts = facts(Fact.ANY, Fact.ANY);

    assertThat(facts.resultOf(made).fact()).isEqualTo(Fact.exact(Optional.class));
    assertThat(facts.resultOf(made).origins().isEmpty()).isTrue();
    assertThat(facts.resultOf(got).fact()).isEqualTo(Fact.ANY);
  }

  @Test
  void codeThatTheJvmWouldRejectIsNamed() {
    method.visitInsn(Opcodes.POP);
    method.visitInsn(Opcodes.RETURN);

    assertThatThrownBy(() -> facts(Fact.ANY, Fact.ANY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a/B.call(JLjava/lang/Object;)V");
  }
}
