package dev.monomorph.demo.rowclass;

import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.StackSize;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Steps of a method that Byte Buddy has no ready ones for. */
final class Steps {
  private Steps() {}

  /** Begins a line of the source. */
  static StackManipulation line(SourceText source, Spot spot, int field) {
    return new Step(StackSize.ZERO.toIncreasingSize()) {
      @Override
      void write(MethodVisitor mv) {
        Label here = new Label();
        mv.visitLabel(here);
        mv.visitLineNumber(source.lineOf(spot, field), here);
      }
    };
  }

  /** Compares the two longs on the stack. */
  static StackManipulation compareLongs() {
    return new Step(new StackManipulation.Size(-3, 0)) {
      @Override
      void write(MethodVisitor mv) {
        mv.visitInsn(Opcodes.LCMP);
      }
    };
  }

  /**
   * Returns from the method if a jump is not taken; the stack is empty behind it.
   *
   * @param jump the instruction; it takes all that is on the stack
   * @param taken how many values it takes
   * @param value pushes the int that is returned
   * @param newLocals the locals that the frame before did not have
   */
  static StackManipulation returnUnless(
      int jump, int taken, StackManipulation value, Object... newLocals) {
    Label on = new Label();
    return new StackManipulation.Compound(
        new Step(new StackManipulation.Size(-taken, 0)) {
          @Override
          void write(MethodVisitor mv) {
            mv.visitJumpInsn(jump, on);
          }
        },
        value,
        new Step(new StackManipulation.Size(-1, 0)) {
          @Override
          void write(MethodVisitor mv) {
            mv.visitInsn(Opcodes.IRETURN);
            mv.visitLabel(on);
            int kind = newLocals.length == 0 ? Opcodes.F_SAME : Opcodes.F_APPEND;
            mv.visitFrame(kind, newLocals.length, newLocals, 0, null);
          }
        });
  }

  /** A step of a fixed size. */
  private abstract static class Step extends StackManipulation.AbstractBase {
    private final Size size;

    Step(Size size) {
      this.size = size;
    }

    abstract void write(MethodVisitor mv);

    @Override
    public Size apply(MethodVisitor mv, Implementation.Context context) {
      write(mv);
      return size;
    }
  }
}
