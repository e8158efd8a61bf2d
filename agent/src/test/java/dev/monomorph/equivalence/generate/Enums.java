package dev.monomorph.equivalence.generate;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What enums have besides, as javac writes it. */
final class Enums {
  private static final String VALUES = "$VALUES";

  private Enums() {}

  static void fields(Unit unit) {
    ClassModel model = unit.model;
    int access = Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
    int constant = access | Opcodes.ACC_PUBLIC | Opcodes.ACC_ENUM;
    for (String each : model.constants) {
      unit.cv.visitField(constant, each, model.type.descriptor(), null, null).visitEnd();
    }
    int hidden = access | Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC;
    unit.cv.visitField(hidden, VALUES, model.type.array.descriptor(), null, null).visitEnd();
  }

  /** The constructor of an enum, or of the class of a constant with a body. */
  static void constructor(Unit unit) {
    ClassModel model = unit.model;
    boolean body = model.kind == ClassModel.Kind.ENUM_BODY;
    List<FieldModel> components = (body ? model.parent : model).components();
    List<Ty> parameters = parameters(components);
    String descriptor = Descriptors.text(parameters, Ty.VOID);
    MethodVisitor mv = unit.method(Opcodes.ACC_PRIVATE, "<init>", descriptor);
    Body b = new Body(unit, mv, null, Ty.VOID, 0, 12);
    b.parameters(true, parameters);
    b.line();
    int passed = body ? parameters.size() : 2;
    for (int i = 0; i <= passed; i++) {
      b.load(b.locals.parameter(i));
    }
    List<Ty> toSuper = parameters.subList(0, passed);
    b.construct(model.superName(), Descriptors.text(toSuper, Ty.VOID));
    if (!body) {
      Constructors.setFields(b, components, 3);
    }
    b.op(Opcodes.RETURN);
    b.finish();
    if (model.bodies.stream().anyMatch(each -> each != null)) {
      unit.world.features.add(Feature.ENUM_BODY);
    }
  }

  private static List<Ty> parameters(List<FieldModel> components) {
    List<Ty> parameters = new ArrayList<>(List.of(Ty.STRING, Ty.INT));
    for (FieldModel each : components) {
      parameters.add(each.type());
    }
    return parameters;
  }

  /** Makes the constants; part of the class initializer. */
  static void initialize(Body b) {
    ClassModel model = b.owner;
    List<FieldModel> components = model.components();
    String descriptor = Descriptors.text(parameters(components), Ty.VOID);
    for (int i = 0; i < model.constants.size(); i++) {
      ClassModel body = model.bodies.get(i);
      String type = body == null ? model.name : body.name;
      b.mv.visitTypeInsn(Opcodes.NEW, type);
      b.op(Opcodes.DUP);
      b.mv.visitLdcInsn(model.constants.get(i));
      b.push(i);
      for (FieldModel each : components) {
        Constructors.plain(b, each.type());
      }
      b.construct(type, descriptor);
      constant(b, Opcodes.PUTSTATIC, model.constants.get(i));
    }
    b.push(model.constants.size());
    b.mv.visitTypeInsn(Opcodes.ANEWARRAY, model.name);
    for (int i = 0; i < model.constants.size(); i++) {
      b.op(Opcodes.DUP);
      b.push(i);
      constant(b, Opcodes.GETSTATIC, model.constants.get(i));
      b.op(Opcodes.AASTORE);
    }
    b.mv.visitFieldInsn(Opcodes.PUTSTATIC, model.name, VALUES, model.type.array.descriptor());
  }

  private static void constant(Body b, int opcode, String name) {
    b.mv.visitFieldInsn(opcode, b.owner.name, name, b.owner.type.descriptor());
  }

  /** The body of {@code values()}. */
  static void values(Body b) {
    Ty array = b.owner.type.array;
    b.mv.visitFieldInsn(Opcodes.GETSTATIC, b.owner.name, VALUES, array.descriptor());
    b.invokeVirtual(array.internalName(), "clone", "()Ljava/lang/Object;");
    b.checkCast(array);
    b.op(Opcodes.ARETURN);
  }
}
