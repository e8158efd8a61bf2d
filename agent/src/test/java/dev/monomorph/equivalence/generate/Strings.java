package dev.monomorph.equivalence.generate;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;

/** Strings put together, by {@code invokedynamic} or a builder. */
final class Strings {
  private static final String BUILDER = "java/lang/StringBuilder";
  private static final Handle CONCAT =
      new Handle(
          Opcodes.H_INVOKESTATIC,
          "java/lang/invoke/StringConcatFactory",
          "makeConcatWithConstants",
          "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;"
              + "Ljava/lang/invoke/MethodType;Ljava/lang/String;[Ljava/lang/Object;)"
              + "Ljava/lang/invoke/CallSite;",
          false);

  private Strings() {}

  static void emit(Body b, Ty type, int depth) {
    switch (b.choices.weighted(2, 2, 2)) {
      case 0 -> show(b, depth);
      case 1 -> builder(b, depth);
      default -> concat(b, depth);
    }
  }

  /** A description of any object whatsoever that is the same in every run. */
  private static void show(Body b, int depth) {
    Expressions.emit(b, Ty.OBJECT, depth - 1);
    b.invokeStatic(World.TRACE, "show", "(Ljava/lang/Object;)Ljava/lang/String;");
  }

  private static void builder(Body b, int depth) {
    b.uses(Feature.STRING_BUILDER);
    b.mv.visitTypeInsn(Opcodes.NEW, BUILDER);
    b.op(Opcodes.DUP);
    b.construct(BUILDER, "()V");
    for (int i = 0; i < 2 || (i < 4 && b.choices.chance(30)); i++) {
      Ty type = printable(b);
      Expressions.emit(b, type, depth - 1);
      String argument = type.isReference() ? "Ljava/lang/Object;" : builderArgument(type);
      b.invokeVirtual(BUILDER, "append", '(' + argument + ")L" + BUILDER + ';');
    }
    b.invokeVirtual(BUILDER, "toString", "()Ljava/lang/String;");
  }

  private static String builderArgument(Ty type) {
    return type == Ty.BYTE || type == Ty.SHORT ? "I" : type.descriptor();
  }

  private static void concat(Body b, int depth) {
    b.uses(Feature.CONCAT);
    StringBuilder recipe = new StringBuilder();
    List<Ty> types = new ArrayList<>();
    for (int i = 0; i < 1 || (i < 4 && b.choices.chance(50)); i++) {
      Ty type = printable(b);
      Expressions.emit(b, type, depth - 1);
      types.add(type);
      recipe.append(b.choices.chance(40) ? Constants.ofString(b.choices) : "").append('\1');
    }
    String descriptor = Descriptors.text(types, Ty.STRING);
    b.invokeDynamic("makeConcatWithConstants", descriptor, CONCAT, recipe.toString());
  }

  /** A type whose values have a string that is the same in every run. */
  static Ty printable(Body b) {
    Local local =
        b.locals.pick(b.choices, each -> World.isPrintable(each.type()) && b.canLoad(each));
    if (local != null && b.choices.chance(70)) {
      return local.type();
    }
    return b.choices.oneOf(
        List.of(Ty.INT, Ty.STRING, Ty.INTEGER_BOX, Ty.DOUBLE, Ty.LONG, Ty.CHAR, Ty.BOOLEAN));
  }
}
