package dev.monomorph.weave;

import dev.monomorph.runtime.Gateway;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Passes on everything about a method but its code, and writes the stub in place of that. */
final class StubWriter extends MethodVisitor {
  private static final Handle LINK =
      new Handle(
          Opcodes.H_INVOKESTATIC,
          Gateway.INTERNAL_NAME,
          Gateway.LINK,
          Gateway.LINK_DESCRIPTOR,
          false);

  private final String owner;
  private final boolean isStatic;
  private final String name;
  private final String descriptor;
  private final int line;

  StubWriter(
      MethodVisitor next, String owner, int access, String name, String descriptor, int line) {
    super(Opcodes.ASM9, next);
    this.owner = owner;
    this.isStatic = (access & Opcodes.ACC_STATIC) != 0;
    this.name = name;
    this.descriptor = descriptor;
    this.line = line;
  }

  @Override
  public void visitCode() {
    mv.visitCode();
    if (line != 0) {
      Label start = new Label();
      mv.visitLabel(start);
      mv.visitLineNumber(line, start);
    }
    int slots = loadArguments();
    mv.visitInvokeDynamicInsn(name, siteDescriptor(), LINK, descriptor);
    Type result = Type.getReturnType(descriptor);
    mv.visitInsn(result.getOpcode(Opcodes.IRETURN));
    mv.visitMaxs(Math.max(slots, result.getSize()), slots);
    mv.visitEnd();
    // The original code is what follows; without a next visitor it goes nowhere.
    mv = null;
  }

  private int loadArguments() {
    int slot = 0;
    if (!isStatic) {
      mv.visitVarInsn(Opcodes.ALOAD, slot++);
    }
    for (Type type : Type.getArgumentTypes(descriptor)) {
      mv.visitVarInsn(type.getOpcode(Opcodes.ILOAD), slot);
      slot += type.getSize();
    }
    return slot;
  }

  private String siteDescriptor() {
    return isStatic ? descriptor : "(L" + owner + ";" + descriptor.substring(1);
  }
}
