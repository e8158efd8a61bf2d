package dev.monomorph.equivalence.generate;

import java.util.List;
import org.objectweb.asm.Opcodes;

/** Functions made of functions by the default and static methods of their interfaces. */
final class FunctionAdapters {
  /** A default method; its parameters have the type of the interface itself. */
  private record Adapter(String owner, String method, int arity) {}

  private static final String PACKAGE = "java/util/function/";
  private static final String COMPARATOR = "java/util/Comparator";

  private static final List<Adapter> ADAPTERS =
      List.of(
          new Adapter(PACKAGE + "Function", "andThen", 1),
          new Adapter(PACKAGE + "Function", "compose", 1),
          new Adapter(PACKAGE + "Predicate", "negate", 0),
          new Adapter(PACKAGE + "Predicate", "and", 1),
          new Adapter(PACKAGE + "Predicate", "or", 1),
          new Adapter(PACKAGE + "BiPredicate", "and", 1),
          new Adapter(PACKAGE + "Consumer", "andThen", 1),
          new Adapter(PACKAGE + "BiConsumer", "andThen", 1),
          new Adapter(PACKAGE + "IntPredicate", "negate", 0),
          new Adapter(PACKAGE + "LongPredicate", "or", 1),
          new Adapter(PACKAGE + "IntConsumer", "andThen", 1),
          new Adapter(PACKAGE + "IntUnaryOperator", "andThen", 1),
          new Adapter(PACKAGE + "IntUnaryOperator", "compose", 1),
          new Adapter(PACKAGE + "LongUnaryOperator", "andThen", 1),
          new Adapter(PACKAGE + "DoubleUnaryOperator", "andThen", 1),
          new Adapter(COMPARATOR, "reversed", 0),
          new Adapter(COMPARATOR, "thenComparing", 1));

  private FunctionAdapters() {}

  /** Writes a function of the type made of others; false if its interface has no such method. */
  static boolean emit(Body b, Ty type, int depth) {
    String owner = type.function.shape().owner();
    if (b.choices.chance(50) && made(b, type, depth)) {
      b.uses(Feature.FUNCTION_FACTORY);
      return true;
    }
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
    invoke(b, owner, adapter.method, '(' + parameters + ')' + type.descriptor(), false);
    b.uses(Feature.FUNCTION_ADAPTER);
    return true;
  }

  /** Writes a function made by a static method; false if its interface has none that fits. */
  private static boolean made(Body b, Ty type, int depth) {
    Ty argument = type.function.parameters().isEmpty() ? null : type.function.parameters().get(0);
    return switch (type.function.shape().owner()) {
      case COMPARATOR -> comparator(b, argument, depth);
      case PACKAGE + "BinaryOperator" -> {
        Ty comparator = function(COMPARATOR, "compare", "TT", 'I', argument, argument, Ty.INT);
        String name = b.choices.chance(50) ? "minBy" : "maxBy";
        of(b, PACKAGE + "BinaryOperator", name, List.of(comparator), type, depth);
        yield true;
      }
      case PACKAGE + "UnaryOperator" -> {
        of(b, PACKAGE + "UnaryOperator", "identity", List.of(), type, depth);
        yield true;
      }
      case PACKAGE + "Predicate" -> {
        of(b, PACKAGE + "Predicate", "not", List.of(type), type, depth);
        yield true;
      }
      default -> false;
    };
  }

  private static boolean comparator(Body b, Ty compared, int depth) {
    Ty type = function(COMPARATOR, "compare", "TT", 'I', compared, compared, Ty.INT);
    switch (b.choices.weighted(3, 2, compared.isA(Ty.COMPARABLE) ? 2 : 0)) {
      case 0 -> {
        Ty key = function(PACKAGE + "Function", "apply", "T", 'R', compared, Boxes.any(b));
        of(b, COMPARATOR, "comparing", List.of(key), type, depth);
      }
      case 1 -> {
        Ty key = function(PACKAGE + "ToIntFunction", "applyAsInt", "T", 'I', compared, Ty.INT);
        of(b, COMPARATOR, "comparingInt", List.of(key), type, depth);
      }
      default -> {
        String name = b.choices.chance(50) ? "naturalOrder" : "reverseOrder";
        of(b, COMPARATOR, name, List.of(), type, depth);
      }
    }
    return true;
  }

  private static void of(
      Body b, String owner, String name, List<Ty> functions, Ty type, int depth) {
    for (Ty each : functions) {
      Lambdas.create(b, each, depth - 1);
    }
    invoke(b, owner, name, Descriptors.text(functions, type), true);
  }

  private static void invoke(
      Body b, String owner, String name, String descriptor, boolean isStatic) {
    int opcode = isStatic ? Opcodes.INVOKESTATIC : Opcodes.INVOKEINTERFACE;
    b.mv.visitMethodInsn(opcode, owner, name, descriptor, true);
  }

  private static Ty function(
      String owner, String method, String parameters, char result, Ty... types) {
    List<Ty> all = List.of(types);
    Functional.Shape shape = new Functional.Shape(owner, method, parameters, result);
    return Ty.of(new Functional(shape, all.subList(0, all.size() - 1), all.get(all.size() - 1)));
  }

  /** Whether what comes out of the function can go into another of the same type. */
  private static boolean isClosed(Ty type) {
    boolean function = type.function.shape().owner().endsWith("/Function");
    return !function || type.function.parameters().get(0) == type.function.result();
  }
}
