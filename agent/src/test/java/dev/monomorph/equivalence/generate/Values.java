package dev.monomorph.equivalence.generate;

import dev.monomorph.equivalence.generate.ClassModel.Kind;
import java.util.List;
import org.objectweb.asm.Opcodes;

/** Literals, variables, new objects, and values of narrower types. */
final class Values {
  private static final List<Ty> SIMPLE =
      List.of(Ty.STRING, Ty.INTEGER_BOX, Ty.LONG.box, Ty.DOUBLE.box, Ty.CHAR.box);

  private Values() {}

  /** Puts a simple value in the place of null. */
  static void orElse(Body b, Ty type) {
    Mark present = new Mark();
    b.op(Opcodes.DUP);
    b.jump(Opcodes.IFNONNULL, present);
    b.op(Opcodes.POP);
    Expressions.present(b, type, 0);
    b.place(present);
    b.uses(Feature.NULL_TEST);
  }

  /** Null, but for functions, of which there are no null ones. */
  static void absent(Body b, Ty type) {
    if (type.isFunction()) {
      literal(b, type, 0);
    } else {
      b.op(Opcodes.ACONST_NULL);
    }
  }

  /** A value that needs nothing: a constant, or a small new object. */
  static void literal(Body b, Ty type, int depth) {
    switch (type.kind) {
      case FUNCTION -> Lambdas.create(b, type, 0);
      case ARRAY -> Arrays.create(b, type, 0);
      case GENERATED -> instance(b, type, 0);
      case PLATFORM -> platform(b, type);
      default -> Constants.push(b, type);
    }
  }

  private static void platform(Body b, Ty type) {
    if (type == Ty.STRING || type == Ty.CHAR_SEQUENCE) {
      b.mv.visitLdcInsn(Constants.ofString(b.choices));
    } else if (type.isBox()) {
      Boxes.constant(b, type);
    } else if (type == Ty.LIST) {
      Collections.create(b, 0);
    } else if (type == Ty.OBJECT && b.choices.chance(50)) {
      instance(b, type, 0);
    } else if (type == Ty.THROWABLE || type == Ty.RUNTIME_EXCEPTION) {
      Throwing.create(b, 0);
    } else {
      List<Ty> candidates = new java.util.ArrayList<>(SIMPLE);
      candidates.removeIf(each -> !each.isA(type));
      platform(b, b.choices.oneOf(candidates));
    }
  }

  /** An object of one of the classes that the type may have, or null where there is no class. */
  static void instance(Body b, Ty type, int depth) {
    List<ClassModel> classes = b.world.instances(type);
    if (classes.isEmpty()) {
      b.op(Opcodes.ACONST_NULL);
      return;
    }
    make(b, b.choices.oneOf(classes), depth);
  }

  /** An object of just this class: by its simple constructor, or with values for all fields. */
  static void make(Body b, ClassModel model, int depth) {
    if (model.kind == Kind.ENUM) {
      String constant = b.choices.oneOf(model.constants);
      b.mv.visitFieldInsn(Opcodes.GETSTATIC, model.name, constant, model.type.descriptor());
      b.uses(Feature.ENUM);
      return;
    }
    b.mv.visitTypeInsn(Opcodes.NEW, model.name);
    b.op(Opcodes.DUP);
    if (depth <= 0) {
      b.construct(model.name, "()V");
    } else {
      List<Ty> parameters = model.components().stream().map(FieldModel::type).toList();
      for (Ty each : parameters) {
        Expressions.emit(b, each, depth - 1);
      }
      b.construct(model.name, Descriptors.text(parameters, Ty.VOID));
    }
    if (model.kind == Kind.RECORD) {
      b.uses(Feature.RECORD);
    }
  }

  static boolean hasLocal(Body b, Ty type) {
    return b.locals.count(each -> usable(b, each, type)) > 0;
  }

  static void local(Body b, Ty type, int depth) {
    b.load(b.locals.pick(b.choices, each -> usable(b, each, type)));
  }

  private static boolean usable(Body b, Local local, Ty type) {
    return local.type().isA(type) && b.canLoad(local);
  }

  static boolean canWiden(Body b, Ty type) {
    return type.isReference() && !b.world.below(type).isEmpty();
  }

  static void widen(Body b, Ty type, int depth) {
    Expressions.any(b, b.world.below(type), depth);
  }

  static boolean canConstruct(Body b, Ty type) {
    return type.isArray()
        || type.isFunction()
        || type == Ty.LIST
        || (type.isGenerated() && !b.world.instances(type).isEmpty());
  }

  static void construct(Body b, Ty type, int depth) {
    if (type.isArray()) {
      Arrays.create(b, type, depth);
    } else if (type.isFunction()) {
      Lambdas.create(b, type, depth);
    } else if (type == Ty.LIST) {
      Collections.create(b, depth);
    } else {
      instance(b, type, depth);
    }
  }
}
