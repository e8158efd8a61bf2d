package dev.monomorph.equivalence.generate;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Type;

/**
 * A functional interface with its type arguments: what its method takes and gives.
 *
 * @param shape the interface
 * @param parameters the types of the arguments, as the program uses them
 * @param result the type of the result, as the program uses it
 */
record Functional(Shape shape, List<Ty> parameters, Ty result) {

  /**
   * A functional interface of the JDK.
   *
   * @param parameters one letter per parameter: a primitive type's, or a type variable's
   * @param result one letter, likewise
   */
  record Shape(String owner, String method, String parameters, char result) {

    /** What the interface's own method looks like, with type variables erased. */
    String erased() {
      StringBuilder text = new StringBuilder("(");
      parameters.chars().forEach(letter -> text.append(erase((char) letter)));
      return text.append(')').append(erase(result)).toString();
    }

    private static String erase(char letter) {
      return "TUR".indexOf(letter) < 0 ? String.valueOf(letter) : "Ljava/lang/Object;";
    }
  }

  /** Common ones first. */
  static final List<Shape> SHAPES =
      shapes(
          "IntBinaryOperator applyAsInt II I",
          "Function apply T R",
          "BinaryOperator apply TT T",
          "Supplier get - T",
          "UnaryOperator apply T T",
          "Predicate test T Z",
          "ToIntFunction applyAsInt T I",
          "IntUnaryOperator applyAsInt I I",
          "BiFunction apply TU R",
          "IntPredicate test I Z",
          "LongBinaryOperator applyAsLong JJ J",
          "DoubleUnaryOperator applyAsDouble D D",
          "Consumer accept T V",
          "IntFunction apply I R",
          "BiConsumer accept TU V",
          "BiPredicate test TU Z",
          "BooleanSupplier getAsBoolean - Z",
          "DoubleBinaryOperator applyAsDouble DD D",
          "DoubleConsumer accept D V",
          "DoubleFunction apply D R",
          "DoublePredicate test D Z",
          "DoubleSupplier getAsDouble - D",
          "DoubleToIntFunction applyAsInt D I",
          "DoubleToLongFunction applyAsLong D J",
          "IntConsumer accept I V",
          "IntSupplier getAsInt - I",
          "IntToDoubleFunction applyAsDouble I D",
          "IntToLongFunction applyAsLong I J",
          "LongConsumer accept J V",
          "LongFunction apply J R",
          "LongPredicate test J Z",
          "LongSupplier getAsLong - J",
          "LongToDoubleFunction applyAsDouble J D",
          "LongToIntFunction applyAsInt J I",
          "LongUnaryOperator applyAsLong J J",
          "ObjDoubleConsumer accept TD V",
          "ObjIntConsumer accept TI V",
          "ObjLongConsumer accept TJ V",
          "ToDoubleBiFunction applyAsDouble TU D",
          "ToDoubleFunction applyAsDouble T D",
          "ToIntBiFunction applyAsInt TU I",
          "ToLongBiFunction applyAsLong TU J",
          "ToLongFunction applyAsLong T J");

  /** Those that are not in {@code java.util.function}. */
  static final List<Shape> OTHERS =
      List.of(
          new Shape("java/util/Comparator", "compare", "TT", 'I'),
          new Shape("java/lang/Runnable", "run", "", 'V'),
          new Shape("java/util/concurrent/Callable", "call", "", 'T'));

  private static List<Shape> shapes(String... lines) {
    List<Shape> result = new ArrayList<>();
    for (String line : lines) {
      List<String> part = List.of(line.split(" ", 4));
      String parameters = part.get(2).equals("-") ? "" : part.get(2);
      char returned = part.get(3).charAt(0);
      result.add(new Shape("java/util/function/" + part.get(0), part.get(1), parameters, returned));
    }
    return List.copyOf(result);
  }

  /** Binds the type variables of a shape, by choice. */
  static Functional bind(Shape shape, Choices choices, List<Ty> references) {
    Ty[] variables = {
      choices.oneOf(references), choices.oneOf(references), choices.oneOf(references)
    };
    List<Ty> parameters = new ArrayList<>();
    for (char letter : shape.parameters().toCharArray()) {
      parameters.add(resolve(letter, variables));
    }
    return new Functional(shape, parameters, resolve(shape.result(), variables));
  }

  private static Ty resolve(char letter, Ty[] variables) {
    int variable = "TUR".indexOf(letter);
    if (variable >= 0) {
      return variables[variable];
    }
    for (Ty primitive : Ty.PRIMITIVES) {
      if (primitive.descriptor().charAt(0) == letter) {
        return primitive;
      }
    }
    return Ty.VOID;
  }

  /** The interface's method with the type arguments in place. */
  Type bound() {
    return Descriptors.method(parameters, result);
  }

  /** Whether a call needs a cast to the type that the program expects. */
  boolean castsResult() {
    return result.isReference() && result != Ty.OBJECT;
  }
}
