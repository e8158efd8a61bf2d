package dev.monomorph.specialize.sum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.util.Printer;

class SumOrderTest {
  /** {@code (total, a, b, c)}, each in a local of that number. */
  private static String reordered(Consumer<MethodVisitor> code) {
    MethodNode method =
        new MethodNode(Opcodes.ASM9, Opcodes.ACC_STATIC, "sum", "(IIII)I", null, null);
    code.accept(method);
    method.visitVarInsn(Opcodes.ILOAD, 0);
    method.visitInsn(Opcodes.IRETURN);
    method.visitMaxs(8, 4);

    SumOrder.apply("Owner", method);

    List<String> names = new ArrayList<>();
    for (AbstractInsnNode insn : method.instructions) {
      if (insn.getOpcode() >= 0) {
        names.add(Printer.OPCODES[insn.getOpcode()].toLowerCase(Locale.ROOT));
      }
    }
    return String.join(" ", names.subList(0, names.size() - 2));
  }

  private static void load(MethodVisitor code, int... locals) {
    for (int local : locals) {
      code.visitVarInsn(Opcodes.ILOAD, local);
    }
  }

  private static void storeTotal(MethodVisitor code) {
    code.visitInsn(Opcodes.IADD);
    code.visitVarInsn(Opcodes.ISTORE, 0);
  }

  @Test
  void addsToTheTotalLast() {
    assertThat(
            reordered(
                code -> {
                  load(code, 0, 1);
                  code.visitInsn(Opcodes.IADD);
                  load(code, 2);
                  storeTotal(code);
                }))
        .isEqualTo("iload iload iload iadd iadd istore");
  }

  @Test
  void addsToTheTotalOnceHoweverManyThereAre() {
    assertThat(
            reordered(
                code -> {
                  load(code, 0, 1);
                  code.visitInsn(Opcodes.IADD);
                  load(code, 2);
                  code.visitInsn(Opcodes.IADD);
                  load(code, 3, 3);
                  code.visitInsn(Opcodes.IMUL);
                  storeTotal(code);
                }))
        .isEqualTo("iload iload iload iload iload imul iadd iadd iadd istore");
  }

  @Test
  void leavesOtherSumsAlone() {
    assertThat(
            reordered(
                code -> {
                  load(code, 1, 0);
                  code.visitInsn(Opcodes.IADD);
                  load(code, 2);
                  storeTotal(code);
                }))
        .as("the total comes second")
        .isEqualTo("iload iload iadd iload iadd istore");
    assertThat(
            reordered(
                code -> {
                  load(code, 0, 1);
                  code.visitInsn(Opcodes.ISUB);
                  load(code, 2);
                  storeTotal(code);
                }))
        .as("a difference")
        .isEqualTo("iload iload isub iload iadd istore");
    assertThat(
            reordered(
                code -> {
                  load(code, 3);
                  load(code, 0, 1);
                  code.visitInsn(Opcodes.IADD);
                  load(code, 2);
                  code.visitInsn(Opcodes.SWAP);
                  storeTotal(code);
                  code.visitInsn(Opcodes.POP);
                }))
        .as("what is below is moved")
        .isEqualTo("iload iload iload iadd iload swap iadd istore pop");
  }

  @Test
  void leavesSumsThatAreTakenTwiceAlone() {
    assertThat(
            reordered(
                code -> {
                  load(code, 0, 1);
                  code.visitInsn(Opcodes.IADD);
                  code.visitInsn(Opcodes.DUP);
                  code.visitVarInsn(Opcodes.ISTORE, 3);
                  load(code, 2);
                  storeTotal(code);
                }))
        .isEqualTo("iload iload iadd dup istore iload iadd istore");
  }
}
