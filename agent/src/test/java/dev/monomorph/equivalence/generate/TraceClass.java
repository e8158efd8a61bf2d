package dev.monomorph.equivalence.generate;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes the class that programs log to. It hands everything on to a {@code BiFunction} that the
 * host sets: of a letter for the kind of event, and of the value.
 */
final class TraceClass {
  private static final String FUNCTION = "java/util/function/BiFunction";
  private static final byte[] BYTES = write();

  private TraceClass() {}

  static byte[] bytes() {
    return BYTES.clone();
  }

  private static byte[] write() {
    ClassWriter cw = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER;
    cw.visit(Opcodes.V17, access, World.TRACE, null, "java/lang/Object", null);
    int field = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
    cw.visitField(field, "fuel", "I", null, null).visitEnd();
    cw.visitField(field, "sink", 'L' + FUNCTION + ';', null, null).visitEnd();
    burn(cw);
    for (Ty each : new Ty[] {Ty.INT, Ty.LONG, Ty.FLOAT, Ty.DOUBLE, Ty.BOOLEAN, Ty.OBJECT}) {
      event(cw, "log", each, each.isReference() ? "L" : each.descriptor(), Ty.VOID);
    }
    event(cw, "trace", Ty.THROWABLE, "T", Ty.VOID);
    event(cw, "show", Ty.OBJECT, "S", Ty.STRING);
    cw.visitEnd();
    return cw.toByteArray();
  }

  private static MethodVisitor method(ClassWriter cw, String name, String descriptor) {
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
    MethodVisitor mv = cw.visitMethod(access, name, descriptor, null, null);
    mv.visitCode();
    return mv;
  }

  private static void burn(ClassWriter cw) {
    MethodVisitor mv = method(cw, "burn", "()V");
    Mark left = new Mark();
    mv.visitFieldInsn(Opcodes.GETSTATIC, World.TRACE, "fuel", "I");
    mv.visitInsn(Opcodes.ICONST_1);
    mv.visitInsn(Opcodes.ISUB);
    mv.visitInsn(Opcodes.DUP);
    mv.visitFieldInsn(Opcodes.PUTSTATIC, World.TRACE, "fuel", "I");
    mv.visitJumpInsn(Opcodes.IFGE, left.label);
    mv.visitTypeInsn(Opcodes.NEW, "java/lang/Error");
    mv.visitInsn(Opcodes.DUP);
    mv.visitLdcInsn("out of fuel");
    mv.visitMethodInsn(
        Opcodes.INVOKESPECIAL, "java/lang/Error", "<init>", "(Ljava/lang/String;)V", false);
    mv.visitInsn(Opcodes.ATHROW);
    mv.visitLabel(left.label);
    mv.visitInsn(Opcodes.RETURN);
    mv.visitMaxs(0, 0);
    mv.visitEnd();
  }

  private static void event(ClassWriter cw, String name, Ty type, String letter, Ty result) {
    MethodVisitor mv = method(cw, name, '(' + type.descriptor() + ')' + result.descriptor());
    mv.visitFieldInsn(Opcodes.GETSTATIC, World.TRACE, "sink", 'L' + FUNCTION + ';');
    mv.visitLdcInsn(letter);
    mv.visitVarInsn(type.opcode(Opcodes.ILOAD), 0);
    if (type.isPrimitive()) {
      String box = type.box.internalName();
      String descriptor = '(' + type.descriptor() + ")L" + box + ';';
      mv.visitMethodInsn(Opcodes.INVOKESTATIC, box, "valueOf", descriptor, false);
    }
    mv.visitMethodInsn(
        Opcodes.INVOKEINTERFACE,
        FUNCTION,
        "apply",
        "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;",
        true);
    if (result == Ty.STRING) {
      mv.visitTypeInsn(Opcodes.CHECKCAST, "java/lang/String");
      mv.visitInsn(Opcodes.ARETURN);
    } else {
      mv.visitInsn(Opcodes.POP);
      mv.visitInsn(Opcodes.RETURN);
    }
    mv.visitMaxs(0, 0);
    mv.visitEnd();
  }
}
