package dev.monomorph.equivalence.generate;

import java.util.List;
import org.objectweb.asm.Opcodes;

/** Arrays: made, read, written and measured. */
final class Arrays {
  private Arrays() {}

  static void create(Body b, Ty type, int depth) {
    Ty actual = actual(b, type);
    note(b, actual);
    int length = depth <= 0 ? 1 + b.choices.below(2) : 1 + b.choices.below(4);
    if (actual.element.isArray() && b.choices.chance(50)) {
      b.push(length);
      b.push(2);
      b.mv.visitMultiANewArrayInsn(actual.descriptor(), 2);
      b.uses(Feature.NESTED_ARRAY);
      return;
    }
    b.push(length);
    allocate(b, actual.element);
    Ty box = actual.element == Ty.OBJECT && b.choices.chance(40) ? Boxes.any(b) : null;
    for (int i = 0; i < length; i++) {
      b.op(Opcodes.DUP);
      b.push(i);
      if (box != null && !b.choices.chance(15)) {
        Boxes.constant(b, box);
      } else {
        Expressions.emit(b, actual.element, depth - 1);
      }
      b.op(actual.element.opcode(Opcodes.IASTORE));
    }
  }

  /** An array of a narrower type now and then, which refuses other elements. */
  private static Ty actual(Body b, Ty type) {
    if (!type.element.isReference() || !b.choices.chance(8)) {
      return type;
    }
    List<Ty> below = b.world.below(type.element);
    Ty element = below.isEmpty() ? type.element : b.choices.oneOf(below);
    if (element.array == null || element == type.element) {
      return type;
    }
    b.uses(Feature.COVARIANT_ARRAY);
    return element.array;
  }

  private static void note(Body b, Ty type) {
    if (type.element.isPrimitive()) {
      b.uses(Feature.PRIMITIVE_ARRAY);
    } else {
      b.uses(type.element == Ty.STRING ? Feature.STRING_ARRAY : Feature.OBJECT_ARRAY);
    }
  }

  static void allocate(Body b, Ty element) {
    switch (element.kind) {
      case BOOLEAN -> b.mv.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_BOOLEAN);
      case BYTE -> b.mv.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_BYTE);
      case SHORT -> b.mv.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_SHORT);
      case CHAR -> b.mv.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_CHAR);
      case INT -> b.mv.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_INT);
      case LONG -> b.mv.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_LONG);
      case FLOAT -> b.mv.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_FLOAT);
      case DOUBLE -> b.mv.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_DOUBLE);
      default -> b.mv.visitTypeInsn(Opcodes.ANEWARRAY, element.internalName());
    }
  }

  static boolean canLoad(Body b, Ty type) {
    return type.array != null
        && (b.world.arrays.contains(type.array) || b.locals.count(l -> holds(b, l, type)) > 0);
  }

  private static boolean holds(Body b, Local local, Ty element) {
    return local.type() == element.array && b.canLoad(local);
  }

  static void load(Body b, Ty type, int depth) {
    Expressions.present(b, type.array, depth - 1);
    index(b, depth - 1);
    b.op(type.opcode(Opcodes.IALOAD));
  }

  /** Turns the array on the stack into the array and an index, mostly one within bounds. */
  static void index(Body b, int depth) {
    switch (b.choices.weighted(6, 17, 1)) {
      case 0 -> b.push(0);
      case 1 -> {
        b.op(Opcodes.DUP);
        b.op(Opcodes.ARRAYLENGTH);
        Expressions.emit(b, Ty.INT, depth);
        b.op(Opcodes.SWAP);
        b.invokeStatic("java/lang/Math", "floorMod", "(II)I");
        b.uses(Feature.STACK_SHUFFLE);
      }
      default -> Expressions.emit(b, Ty.INT, depth);
    }
  }

  static void length(Body b, Ty type, int depth) {
    Expressions.present(b, b.choices.oneOf(b.world.arrays), depth - 1);
    b.op(Opcodes.ARRAYLENGTH);
  }

  /** Turns the array on the stack into one that may be written to. */
  static void writable(Body b, Ty array) {
    if (World.VOUCHED_FOR) {
      b.invokeVirtual(array.descriptor(), "clone", "()Ljava/lang/Object;");
      b.checkCast(array);
    }
  }

  /** A statement that sets an element. */
  static boolean write(Body b) {
    Ty array = b.choices.oneOf(b.world.arrays);
    Local local = b.locals.pick(b.choices, each -> each.type().isArray() && b.canLoad(each));
    if (local != null) {
      array = local.type();
    }
    Expressions.present(b, array, 2);
    writable(b, array);
    index(b, 1);
    Expressions.emit(b, array.element, Expressions.DEPTH);
    b.op(array.element.opcode(Opcodes.IASTORE));
    return true;
  }
}
