package dev.monomorph.equivalence.generate;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;

/**
 * Totals: loops that add to one several times a round, some of it by methods that return the sum of
 * their first parameter and of something else.
 */
final class Sums {
  /** What a total may be. */
  static final List<Ty> TOTALS = List.of(Ty.INT, Ty.INTEGER_BOX, Ty.LONG, Ty.LONG.box);

  private Sums() {}

  /** The body of a method that adds to its first parameter. */
  static void method(Body b) {
    b.uses(Feature.ADDER);
    b.line();
    Ty number = number(b.result);
    int first = b.hasThis ? 1 : 0;
    boolean ahead = b.choices.chance(80);
    if (ahead) {
      open(b, b.locals.parameter(first));
    }
    addend(b, number, b.locals.parameter(first + 1));
    if (!ahead) {
      open(b, b.locals.parameter(first));
    }
    b.op(number.opcode(Opcodes.IADD));
    close(b, b.result);
    b.op(b.result.opcode(Opcodes.IRETURN));
    b.unreachable();
  }

  private static void addend(Body b, Ty number, Local parameter) {
    Ty type = parameter.type();
    if (type.isBox() && type.unboxed().isNumeric() && b.choices.chance(70)) {
      open(b, parameter);
      Arithmetic.convert(b, type.unboxed(), number);
    } else {
      Expressions.emit(b, number, 2);
    }
  }

  /** A loop that adds to a total, which is logged when it is over. */
  static void loop(Body b) {
    b.uses(Feature.TOTAL);
    Ty type = b.choices.oneOf(TOTALS);
    Expressions.present(b, type, 1);
    Local total = b.declare(type);
    if (b.choices.chance(40)) {
      overList(b, total);
    } else {
      Loops.rounds(
          b,
          1,
          4,
          () -> {
            sum(b, total, 1 + b.choices.below(3));
            b.store(total);
          });
    }
    b.load(total);
    Logging.log(b, type);
  }

  /** Adds those elements of a list that are numbers of one kind; calls nothing meanwhile. */
  private static void overList(Body b, Local total) {
    b.uses(Feature.LIST_TOTAL);
    Local list = b.locals.pick(b.choices, each -> each.type() == Ty.LIST);
    if (list != null && b.choices.chance(70)) {
      b.load(list);
    } else {
      Expressions.present(b, Ty.LIST, 2);
    }
    Ty box = b.choices.chance(50) ? Ty.INTEGER_BOX : Ty.LONG.box;
    Loops.byIterator(b, false, (element, next, end) -> addIf(b, total, box, element, next));
  }

  private static void addIf(Body b, Local total, Ty box, Runnable element, Mark next) {
    element.run();
    Local value = b.declare(Ty.OBJECT);
    if (b.choices.chance(80)) {
      b.load(value);
      b.mv.visitTypeInsn(Opcodes.INSTANCEOF, box.internalName());
      b.jump(Opcodes.IFEQ, next);
    }
    b.load(value);
    b.checkCast(box);
    Local number = b.declare(box);
    Ty sum = number(total.type());
    open(b, total);
    open(b, number);
    Arithmetic.convert(b, box.unboxed(), sum);
    b.op(sum.opcode(Opcodes.IADD));
    close(b, total.type());
    b.store(total);
  }

  /** The total and so many things more. */
  private static void sum(Body b, Local total, int added) {
    if (added == 0) {
      b.load(total);
      return;
    }
    MethodModel adder = Calls.pick(b, adders(b, total.type()));
    if (adder == null || b.choices.chance(25)) {
      Ty number = number(total.type());
      sum(b, total, added - 1);
      if (number != total.type()) {
        b.unbox(number);
      }
      Expressions.emit(b, number, 2);
      b.op(number.opcode(Opcodes.IADD));
      close(b, total.type());
      return;
    }
    if (!adder.isStatic()) {
      Expressions.present(b, adder.owner.type, 1);
    }
    sum(b, total, added - 1);
    for (Ty each : adder.parameters.subList(1, adder.parameters.size())) {
      Expressions.emit(b, each, 1);
    }
    Calls.invoke(b, adder, adder.isStatic() ? null : adder.owner.type);
  }

  private static List<MethodModel> adders(Body b, Ty type) {
    List<MethodModel> adders = new ArrayList<>();
    for (MethodModel each : b.world.returning(type)) {
      boolean open = each.isStatic() || !b.needsThis(each.owner, each.access);
      if (each.body == MethodModel.Body.SUM && each.result == type && open) {
        adders.add(each);
      }
    }
    return adders;
  }

  private static Ty number(Ty total) {
    return total.isBox() ? total.unboxed() : total;
  }

  private static void open(Body b, Local local) {
    b.load(local);
    if (local.type().isBox()) {
      b.unbox(local.type().unboxed());
    }
  }

  private static void close(Body b, Ty total) {
    if (total.isBox()) {
      b.box(total.unboxed());
    }
  }
}
