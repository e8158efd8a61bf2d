package dev.monomorph.engine;

import dev.monomorph.define.ClassDefiner;
import dev.monomorph.define.Privileges;
import dev.monomorph.specialize.Link;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Casts to types that generated classes cannot name, and tests for them.
 *
 * <p>{@code Class.cast} would fail with another message than the instruction. So the instruction
 * itself is run, in a hidden class beside the code that has it, whose frame does not show.
 */
final class TypeChecks {
  private static final String NAME = "check";

  private TypeChecks() {}

  /** The handle of a check: takes an object and gives it back, or whether it is of the type. */
  static MethodHandle handle(Link.ToTypeCheck check, Privileges privileges)
      throws ReflectiveOperationException {
    boolean casts = check.opcode() == Opcodes.CHECKCAST;
    MethodType type = MethodType.methodType(casts ? Object.class : boolean.class, Object.class);
    Lookup lookup = privileges.lookupIn(check.from());
    byte[] bytes = classFile(check, type.toMethodDescriptorString());
    Class<?> holder = ClassDefiner.defineHidden(lookup, bytes);
    return privileges.lookupIn(holder).findStatic(holder, NAME, type);
  }

  private static byte[] classFile(Link.ToTypeCheck check, String descriptor) {
    ClassWriter writer = new ClassWriter(0);
    int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
    String name = Type.getInternalName(check.from()) + "$$MonoCheck";
    writer.visit(Opcodes.V17, access, name, null, "java/lang/Object", null);
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, NAME, descriptor, null, null);
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitTypeInsn(check.opcode(), check.name());
    code.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
    code.visitMaxs(1, 1);
    code.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }
}
