package dev.monomorph.equivalence.generate;

import dev.monomorph.equivalence.generate.ClassModel.Kind;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes constructors: one that takes a value for each field, and one that takes none and chooses
 * simple values. They call no methods but each other's, so that making an object always ends.
 */
final class Constructors {
  private static final String INIT = "<init>";

  private Constructors() {}

  static void emit(Unit unit) {
    ClassModel model = unit.model;
    switch (model.kind) {
      case INTERFACE, UTILITY -> {}
      case ENUM, ENUM_BODY -> Enums.constructor(unit);
      default -> {
        full(unit);
        if (!model.components().isEmpty()) {
          simple(unit);
        }
      }
    }
  }

  private static Body begin(Unit unit, List<Ty> parameters) {
    String descriptor = Descriptors.text(parameters, Ty.VOID);
    MethodVisitor mv = unit.method(Opcodes.ACC_PUBLIC, INIT, descriptor);
    Body b = new Body(unit, mv, null, Ty.VOID, 0, 12);
    b.parameters(true, parameters);
    b.hasThis = false;
    b.line();
    b.load(b.locals.first());
    return b;
  }

  private static void full(Unit unit) {
    List<FieldModel> components = unit.model.components();
    List<Ty> parameters = components.stream().map(FieldModel::type).toList();
    Body b = begin(unit, parameters);
    superCall(b);
    b.hasThis = true;
    setFields(b, components, 1);
    if (b.choices.chance(15)) {
      b.line();
      Logging.text(b, "new " + unit.model.name);
    }
    b.op(Opcodes.RETURN);
    b.finish();
  }

  static void setFields(Body b, List<FieldModel> components, int firstParameter) {
    for (int i = 0; i < components.size(); i++) {
      b.load(b.locals.first());
      b.load(b.locals.parameter(firstParameter + i));
      Fields.access(b, components.get(i), Opcodes.PUTFIELD);
    }
  }

  private static void superCall(Body b) {
    ClassModel parent = b.owner.parent;
    List<Ty> parameters = new ArrayList<>();
    if (parent != null && b.choices.chance(50)) {
      for (FieldModel field : parent.components()) {
        Ty type = field.type();
        plain(b, type);
        parameters.add(type);
      }
    } else if (b.owner.kind == Kind.EXCEPTION && parent == null) {
      b.mv.visitLdcInsn(Constants.ofString(b.choices));
      parameters.add(Ty.STRING);
    }
    b.construct(b.owner.superName(), Descriptors.text(parameters, Ty.VOID));
  }

  private static void simple(Unit unit) {
    Body b = begin(unit, List.of());
    List<Ty> parameters = new ArrayList<>();
    for (FieldModel field : unit.model.components()) {
      plain(b, field.type());
      parameters.add(field.type());
    }
    b.construct(unit.model.name, Descriptors.text(parameters, Ty.VOID));
    b.op(Opcodes.RETURN);
    b.finish();
  }

  /** A value that a constructor without parameters can make: it never leads back to itself. */
  static void plain(Body b, Ty type) {
    if (type.isGenerated()) {
      ClassModel model = lower(b, type);
      if (model == null) {
        b.op(Opcodes.ACONST_NULL);
      } else {
        Values.make(b, model, 0);
      }
    } else if (type == Ty.OBJECT || type == Ty.LIST || type.isArray()) {
      container(b, type);
    } else {
      Values.literal(b, type, 0);
    }
  }

  /** A class whose objects are simpler than those of the current one, or null. */
  private static ClassModel lower(Body b, Ty type) {
    List<ClassModel> classes = new ArrayList<>(b.world.instances(type));
    classes.removeIf(each -> b.world.levels.of(each) >= b.world.levels.of(b.owner));
    return classes.isEmpty() ? null : b.choices.oneOf(classes);
  }

  private static void container(Body b, Ty type) {
    if (type == Ty.OBJECT) {
      Values.literal(b, Ty.STRING, 0);
      return;
    }
    if (type == Ty.LIST) {
      b.mv.visitMethodInsn(
          Opcodes.INVOKESTATIC, type.internalName(), "of", "()" + type.descriptor(), true);
      return;
    }
    int length = b.choices.chance(10) ? 0 : 1 + b.choices.below(2);
    b.push(length);
    Arrays.allocate(b, type.element);
    for (int i = 0; i < length && type.element.isReference(); i++) {
      b.op(Opcodes.DUP);
      b.push(i);
      plain(b, type.element);
      b.op(Opcodes.AASTORE);
    }
  }
}
