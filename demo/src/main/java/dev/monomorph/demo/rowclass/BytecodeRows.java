package dev.monomorph.demo.rowclass;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Writes bytecode, instruction by instruction.
 *
 * <p>Only the JVM checks it, when it is loaded. Of up to {@value RowType#MAX_FIELDS} fields no
 * method becomes too large; where they are too many for the JVM's parameters, rows are made of
 * arrays only.
 */
final class BytecodeRows implements RowGenerator {
  private static final String COMPARABLE_OF_OBJECT =
      "Ljava/lang/Object;Ljava/lang/Comparable<Ljava/lang/Object;>;";

  @Override
  public String name() {
    return "bytecode";
  }

  @Override
  public RowClass generate(RowType type) {
    RowShape shape = new RowShape(type);
    SourceText source = RowSource.of(shape);
    return DefinedRows.define(shape, source.toString(), bytes(shape, source));
  }

  byte[] bytes(RowShape shape, SourceText source) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    boolean ordered = shape.type().ordered();
    writer.visit(
        Opcodes.V17,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER,
        RowCode.internalName(shape),
        ordered ? COMPARABLE_OF_OBJECT : null,
        "java/lang/Object",
        ordered ? new String[] {"java/lang/Comparable"} : null);
    writer.visitSource(shape.fileName(), null);
    initializer(writer, shape, source);
    fields(writer, shape);
    constructors(writer, shape, source);
    for (int i = 0; i < shape.fieldTypes().size(); i++) {
      accessors(writer, shape, source, i);
    }
    new BytecodeMethods(writer, shape, source).write();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static void initializer(ClassWriter writer, RowShape shape, SourceText source) {
    RowCode code =
        RowCode.begin(
            writer, shape, source, Opcodes.ACC_STATIC, "<clinit>", methodType(void.class));
    code.line(Spot.DATA, 0);
    code.invokeStatic(MethodHandles.class, "lookup", methodType(MethodHandles.Lookup.class));
    code.invokeStatic(
        RowData.class, "claim", methodType(RowData.class, MethodHandles.Lookup.class));
    constant(writer, code, "DATA", RowData.class);
    code.line(Spot.LABELS, 0);
    code.getStatic("DATA", RowData.class);
    code.invokeVirtual(RowData.class, "labels", methodType(String[].class));
    constant(writer, code, "LABELS", String[].class);
    if (shape.validated()) {
      code.line(Spot.VALIDATOR, 0);
      code.getStatic("DATA", RowData.class);
      code.invokeVirtual(RowData.class, "validator", methodType(RowValidator.class));
      constant(writer, code, "VALIDATOR", RowValidator.class);
    }
    code.end(Opcodes.RETURN);
  }

  private static void constant(ClassWriter writer, RowCode code, String name, Class<?> type) {
    writer.visitField(
        Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL,
        name,
        Type.getDescriptor(type),
        null,
        null);
    code.putStatic(name, type);
  }

  private static void fields(ClassWriter writer, RowShape shape) {
    int access = Opcodes.ACC_PRIVATE | (shape.type().frozen() ? Opcodes.ACC_FINAL : 0);
    for (int i = 0; i < shape.fieldTypes().size(); i++) {
      String descriptor = Type.getDescriptor(shape.fieldTypes().get(i).type());
      writer.visitField(access, RowShape.fieldName(i), descriptor, null, null);
    }
  }

  private static void constructors(ClassWriter writer, RowShape shape, SourceText source) {
    if (shape.hasTypedConstructor()) {
      RowCode code = constructor(writer, shape, source, shape.typedConstructor(), Spot.TYPED);
      int local = 1;
      for (int i = 0; i < shape.fieldTypes().size(); i++) {
        code.line(Spot.TYPED_SET, i);
        code.load(0, Object.class);
        code.load(local, shape.fieldTypes().get(i).type());
        code.putField(i);
        local += shape.fieldTypes().get(i).slots();
      }
      code.validate(Spot.TYPED_VALIDATE);
      code.end(Opcodes.RETURN);
    }
    MethodType ofArray = methodType(void.class, Object[].class);
    RowCode code = constructor(writer, shape, source, ofArray, Spot.ARRAY);
    for (int i = 0; i < shape.fieldTypes().size(); i++) {
      code.line(Spot.ARRAY_SET, i);
      code.load(0, Object.class);
      code.load(1, Object[].class);
      code.element(i);
      code.unbox(shape.fieldTypes().get(i));
      code.putField(i);
    }
    code.validate(Spot.ARRAY_VALIDATE);
    code.end(Opcodes.RETURN);
  }

  private static RowCode constructor(
      ClassWriter writer, RowShape shape, SourceText source, MethodType type, Spot head) {
    RowCode code = RowCode.begin(writer, shape, source, Opcodes.ACC_PUBLIC, "<init>", type);
    code.line(head, 0);
    code.load(0, Object.class);
    code.invokeConstructor(Object.class);
    return code;
  }

  private static void accessors(ClassWriter writer, RowShape shape, SourceText source, int field) {
    Class<?> type = shape.fieldTypes().get(field).type();
    String name = RowShape.fieldName(field);
    RowCode getter =
        RowCode.begin(writer, shape, source, Opcodes.ACC_PUBLIC, name, methodType(type));
    getter.line(Spot.GET, field);
    getter.getField(0, field);
    getter.end(Type.getType(type).getOpcode(Opcodes.IRETURN));
    if (!shape.type().frozen()) {
      MethodType setting = methodType(void.class, type);
      RowCode setter = RowCode.begin(writer, shape, source, Opcodes.ACC_PUBLIC, name, setting);
      setter.line(Spot.SET, field);
      setter.load(0, Object.class);
      setter.load(1, type);
      setter.putField(field);
      setter.end(Opcodes.RETURN);
    }
  }
}
