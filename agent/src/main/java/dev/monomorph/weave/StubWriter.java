package dev.monomorph.weave;

import java.util.function.Consumer;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Passes on everything about a method but its code, and writes the stub in place of that. */
final class StubWriter extends MethodVisitor {
  private final Stub stub;
  private final Consumer<MethodVisitor> call;

  /**
   * @param call writes the stub's call
   */
  StubWriter(MethodVisitor next, Stub stub, Consumer<MethodVisitor> call) {
    super(Opcodes.ASM9, next);
    this.stub = stub;
    this.call = call;
  }

  @Override
  public void visitCode() {
    mv.visitCode();
    stub.write(mv, call);
    mv.visitEnd();
    // The original code is what follows; without a next visitor it goes nowhere.
    mv = null;
  }
}
