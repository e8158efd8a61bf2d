package dev.monomorph.equivalence.generate;

import java.util.List;
import org.objectweb.asm.Opcodes;

/** Numbers in and out of their wrapper classes. */
final class Boxes {
  private static final List<Ty> NUMERIC = List.of(Ty.INT, Ty.LONG, Ty.DOUBLE, Ty.FLOAT);

  private Boxes() {}

  static void box(Body b, Ty type, int depth) {
    b.uses(Feature.BOXING);
    Ty primitive = type.unboxed();
    Expressions.emit(b, primitive, depth - 1);
    b.box(primitive);
  }

  static void unbox(Body b, Ty type, int depth) {
    b.uses(Feature.UNBOXING);
    if (type == Ty.BOOLEAN && b.choices.chance(50)) {
      equals(b, depth);
    } else if (type.isNumeric() && NUMERIC.contains(type) && b.choices.chance(25)) {
      Expressions.present(b, Ty.NUMBER, depth - 1);
      String name = type.asm.getClassName() + "Value";
      b.invokeVirtual("java/lang/Number", name, "()" + type.descriptor());
    } else {
      Expressions.present(b, type.box, depth - 1);
      b.unbox(type);
    }
  }

  private static void equals(Body b, int depth) {
    Ty box = b.choices.oneOf(List.of(Ty.INTEGER_BOX, Ty.LONG.box, Ty.DOUBLE.box));
    Expressions.present(b, box, depth - 1);
    Expressions.emit(b, b.choices.chance(30) ? Ty.OBJECT : box, depth - 1);
    b.mv.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, box.internalName(), "equals", "(Ljava/lang/Object;)Z", false);
    b.uses(Feature.BOX_EQUALS);
  }
}
