package dev.monomorph.dispatch;

import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** A hidden class with one method of a given type, {@code generic}, that returns -1. */
final class ManyParameters {
  private ManyParameters() {}

  static Class<?> define(Lookup lookup, MethodType type) throws IllegalAccessException {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    String name = lookup.lookupClass().getPackageName().replace('.', '/') + "/Many";
    writer.visit(Opcodes.V17, Opcodes.ACC_FINAL, name, null, "java/lang/Object", null);
    MethodVisitor code =
        writer.visitMethod(
            Opcodes.ACC_STATIC, "generic", type.toMethodDescriptorString(), null, null);
    code.visitCode();
    code.visitInsn(Opcodes.ICONST_M1);
    code.visitInsn(Opcodes.IRETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
    writer.visitEnd();
    return lookup.defineHiddenClass(writer.toByteArray(), true).lookupClass();
  }
}
