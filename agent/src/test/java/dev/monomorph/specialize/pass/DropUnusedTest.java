package dev.monomorph.specialize.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.testing.MethodText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** What is loaded for nothing goes, and the JVM accepts what is left. */
class DropUnusedTest {
  private final MethodNode method =
      new MethodNode(Opcodes.ACC_STATIC, "run", "(Ljava/lang/Object;J)I", null, null);

  DropUnusedTest() {
    method.maxStack = 4;
    method.maxLocals = 3;
  }

  private List<String> instructions() {
    DropUnused.apply(method);
    return MethodText.of(method)
        .lines()
        .map(String::strip)
        .filter(line -> !line.startsWith("MAX"))
        .toList();
  }

  /** The JVM's verifier has the last word. */
  private Object result(Object... arguments) {
    return new PassRun(null, "a/B", method, PassRun.parse("_ _")).call(arguments);
  }

  @Test
  void loadsBehindWhichThereIsADrop() {
    method.visitVarInsn(Opcodes.ALOAD, 0);
    method.visitInsn(Opcodes.ICONST_1);
    method.visitInsn(Opcodes.POP2);
    method.visitVarInsn(Opcodes.LLOAD, 1);
    method.visitInsn(Opcodes.POP2);
    method.visitLdcInsn(7.5);
    method.visitInsn(Opcodes.POP2);
    method.visitInsn(Opcodes.ICONST_2);
    method.visitInsn(Opcodes.IRETURN);

    assertThat(instructions()).containsExactly("ICONST_2", "IRETURN");
  }

  /** A text or a class may fail to load; a call does something. */
  @Test
  void whatMayHaveAnEffectStays() {
    method.visitLdcInsn("text");
    method.visitInsn(Opcodes.POP);
    method.visitVarInsn(Opcodes.ALOAD, 0);
    method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Object", "hashCode", "()I", false);
    method.visitInsn(Opcodes.POP);
    method.visitInsn(Opcodes.ICONST_2);
    method.visitInsn(Opcodes.IRETURN);

    assertThat(instructions()).hasSize(7);
  }

  /** Half of a two-word value is none. */
  @Test
  void wordsAreCounted() {
    method.visitVarInsn(Opcodes.LLOAD, 1);
    method.visitInsn(Opcodes.ICONST_1);
    method.visitInsn(Opcodes.POP);
    method.visitInsn(Opcodes.L2I);
    method.visitInsn(Opcodes.IRETURN);

    assertThat(instructions()).containsExactly("LLOAD 1", "L2I", "IRETURN");
  }

  @Test
  void twoFramesInOnePlaceBecomeOne() {
    Label first = new Label();
    Label second = new Label();
    method.visitVarInsn(Opcodes.LLOAD, 1);
    method.visitInsn(Opcodes.L2I);
    method.visitJumpInsn(Opcodes.IFEQ, first);
    method.visitInsn(Opcodes.NOP);
    method.visitLabel(first);
    method.visitFrame(Opcodes.F_NEW, 2, new Object[] {"java/lang/Object", Opcodes.LONG}, 0, null);
    method.visitVarInsn(Opcodes.ALOAD, 0);
    method.visitInsn(Opcodes.POP);
    method.visitJumpInsn(Opcodes.GOTO, second);
    method.visitLabel(second);
    method.visitFrame(Opcodes.F_NEW, 1, new Object[] {"java/lang/Object"}, 0, null);
    method.visitInsn(Opcodes.ICONST_3);
    method.visitInsn(Opcodes.IRETURN);

    assertThat(instructions()).filteredOn(line -> line.startsWith("FRAME")).hasSize(1);
    assertThat(result("any", 0L)).isEqualTo(3);
    assertThat(result("any", 1L)).isEqualTo(3);
  }

  private void line(int number) {
    Label here = new Label();
    method.visitLabel(here);
    method.visitLineNumber(number, here);
  }

  private void unused() {
    method.visitInsn(Opcodes.ICONST_1);
    method.visitInsn(Opcodes.POP);
  }

  private List<Integer> lines() {
    instructions();
    List<Integer> lines = new ArrayList<>();
    method.instructions.forEach(
        insn -> {
          if (insn instanceof LineNumberNode number) {
            lines.add(number.line);
          }
        });
    return lines;
  }

  /** The JVM would take the first of two lines that begin in one place. */
  @Test
  void whatFollowsIsOnItsOwnLine() {
    line(10);
    unused();
    line(11);
    method.visitInsn(Opcodes.ICONST_2);
    method.visitInsn(Opcodes.IRETURN);

    assertThat(lines()).containsExactly(11);
  }

  /** Behind the first instruction the last of the lines counts. */
  @Test
  void whatFollowsStaysOnTheLastLine() {
    line(10);
    line(11);
    unused();
    method.visitInsn(Opcodes.ICONST_2);
    method.visitInsn(Opcodes.IRETURN);

    assertThat(lines()).containsExactly(11);
  }

  @Test
  void linesOfWhatStaysAreKept() {
    line(10);
    line(11);
    method.visitInsn(Opcodes.NOP);
    unused();
    line(12);
    line(13);
    method.visitInsn(Opcodes.ICONST_2);
    method.visitInsn(Opcodes.IRETURN);

    assertThat(lines()).containsExactly(10, 11, 12, 13);
  }

  @Test
  void rangesThatBecomeEmptyGo() {
    Label start = new Label();
    Label end = new Label();
    Label handler = new Label();
    method.visitTryCatchBlock(start, end, handler, "java/lang/Exception");
    method.visitLabel(start);
    method.visitVarInsn(Opcodes.ALOAD, 0);
    method.visitInsn(Opcodes.POP);
    method.visitLabel(end);
    method.visitInsn(Opcodes.ICONST_4);
    method.visitInsn(Opcodes.IRETURN);
    method.visitLabel(handler);
    method.visitFrame(
        Opcodes.F_NEW,
        2,
        new Object[] {"java/lang/Object", Opcodes.LONG},
        1,
        new Object[] {"java/lang/Exception"});
    method.visitInsn(Opcodes.POP);
    method.visitInsn(Opcodes.ICONST_5);
    method.visitInsn(Opcodes.IRETURN);

    instructions();

    assertThat(method.tryCatchBlocks).isEmpty();
    assertThat(result("any", 0L)).isEqualTo(4);
  }
}
