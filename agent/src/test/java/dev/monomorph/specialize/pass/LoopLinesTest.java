package dev.monomorph.specialize.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** On which lines loops begin. */
class LoopLinesTest {
  private final MethodNode method =
      new MethodNode(Opcodes.ASM9, Opcodes.ACC_STATIC, "loop", "()V", null, null);
  private final InsnList code = method.instructions;
  private final LabelNode start = new LabelNode();
  private final LabelNode head = new LabelNode();
  private final LabelNode body = new LabelNode();
  private final LabelNode end = new LabelNode();

  private void addLoop(boolean withLines) {
    code.add(start);
    if (withLines) {
      code.add(new LineNumberNode(7, start));
    }
    code.add(new InsnNode(Opcodes.NOP));
    code.add(head);
    code.add(new InsnNode(Opcodes.ICONST_0));
    code.add(new JumpInsnNode(Opcodes.IFEQ, end));
    code.add(body);
    if (withLines) {
      code.add(new LineNumberNode(8, body));
    }
    code.add(new InsnNode(Opcodes.NOP));
    code.add(new JumpInsnNode(Opcodes.GOTO, head));
    code.add(end);
    code.add(new InsnNode(Opcodes.RETURN));
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (AbstractInsnNode insn : code) {
      if (insn instanceof LineNumberNode number) {
        String at = number.start == head ? "head" : number.start == body ? "body" : "start";
        lines.add(at + " " + number.line);
      }
    }
    return lines;
  }

  @Test
  void aLoopIsOnTheLineOfWhatStandsBeforeIt() {
    addLoop(true);

    LoopLines.mark(method);

    assertThat(lines()).containsExactly("start 7", "head 7", "body 8");
    assertThat(head.getNext()).isInstanceOf(LineNumberNode.class);
  }

  @Test
  void aLoopWithALineOfItsOwnKeepsIt() {
    addLoop(true);
    code.insert(head, new LineNumberNode(9, head));

    LoopLines.mark(method);

    assertThat(lines()).containsExactly("start 7", "head 9", "body 8");
  }

  @Test
  void whereThereAreNoLinesThereAreNone() {
    addLoop(false);

    LoopLines.mark(method);

    assertThat(lines()).isEmpty();
  }
}
