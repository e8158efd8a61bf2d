package dev.monomorph.equivalence.generate;

import dev.monomorph.equivalence.generate.ClassModel.Kind;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;

/**
 * Records that a loop carries: a method of theirs makes the next one of the last, and whoever loops
 * reads it, shows it, or returns it.
 */
final class Carried {
  private Carried() {}

  /** The body of a record's method that makes another of it. */
  static void step(Body b) {
    b.uses(Feature.CARRIED);
    b.line();
    if (b.choices.chance(15)) {
      Mark end = new Mark();
      Conditions.unless(b, end, 2);
      b.load(b.locals.first());
      b.op(Opcodes.ARETURN);
      b.unreachable();
      b.place(end);
    }
    List<FieldModel> components = b.owner.components();
    List<Ty> types = components.stream().map(FieldModel::type).toList();
    b.mv.visitTypeInsn(Opcodes.NEW, b.owner.name);
    b.op(Opcodes.DUP);
    for (FieldModel component : components) {
      if (b.choices.chance(60)) {
        b.load(b.locals.first());
        Fields.access(b, component, Opcodes.GETFIELD);
      } else {
        Expressions.emit(b, component.type(), 1);
      }
    }
    b.construct(b.owner.name, Descriptors.text(types, Ty.VOID));
    b.op(Opcodes.ARETURN);
    b.unreachable();
  }

  /** The body of a method that returns what its loop carries. */
  static void method(Body b) {
    b.line();
    Local carried = loop(b, b.result, steps(b, b.result));
    b.load(carried);
    b.op(Opcodes.ARETURN);
    b.unreachable();
  }

  /** A loop whose record is shown afterwards, by its fields or as a whole. */
  static boolean statement(Body b) {
    List<MethodModel> steps = steps(b, null);
    if (steps.isEmpty()) {
      return false;
    }
    Ty type = b.choices.oneOf(steps).owner.type;
    steps.removeIf(each -> each.owner.type != type);
    int[] scope = b.locals.scope();
    Local carried = loop(b, type, steps);
    if (b.choices.chance(15)) {
      b.load(carried);
      Logging.log(b, type);
    } else {
      type.model.components().forEach(each -> read(b, carried, each));
    }
    b.locals.reset(scope, b.here());
    return true;
  }

  private static Local loop(Body b, Ty type, List<MethodModel> steps) {
    if (b.choices.chance(85)) {
      Values.construct(b, type, 2);
    } else {
      Expressions.present(b, type, 1);
    }
    Local carried = b.declare(type);
    Loops.rounds(
        b,
        1,
        4,
        () -> {
          for (int n = 0; n < 1 || (n < 3 && b.choices.chance(30)); n++) {
            round(b, carried, steps);
          }
        });
    return carried;
  }

  private static void round(Body b, Local carried, List<MethodModel> steps) {
    Ty type = carried.type();
    switch (steps.isEmpty() ? 1 : b.choices.weighted(16, 1, 4, 1)) {
      case 0 -> {
        MethodModel step = b.choices.oneOf(steps);
        b.load(carried);
        Calls.arguments(b, step, 2);
        Calls.invoke(b, step, type);
        b.store(carried);
      }
      case 1 -> {
        Values.construct(b, type, 2);
        b.store(carried);
      }
      case 2 -> read(b, carried, b.choices.oneOf(type.model.components()));
      default -> {
        b.load(carried);
        Logging.log(b, type);
      }
    }
  }

  /** Logs a field, read or asked for. */
  private static void read(Body b, Local carried, FieldModel field) {
    b.load(carried);
    if (b.owner.nest() == field.owner().nest() && b.choices.chance(60)) {
      Fields.access(b, field, Opcodes.GETFIELD);
    } else {
      String descriptor = "()" + field.type().descriptor();
      b.invokeVirtual(field.owner().name, field.name(), descriptor);
    }
    Logging.log(b, field.type());
  }

  /** The methods that can be called here that make the next record; of one type, or all. */
  private static List<MethodModel> steps(Body b, Ty type) {
    List<MethodModel> steps = new ArrayList<>();
    for (ClassModel each : b.world.of(Kind.RECORD)) {
      for (MethodModel method : each.methods) {
        boolean fits = method.body == MethodModel.Body.STEP && method.rank < b.rank;
        if (fits && (type == null || each.type == type) && Calls.isCallable(b, method)) {
          steps.add(method);
        }
      }
    }
    return steps;
  }
}
