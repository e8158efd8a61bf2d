package dev.monomorph.equivalence.generate;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;

/** Numbers in and out of their wrapper classes, and what tells one wrapper from another. */
final class Boxes {
  private static final List<Ty> NUMERIC =
      List.of(Ty.INT, Ty.LONG, Ty.DOUBLE, Ty.FLOAT, Ty.SHORT, Ty.BYTE);

  /** The last values that the caches hold, and the first that they do not. */
  private static final List<Integer> BORDERS = List.of(127, 128, -128, -129);

  private Boxes() {}

  static void box(Body b, Ty type, int depth) {
    b.uses(Feature.BOXING);
    Ty primitive = type.unboxed();
    if (b.choices.chance(6)) {
      b.mv.visitTypeInsn(Opcodes.NEW, type.internalName());
      b.op(Opcodes.DUP);
      Expressions.emit(b, primitive, depth - 1);
      b.construct(type.internalName(), '(' + primitive.descriptor() + ")V");
      b.uses(Feature.NEW_BOX);
      return;
    }
    Expressions.emit(b, primitive, depth - 1);
    b.box(primitive);
  }

  /** A wrapper of a constant, often one at the border of the cache. */
  static void constant(Body b, Ty type) {
    Ty primitive = type.unboxed();
    if (primitive.isNumeric() && b.choices.chance(25)) {
      b.push(b.choices.oneOf(BORDERS));
      Arithmetic.convert(b, Ty.INT, primitive);
    } else {
      Constants.push(b, primitive);
    }
    b.box(primitive);
  }

  static void unbox(Body b, Ty type, int depth) {
    b.uses(Feature.UNBOXING);
    if (type == Ty.BOOLEAN && b.choices.chance(50)) {
      equals(b, depth);
    } else if (type == Ty.INT && b.choices.chance(25)) {
      compare(b, depth);
    } else if (NUMERIC.contains(type) && b.choices.chance(25)) {
      Expressions.present(b, Ty.NUMBER, depth - 1);
      String name = type.asm.getClassName() + "Value";
      b.invokeVirtual("java/lang/Number", name, "()" + type.descriptor());
    } else {
      Expressions.present(b, type.box, depth - 1);
      b.unbox(type);
    }
  }

  /** A wrapper class, common ones mostly. */
  static Ty any(Body b) {
    List<Ty> primitives = Ty.PRIMITIVES;
    return b.choices.oneOf(primitives.subList(0, b.choices.chance(35) ? primitives.size() : 3)).box;
  }

  private static void equals(Body b, int depth) {
    Ty box = any(b);
    Expressions.present(b, box, depth - 1);
    Expressions.emit(b, b.choices.chance(30) ? Ty.OBJECT : box, depth - 1);
    b.invokeVirtual(box.internalName(), "equals", "(Ljava/lang/Object;)Z");
    b.uses(Feature.BOX_EQUALS);
  }

  private static void compare(Body b, int depth) {
    Ty box = any(b);
    Expressions.present(b, box, depth - 1);
    switch (b.choices.weighted(3, 1, 2)) {
      case 0 -> {
        Expressions.emit(b, box, depth - 1);
        String type = box.descriptor();
        b.invokeVirtual(box.internalName(), "compareTo", '(' + type + ")I");
      }
      case 1 -> {
        Expressions.emit(b, b.choices.chance(10) ? Ty.COMPARABLE : box, depth - 1);
        String comparable = Ty.COMPARABLE.internalName();
        b.mv.visitMethodInsn(
            Opcodes.INVOKEINTERFACE, comparable, "compareTo", "(Ljava/lang/Object;)I", true);
      }
      default -> b.invokeVirtual(box.internalName(), "hashCode", "()I");
    }
    b.uses(Feature.BOX_COMPARISON);
  }

  /** Asks whether two wrappers are one, and jumps by the answer. */
  static void identity(Body b, Mark otherwise, int depth) {
    Ty type = any(b);
    Local local = variable(b, type);
    if (local == null) {
      Expressions.emit(b, type, depth);
    } else {
      b.load(local);
    }
    if (local != null && b.choices.chance(40)) {
      b.load(local);
    } else {
      Expressions.emit(b, b.choices.chance(20) ? Ty.OBJECT : type, depth);
    }
    if (b.choices.chance(15)) {
      int other = b.locals.hidden(1);
      b.mv.visitVarInsn(Opcodes.ASTORE, other);
      identityHashCode(b);
      b.mv.visitVarInsn(Opcodes.ALOAD, other);
      identityHashCode(b);
      b.jump(Opcodes.IF_ICMPNE, otherwise);
    } else {
      b.jump(b.choices.chance(30) ? Opcodes.IF_ACMPEQ : Opcodes.IF_ACMPNE, otherwise);
    }
    b.uses(Feature.BOX_IDENTITY);
  }

  private static void identityHashCode(Body b) {
    b.invokeStatic("java/lang/System", "identityHashCode", "(Ljava/lang/Object;)I");
  }

  /** A variable that holds such a wrapper, if there is one. */
  private static Local variable(Body b, Ty type) {
    return b.locals.pick(b.choices, each -> each.type() == type && b.canLoad(each));
  }

  /** Writes an {@code int}: of a map with wrappers as keys its size, or one of its values. */
  static void keys(Body b, int depth) {
    b.uses(Feature.BOX_KEY);
    boolean identities = b.choices.chance(50);
    String map = identities ? "java/util/IdentityHashMap" : "java/util/HashMap";
    b.mv.visitTypeInsn(Opcodes.NEW, map);
    b.op(Opcodes.DUP);
    b.construct(map, "()V");
    List<Ty> types = new ArrayList<>();
    for (int i = 0; i < 2 || (i < 4 && b.choices.chance(50)); i++) {
      types.add(types.isEmpty() || b.choices.chance(20) ? any(b) : types.get(0));
      put(b, map, types.get(i), depth);
    }
    if (b.choices.chance(50)) {
      b.invokeVirtual(map, "size", "()I");
      return;
    }
    Expressions.emit(b, types.get(0), depth - 1);
    b.push(-1);
    b.box(Ty.INT);
    String both = "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;";
    b.invokeVirtual(map, "getOrDefault", both);
    b.checkCast(Ty.INTEGER_BOX);
    b.unbox(Ty.INT);
  }

  private static void put(Body b, String map, Ty key, int depth) {
    b.op(Opcodes.DUP);
    Expressions.emit(b, key, depth - 1);
    Expressions.emit(b, Ty.INT, depth - 1);
    b.box(Ty.INT);
    boolean merged = b.choices.chance(40);
    if (merged) {
      MethodReferences.sum(b);
      b.invokeVirtual(
          map,
          "merge",
          "(Ljava/lang/Object;Ljava/lang/Object;Ljava/util/function/BiFunction;)"
              + "Ljava/lang/Object;");
    } else {
      b.invokeVirtual(map, "put", "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;");
    }
    b.op(Opcodes.POP);
  }
}
