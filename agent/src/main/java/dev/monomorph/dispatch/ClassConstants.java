package dev.monomorph.dispatch;

import static org.objectweb.asm.Opcodes.AALOAD;
import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.CHECKCAST;
import static org.objectweb.asm.Opcodes.GETSTATIC;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.PUTSTATIC;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.SIPUSH;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Objects that a hidden class uses as constants: its class data, spread over static final fields.
 *
 * <p>Both compilers take a static final field of an initialized class for a constant. A dynamic
 * constant each would do the same and cost an upcall each while cold.
 */
final class ClassConstants {
  private static final String LOOKUP = "Ljava/lang/invoke/MethodHandles$Lookup;";

  private final String className;
  private final List<Object> values = new ArrayList<>();
  private final List<Class<?>> types = new ArrayList<>();

  ClassConstants(String className) {
    this.className = className;
  }

  /** Emits code that loads {@code value}, typed as {@code type}. */
  void load(MethodVisitor code, Object value, Class<?> type) {
    code.visitFieldInsn(GETSTATIC, className, name(indexOf(value, type)), descriptor(type));
  }

  private int indexOf(Object value, Class<?> type) {
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) == value && types.get(i) == type) {
        return i;
      }
    }
    values.add(value);
    types.add(type);
    return values.size() - 1;
  }

  /** The class data that {@link #emit}'s initializer expects. */
  Object[] values() {
    return values.toArray();
  }

  /** Adds the fields and the class initializer that fills them. */
  void emit(ClassWriter writer) {
    if (values.isEmpty()) {
      return;
    }
    MethodVisitor code = writer.visitMethod(ACC_STATIC, "<clinit>", "()V", null, null);
    code.visitCode();
    fetchClassData(code);
    code.visitVarInsn(ASTORE, 0);
    for (int i = 0; i < values.size(); i++) {
      Class<?> type = types.get(i);
      int access = ACC_PRIVATE | ACC_STATIC | ACC_FINAL;
      writer.visitField(access, name(i), descriptor(type), null, null).visitEnd();
      code.visitVarInsn(ALOAD, 0);
      code.visitIntInsn(SIPUSH, i);
      code.visitInsn(AALOAD);
      code.visitTypeInsn(CHECKCAST, Type.getInternalName(type));
      code.visitFieldInsn(PUTSTATIC, className, name(i), descriptor(type));
    }
    code.visitInsn(RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private static void fetchClassData(MethodVisitor code) {
    code.visitMethodInsn(
        INVOKESTATIC, "java/lang/invoke/MethodHandles", "lookup", "()" + LOOKUP, false);
    code.visitLdcInsn("_");
    code.visitLdcInsn(Type.getType(Object[].class));
    code.visitMethodInsn(
        INVOKESTATIC,
        "java/lang/invoke/MethodHandles",
        "classData",
        "(" + LOOKUP + "Ljava/lang/String;Ljava/lang/Class;)Ljava/lang/Object;",
        false);
    code.visitTypeInsn(CHECKCAST, "[Ljava/lang/Object;");
  }

  private static String name(int index) {
    return "c" + index;
  }

  private static String descriptor(Class<?> type) {
    return Type.getDescriptor(type);
  }
}
