package dev.monomorph.demo.rowclass;

import java.lang.invoke.MethodType;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** A method of a row class that is being written. */
final class RowCode {
  private final MethodVisitor mv;
  private final String self;
  private final List<FieldType> types;
  private final RowShape shape;
  private final SourceText source;

  private RowCode(MethodVisitor mv, RowShape shape, SourceText source) {
    this.mv = mv;
    this.self = internalName(shape);
    this.types = shape.fieldTypes();
    this.shape = shape;
    this.source = source;
  }

  /** Begins a method. */
  static RowCode begin(
      ClassWriter writer,
      RowShape shape,
      SourceText source,
      int access,
      String name,
      MethodType type) {
    MethodVisitor mv =
        writer.visitMethod(access, name, type.toMethodDescriptorString(), null, null);
    mv.visitCode();
    return new RowCode(mv, shape, source);
  }

  /** Ends the method by an instruction without operands. */
  void end(int opcode) {
    mv.visitInsn(opcode);
    mv.visitMaxs(0, 0);
    mv.visitEnd();
  }

  static String internalName(RowShape shape) {
    return shape.binaryName().replace('.', '/');
  }

  void line(Spot spot, int field) {
    Label here = new Label();
    mv.visitLabel(here);
    mv.visitLineNumber(source.lineOf(spot, field), here);
  }

  void insn(int opcode) {
    mv.visitInsn(opcode);
  }

  /** Pushes an int. */
  void push(int value) {
    if (value <= 5) {
      mv.visitInsn(Opcodes.ICONST_0 + value);
    } else {
      mv.visitIntInsn(Opcodes.SIPUSH, value);
    }
  }

  void jump(int opcode, Label target) {
    mv.visitJumpInsn(opcode, target);
  }

  /** Where jumps go; stack empty, locals as at the frame before. */
  void target(Label label) {
    mv.visitLabel(label);
    mv.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
  }

  /** Where jumps go; stack empty, some locals more than at the frame before. */
  void targetWith(Label label, Object... locals) {
    mv.visitLabel(label);
    mv.visitFrame(Opcodes.F_APPEND, locals.length, locals, 0, null);
  }

  void load(int local, Class<?> type) {
    mv.visitVarInsn(Type.getType(type).getOpcode(Opcodes.ILOAD), local);
  }

  void store(int local, Class<?> type) {
    mv.visitVarInsn(Type.getType(type).getOpcode(Opcodes.ISTORE), local);
  }

  void getField(int local, int field) {
    mv.visitVarInsn(Opcodes.ALOAD, local);
    field(Opcodes.GETFIELD, RowShape.fieldName(field), types.get(field).type());
  }

  void putField(int field) {
    field(Opcodes.PUTFIELD, RowShape.fieldName(field), types.get(field).type());
  }

  void getStatic(String name, Class<?> type) {
    field(Opcodes.GETSTATIC, name, type);
  }

  void putStatic(String name, Class<?> type) {
    field(Opcodes.PUTSTATIC, name, type);
  }

  private void field(int opcode, String name, Class<?> type) {
    mv.visitFieldInsn(opcode, self, name, Type.getDescriptor(type));
  }

  /** Loads an element of the array that lies on the stack. */
  void element(int index) {
    push(index);
    mv.visitInsn(Opcodes.AALOAD);
  }

  /** Makes an object on the stack a value of a field's type. */
  void unbox(FieldType type) {
    mv.visitTypeInsn(Opcodes.CHECKCAST, Type.getInternalName(type.box()));
    if (type.type().isPrimitive()) {
      invokeVirtual(type.box(), type.type() + "Value", MethodType.methodType(type.type()));
    }
  }

  void type(int opcode, String internalName) {
    mv.visitTypeInsn(opcode, internalName);
  }

  void invokeStatic(Class<?> owner, String name, MethodType type) {
    invoke(Opcodes.INVOKESTATIC, owner, name, type);
  }

  void invokeVirtual(Class<?> owner, String name, MethodType type) {
    invoke(Opcodes.INVOKEVIRTUAL, owner, name, type);
  }

  void invokeConstructor(Class<?> owner) {
    invoke(Opcodes.INVOKESPECIAL, owner, "<init>", MethodType.methodType(void.class));
  }

  private void invoke(int opcode, Class<?> owner, String name, MethodType type) {
    String descriptor = type.toMethodDescriptorString();
    mv.visitMethodInsn(opcode, Type.getInternalName(owner), name, descriptor, owner.isInterface());
  }

  /** Calls the hook, if there is one. */
  void validate(Spot spot) {
    if (shape.validated()) {
      line(spot, 0);
      getStatic("VALIDATOR", RowValidator.class);
      load(0, Object.class);
      invoke(
          Opcodes.INVOKEINTERFACE,
          RowValidator.class,
          "validate",
          MethodType.methodType(void.class, Object.class));
    }
  }
}
