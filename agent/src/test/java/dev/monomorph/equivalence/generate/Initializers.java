package dev.monomorph.equivalence.generate;

import dev.monomorph.equivalence.generate.ClassModel.Kind;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes class initializers, most of which can be seen to run. */
final class Initializers {
  private static final int RANK = 30;

  private Initializers() {}

  static void emit(Unit unit) {
    ClassModel model = unit.model;
    List<FieldModel> fields =
        model.fields.stream()
            .filter(each -> each.isStatic() && !unit.constants.contains(each))
            .toList();
    if (fields.isEmpty() && !model.logsInitialization && model.kind != Kind.ENUM) {
      return;
    }
    MethodVisitor mv = unit.method(Opcodes.ACC_STATIC, "<clinit>", "()V");
    Body b = new Body(unit, mv, null, Ty.VOID, RANK, 30);
    b.line();
    if (model.kind == Kind.ENUM) {
      Enums.initialize(b);
    }
    if (model.logsInitialization) {
      b.uses(Feature.CLASS_INITIALIZER);
      Logging.text(b, "<clinit> " + model.name);
    }
    for (FieldModel field : fields) {
      field(b, field);
    }
    if (model.kind != Kind.MAIN && b.choices.chance(1)) {
      b.line();
      Throwing.statement(b);
    }
    if (b.reachable()) {
      b.op(Opcodes.RETURN);
    }
    b.finish();
  }

  /** Sets a field; where that fails the failure is logged, mostly. */
  private static void field(Body b, FieldModel field) {
    b.line();
    Label start = b.here();
    Expressions.emit(b, field.type(), 2);
    Fields.access(b, field, Opcodes.PUTSTATIC);
    if (b.owner.kind == Kind.MAIN || b.choices.chance(98)) {
      Mark end = new Mark();
      b.jump(Opcodes.GOTO, end);
      Label handler = b.here();
      b.mv.visitTryCatchBlock(start, handler, handler, "java/lang/Exception");
      b.reached();
      Logging.log(b, Ty.OBJECT);
      b.place(end);
    }
  }

  /** The value of a constant field; it is there before the class is initialized. */
  static Object constant(Unit unit, FieldModel field) {
    unit.constants.add(field);
    int value = Constants.ofInt(unit.world.choices);
    return switch (field.type().kind) {
      case LONG -> (long) value;
      case FLOAT -> (float) value;
      case DOUBLE -> (double) value;
      case BOOLEAN -> value & 1;
      case BYTE -> (int) (byte) value;
      case SHORT -> (int) (short) value;
      case CHAR -> (int) (char) value;
      case INT -> value;
      default -> Integer.toString(value);
    };
  }
}
