package dev.monomorph.equivalence.generate;

import java.util.List;
import org.objectweb.asm.Opcodes;

/** Functions made of functions by the default methods of their interfaces. */
final class FunctionAdapters {
  /** A default method; its parameters have the type of the interface itself. */
  private record Adapter(String owner, String method, int arity) {}

  private static final String PACKAGE = "java/util/function/";

  private static final List<Adapter> ADAPTERS =
      List.of(
          new Adapter(PACKAGE + "Function", "andThen", 1),
          new Adapter(PACKAGE + "Function", "compose", 1),
          new Adapter(PACKAGE + "Predicate", "negate", 0),
          new Adapter(PACKAGE + "Predicate", "and", 1),
          new Adapter(PACKAGE + "Predicate", "or", 1),
          new Adapter(PACKAGE + "IntPredicate", "negate", 0),
          new Adapter(PACKAGE + "IntUnaryOperator", "andThen", 1),
          new Adapter(PACKAGE + "IntUnaryOperator", "compose", 1),
          new Adapter(PACKAGE + "DoubleUnaryOperator", "andThen", 1),
          new Adapter("java/util/Comparator", "reversed", 0),
          new Adapter("java/util/Comparator", "thenComparing", 1));

  private FunctionAdapters() {}

  /** Writes a function of the type made of others; false if its interface has no such method. */
  static boolean emit(Body b, Ty type, int depth) {
    String owner = type.function.shape().owner();
    List<Adapter> fitting =
        ADAPTERS.stream().filter(each -> each.owner.equals(owner) && isClosed(type)).toList();
    if (fitting.isEmpty()) {
      return false;
    }
    Adapter adapter = b.choices.oneOf(fitting);
    for (int i = 0; i <= adapter.arity; i++) {
      Expressions.emit(b, type, depth - 1);
    }
    String parameters = type.descriptor().repeat(adapter.arity);
    b.mv.visitMethodInsn(
        Opcodes.INVOKEINTERFACE,
        owner,
        adapter.method,
        '(' + parameters + ')' + type.descriptor(),
        true);
    b.uses(Feature.FUNCTION_ADAPTER);
    return true;
  }

  /** Whether what comes out of the function can go into another of the same type. */
  private static boolean isClosed(Ty type) {
    boolean function = type.function.shape().owner().endsWith("/Function");
    return !function || type.function.parameters().get(0) == type.function.result();
  }
}
