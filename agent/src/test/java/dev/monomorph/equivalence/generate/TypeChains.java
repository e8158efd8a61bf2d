package dev.monomorph.equivalence.generate;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Chains of tests for the class of a value, each with a branch that uses it as such. */
final class TypeChains {
  private TypeChains() {}

  static boolean statement(Body b, int depth) {
    Local local = b.locals.pick(b.choices, each -> isOpen(b, each.type()) && b.canLoad(each));
    if (local == null) {
      return false;
    }
    emit(b, local, depth);
    return true;
  }

  static boolean isOpen(Body b, Ty type) {
    return type.isReference() && !b.world.below(type).isEmpty();
  }

  static void emit(Body b, Local local, int depth) {
    b.uses(Feature.TYPE_CHAIN);
    Mark end = new Mark();
    if (b.choices.chance(25)) {
      nullFirst(b, local, end);
    }
    List<Ty> tried = new ArrayList<>();
    for (int i = 0; i < 1 || (i < 4 && b.choices.chance(60)); i++) {
      Ty type = Conditions.tests(b, local.type());
      if (!tried.contains(type) && b.reachable()) {
        tried.add(type);
        link(b, local, type, depth, end);
      }
    }
    if (b.reachable() && b.choices.chance(40)) {
      Statements.block(b, depth - 1, 1);
    }
    b.place(end);
  }

  private static void nullFirst(Body b, Local local, Mark end) {
    Mark present = new Mark();
    b.load(local);
    b.jump(Opcodes.IFNONNULL, present);
    Logging.text(b, "null");
    b.jump(Opcodes.GOTO, end);
    b.place(present);
    b.uses(Feature.NULL_TEST);
  }

  private static void link(Body b, Local local, Ty type, int depth, Mark end) {
    Mark next = new Mark();
    boolean exact = !type.isInterface() && b.choices.chance(25);
    b.load(local);
    if (exact) {
      b.invokeVirtual("java/lang/Object", "getClass", "()Ljava/lang/Class;");
      b.mv.visitLdcInsn(Type.getObjectType(type.internalName()));
      b.jump(Opcodes.IF_ACMPNE, next);
      b.uses(Feature.CLASS_TEST);
    } else {
      b.mv.visitTypeInsn(Opcodes.INSTANCEOF, type.internalName());
      b.jump(Opcodes.IFEQ, next);
      b.uses(Feature.INSTANCEOF);
    }
    int[] scope = b.locals.scope();
    b.load(local);
    b.checkCast(type);
    Local narrow = b.declare(type);
    b.uses(Feature.CHECKCAST);
    if (type.isBox() && b.choices.chance(70)) {
      open(b, narrow);
    } else {
      ParameterUse.of(b, narrow, 0);
    }
    Statements.block(b, depth - 1, 1);
    b.jump(Opcodes.GOTO, end);
    b.locals.reset(scope, b.here());
    b.place(next);
  }

  /** Takes the number out of a wrapper that a pattern has put into a variable. */
  private static void open(Body b, Local narrow) {
    b.uses(Feature.BOX_PATTERN);
    Ty primitive = narrow.type().unboxed();
    for (int i = 0; i < 1 || (i < 3 && b.choices.chance(40)); i++) {
      b.load(narrow);
      b.unbox(primitive);
      if (b.choices.chance(50)) {
        Logging.log(b, primitive);
      } else {
        b.declare(primitive);
      }
    }
  }
}
