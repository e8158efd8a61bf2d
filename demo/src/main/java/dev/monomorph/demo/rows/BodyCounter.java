package dev.monomorph.demo.rows;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Counts the instructions of one method while ASM walks over it. */
final class BodyCounter extends MethodVisitor {
  private final int code;
  private final Consumer<MethodBody> whenDone;
  private final Set<Label> passed = new HashSet<>();
  private int maxStack;
  private int maxLocals;
  private int tryBlocks;
  private int branches;
  private int loops;
  private int switches;
  private int allocations;
  private int casts;
  private int fieldReads;
  private int fieldWrites;
  private int callsVirtual;
  private int callsInterface;
  private int callsStatic;
  private int callsSpecial;
  private int callsDynamic;

  /**
   * Starts a count.
   *
   * @param code bytes of code, known beforehand
   * @param whenDone takes what was counted, when ASM has seen all of the method
   */
  BodyCounter(int code, Consumer<MethodBody> whenDone) {
    super(Opcodes.ASM9);
    this.code = code;
    this.whenDone = whenDone;
  }

  @Override
  public void visitEnd() {
    whenDone.accept(result());
  }

  private MethodBody result() {
    return new MethodBody(
        code,
        maxStack,
        maxLocals,
        tryBlocks,
        branches,
        loops,
        switches,
        allocations,
        casts,
        fieldReads,
        fieldWrites,
        callsVirtual,
        callsInterface,
        callsStatic,
        callsSpecial,
        callsDynamic);
  }

  @Override
  public void visitMaxs(int stack, int locals) {
    maxStack = stack;
    maxLocals = locals;
  }

  @Override
  public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
    tryBlocks++;
  }

  @Override
  public void visitLabel(Label label) {
    passed.add(label);
  }

  @Override
  public void visitJumpInsn(int opcode, Label target) {
    if (opcode != Opcodes.GOTO && opcode != Opcodes.JSR) {
      branches++;
    }
    if (passed.contains(target)) {
      loops++;
    }
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label other, Label... labels) {
    switches++;
  }

  @Override
  public void visitLookupSwitchInsn(Label other, int[] keys, Label[] labels) {
    switches++;
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    switch (opcode) {
      case Opcodes.NEW, Opcodes.ANEWARRAY -> allocations++;
      default -> casts++;
    }
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    if (opcode == Opcodes.NEWARRAY) {
      allocations++;
    }
  }

  @Override
  public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
    allocations++;
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    switch (opcode) {
      case Opcodes.GETFIELD, Opcodes.GETSTATIC -> fieldReads++;
      default -> fieldWrites++;
    }
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean inInterface) {
    switch (opcode) {
      case Opcodes.INVOKEVIRTUAL -> callsVirtual++;
      case Opcodes.INVOKEINTERFACE -> callsInterface++;
      case Opcodes.INVOKESTATIC -> callsStatic++;
      default -> callsSpecial++;
    }
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    callsDynamic++;
  }
}
