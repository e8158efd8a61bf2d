package dev.monomorph.equivalence.generate;

import java.util.List;
import org.objectweb.asm.Opcodes;

/** Values that go through an {@code Optional}, and through functions on the way. */
final class Optionals {
  private static final String OPTIONAL = "java/util/Optional";
  private static final String PACKAGE = "java/util/function/";
  private static final Functional.Shape FUNCTION =
      new Functional.Shape(PACKAGE + "Function", "apply", "T", 'R');
  private static final Functional.Shape PREDICATE =
      new Functional.Shape(PACKAGE + "Predicate", "test", "T", 'Z');
  private static final Functional.Shape SUPPLIER =
      new Functional.Shape(PACKAGE + "Supplier", "get", "", 'T');

  private Optionals() {}

  static boolean fits(Body b, Ty type) {
    return type.isBox() || type == Ty.STRING || type == Ty.OBJECT;
  }

  static void emit(Body b, Ty type, int depth) {
    b.uses(Feature.OPTIONAL);
    Ty inner = b.choices.chance(50) ? type : Boxes.any(b);
    Expressions.emit(b, inner, depth - 1);
    String of = "(Ljava/lang/Object;)L" + OPTIONAL + ';';
    b.invokeStatic(OPTIONAL, "ofNullable", of);
    if (b.choices.chance(30)) {
      through(b, "filter", function(PREDICATE, List.of(inner), Ty.BOOLEAN), depth);
    }
    if (inner != type || b.choices.chance(40)) {
      through(b, "map", function(FUNCTION, List.of(inner), type), depth);
    }
    if (b.choices.chance(40)) {
      Ty supplier = function(SUPPLIER, List.of(), type);
      Lambdas.create(b, supplier, depth - 1);
      b.invokeVirtual(OPTIONAL, "orElseGet", '(' + supplier.descriptor() + ")Ljava/lang/Object;");
    } else {
      Expressions.emit(b, type, depth - 1);
      b.invokeVirtual(OPTIONAL, "orElse", "(Ljava/lang/Object;)Ljava/lang/Object;");
    }
    if (type != Ty.OBJECT) {
      b.mv.visitTypeInsn(Opcodes.CHECKCAST, type.internalName());
    }
  }

  private static void through(Body b, String name, Ty function, int depth) {
    Lambdas.create(b, function, depth - 1);
    b.invokeVirtual(OPTIONAL, name, '(' + function.descriptor() + ")L" + OPTIONAL + ';');
  }

  private static Ty function(Functional.Shape shape, List<Ty> parameters, Ty result) {
    return Ty.of(new Functional(shape, parameters, result));
  }
}
