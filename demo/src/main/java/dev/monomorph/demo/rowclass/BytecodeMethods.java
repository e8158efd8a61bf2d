package dev.monomorph.demo.rowclass;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodType;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Writes the methods of a row class that say what the row as a whole is. */
final class BytecodeMethods {
  private static final MethodType APPEND_STRING = methodType(StringBuilder.class, String.class);

  private final ClassWriter writer;
  private final RowShape shape;
  private final SourceText source;
  private final List<FieldType> types;
  private final String self;

  BytecodeMethods(ClassWriter writer, RowShape shape, SourceText source) {
    this.writer = writer;
    this.shape = shape;
    this.source = source;
    this.types = shape.fieldTypes();
    this.self = RowCode.internalName(shape);
  }

  void write() {
    equality();
    hash();
    text();
    if (shape.type().ordered()) {
      order();
    }
  }

  private RowCode begin(String name, MethodType type) {
    return RowCode.begin(writer, shape, source, Opcodes.ACC_PUBLIC, name, type);
  }

  private void equality() {
    RowCode code = begin("equals", methodType(boolean.class, Object.class));
    code.line(Spot.EQUALS, 0);
    code.load(0, Object.class);
    code.load(1, Object.class);
    Label another = new Label();
    code.jump(Opcodes.IF_ACMPNE, another);
    code.insn(Opcodes.ICONST_1);
    code.insn(Opcodes.IRETURN);
    code.target(another);
    code.load(1, Object.class);
    code.type(Opcodes.INSTANCEOF, self);
    Label row = new Label();
    code.jump(Opcodes.IFNE, row);
    code.insn(Opcodes.ICONST_0);
    code.insn(Opcodes.IRETURN);
    code.target(row);
    code.load(1, Object.class);
    code.type(Opcodes.CHECKCAST, self);
    code.store(2, Object.class);
    for (int i = 0; i < types.size(); i++) {
      equalField(code, i);
    }
    code.insn(Opcodes.ICONST_1);
    code.end(Opcodes.IRETURN);
  }

  private void equalField(RowCode code, int field) {
    code.line(Spot.EQUALS_FIELD, field);
    code.getField(0, field);
    code.getField(2, field);
    Label same = new Label();
    switch (types.get(field)) {
      case BOOLEAN, INT -> code.jump(Opcodes.IF_ICMPEQ, same);
      case LONG -> {
        code.insn(Opcodes.LCMP);
        code.jump(Opcodes.IFEQ, same);
      }
      case DOUBLE -> {
        compare(code, FieldType.DOUBLE);
        code.jump(Opcodes.IFEQ, same);
      }
      case STRING -> {
        code.invokeStatic(
            RowData.class, "equal", methodType(boolean.class, String.class, String.class));
        code.jump(Opcodes.IFNE, same);
      }
    }
    code.insn(Opcodes.ICONST_0);
    code.insn(Opcodes.IRETURN);
    if (field == 0) {
      code.targetWith(same, self);
    } else {
      code.target(same);
    }
  }

  private void hash() {
    RowCode code = begin("hashCode", methodType(int.class));
    code.line(Spot.HASH, 0);
    code.insn(Opcodes.ICONST_0);
    code.store(1, int.class);
    for (int i = 0; i < types.size(); i++) {
      code.line(Spot.HASH_FIELD, i);
      code.push(31);
      code.load(1, int.class);
      code.insn(Opcodes.IMUL);
      code.getField(0, i);
      FieldType type = types.get(i);
      Class<?> owner = type == FieldType.STRING ? RowData.class : type.box();
      code.invokeStatic(owner, "hashCode", methodType(int.class, type.type()));
      code.insn(Opcodes.IADD);
      code.store(1, int.class);
    }
    code.line(Spot.HASH_END, 0);
    code.load(1, int.class);
    code.end(Opcodes.IRETURN);
  }

  private void text() {
    RowCode code = begin("toString", methodType(String.class));
    code.line(Spot.TEXT, 0);
    code.type(Opcodes.NEW, "java/lang/StringBuilder");
    code.insn(Opcodes.DUP);
    code.invokeConstructor(StringBuilder.class);
    code.store(1, Object.class);
    for (int i = 0; i < types.size(); i++) {
      code.line(Spot.TEXT_FIELD, i);
      code.load(1, Object.class);
      code.getStatic("LABELS", String[].class);
      code.element(i);
      code.invokeVirtual(StringBuilder.class, "append", APPEND_STRING);
      code.getField(0, i);
      code.invokeVirtual(
          StringBuilder.class, "append", methodType(StringBuilder.class, types.get(i).type()));
      code.insn(Opcodes.POP);
    }
    code.line(Spot.TEXT_END, 0);
    code.load(1, Object.class);
    code.push(']');
    code.invokeVirtual(StringBuilder.class, "append", methodType(StringBuilder.class, char.class));
    code.invokeVirtual(StringBuilder.class, "toString", methodType(String.class));
    code.end(Opcodes.ARETURN);
  }

  private void order() {
    RowCode code = begin("compareTo", methodType(int.class, Object.class));
    code.line(Spot.ORDER, 0);
    code.load(1, Object.class);
    code.type(Opcodes.CHECKCAST, self);
    code.store(2, Object.class);
    for (int i = 0; i < types.size(); i++) {
      code.line(Spot.ORDER_FIELD, i);
      code.getField(0, i);
      code.getField(2, i);
      compare(code, types.get(i));
      code.store(3, int.class);
      code.load(3, int.class);
      Label same = new Label();
      code.jump(Opcodes.IFEQ, same);
      code.load(3, int.class);
      code.insn(Opcodes.IRETURN);
      if (i == 0) {
        code.targetWith(same, self, Opcodes.INTEGER);
      } else {
        code.target(same);
      }
    }
    code.line(Spot.ORDER_END, 0);
    code.insn(Opcodes.ICONST_0);
    code.end(Opcodes.IRETURN);
  }

  /** Compares the two values on the stack. */
  private static void compare(RowCode code, FieldType type) {
    Class<?> owner = type == FieldType.STRING ? RowData.class : type.box();
    code.invokeStatic(owner, "compare", methodType(int.class, type.type(), type.type()));
  }
}
