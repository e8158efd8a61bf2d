package dev.monomorph.equivalence.generate;

import dev.monomorph.equivalence.generate.ClassModel.Kind;
import java.util.List;
import org.objectweb.asm.Opcodes;

/** Exceptions that the program makes and throws. */
final class Throwing {
  static final List<String> PLATFORM =
      List.of(
          "java/lang/RuntimeException",
          "java/lang/IllegalStateException",
          "java/lang/ArithmeticException",
          "java/lang/ClassCastException",
          "java/lang/NullPointerException");

  private Throwing() {}

  /** Writes a new exception. */
  static void create(Body b, int depth) {
    List<ClassModel> custom = b.world.of(Kind.EXCEPTION);
    if (!custom.isEmpty() && b.choices.chance(60)) {
      b.uses(Feature.CUSTOM_EXCEPTION);
      Values.instance(b, b.choices.oneOf(custom).type, depth);
      return;
    }
    String name = b.choices.oneOf(PLATFORM);
    b.mv.visitTypeInsn(Opcodes.NEW, name);
    b.op(Opcodes.DUP);
    Expressions.emit(b, Ty.STRING, depth - 1);
    b.construct(name, "(Ljava/lang/String;)V");
  }

  /** A statement that throws if a condition holds, rarely in any case. */
  static boolean statement(Body b) {
    Mark end = new Mark();
    if (!b.choices.chance(6)) {
      Conditions.unless(b, end, 2);
      Conditions.unless(b, end, 1);
    }
    create(b, 2);
    if (b.choices.chance(40)) {
      b.line();
    }
    b.throwIt();
    b.place(end);
    b.uses(Feature.THROW);
    return true;
  }
}
