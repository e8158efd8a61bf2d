package dev.monomorph.equivalence.generate;

import dev.monomorph.equivalence.generate.ClassModel.Kind;
import java.util.List;

/** Which types members get. */
final class TypeChoice {
  private static final List<Ty> BOXES =
      List.of(
          Ty.INTEGER_BOX,
          Ty.LONG.box,
          Ty.DOUBLE.box,
          Ty.CHAR.box,
          Ty.BOOLEAN.box,
          Ty.SHORT.box,
          Ty.BYTE.box,
          Ty.FLOAT.box);

  private final World world;
  private final Choices choices;

  TypeChoice(World world) {
    this.world = world;
    this.choices = world.choices;
  }

  /** The types of fields, parameters and results. */
  Ty any() {
    return switch (choices.weighted(8, 3, 3, 2, 2, 3, 5, 3, 9, 3, 2, 1)) {
      case 0 -> Ty.INT;
      case 1 -> Ty.LONG;
      case 2 -> Ty.DOUBLE;
      case 3 -> Ty.BOOLEAN;
      case 4 -> choices.oneOf(List.of(Ty.CHAR, Ty.BYTE, Ty.SHORT, Ty.FLOAT));
      case 5 -> Ty.STRING;
      case 6 -> box();
      case 7 -> Ty.OBJECT;
      case 8 -> generated();
      case 9 -> array();
      case 10 -> function();
      default -> choices.oneOf(List.of(Ty.NUMBER, Ty.LIST, Ty.COMPARABLE, Ty.CHAR_SEQUENCE));
    };
  }

  Ty result() {
    return choices.chance(12) ? Ty.VOID : any();
  }

  /** A type whose values have several classes. */
  Ty polymorphic() {
    return switch (choices.weighted(6, 3, 4, 4, 2, 2, 3)) {
      case 0 -> anInterface();
      case 1 -> openClass();
      case 2 -> Ty.OBJECT;
      case 3 -> function();
      case 4 -> array();
      case 5 ->
          choices.oneOf(
              List.of(Ty.NUMBER, Ty.INTEGER_BOX, Ty.COMPARABLE, Ty.CHAR_SEQUENCE, Ty.LIST));
      default -> world.arrays.contains(Ty.OBJECT.array) ? Ty.OBJECT.array : Ty.LIST;
    };
  }

  /** An interface of the program; objects of two classes at least have it. */
  Ty anInterface() {
    return choices.oneOf(world.of(Kind.INTERFACE)).type;
  }

  private Ty openClass() {
    List<ClassModel> classes = world.of(Kind.CLASS);
    ClassModel model = choices.oneOf(classes);
    return model.isFinal && model.parent != null ? model.parent.type : model.type;
  }

  Ty box() {
    return choices.oneOf(BOXES.subList(0, choices.chance(30) ? BOXES.size() : 3));
  }

  Ty function() {
    return choices.oneOf(world.functions);
  }

  Ty array() {
    return choices.oneOf(world.arrays);
  }

  private Ty generated() {
    List<ClassModel> candidates =
        choices.chance(40) ? world.of(Kind.CLASS) : world.of(Kind.INTERFACE);
    if (choices.chance(25)) {
      candidates = world.of(choices.chance(30) ? Kind.ENUM : Kind.RECORD);
    }
    return candidates.isEmpty() ? Ty.STRING : choices.oneOf(candidates).type;
  }

  /** The types that type variables stand for. */
  List<Ty> typeArguments() {
    return List.of(
        Ty.INTEGER_BOX,
        Ty.INTEGER_BOX,
        Ty.LONG.box,
        Ty.OBJECT,
        Ty.STRING,
        Ty.DOUBLE.box,
        world.of(Kind.INTERFACE).get(0).type);
  }

  /** The array types of the program. */
  void drawArrays() {
    world.arrays.add(Ty.INT.array);
    world.arrays.add(world.of(Kind.INTERFACE).get(0).type.array);
    while (world.arrays.size() < 6 && choices.chance(60)) {
      Ty array = elementType().array;
      if (array.array != null && choices.chance(15)) {
        array = array.array;
      }
      if (!world.arrays.contains(array)) {
        world.arrays.add(array);
      }
    }
  }

  private Ty elementType() {
    return switch (choices.weighted(3, 5, 3, 3, 2)) {
      case 0 -> Ty.OBJECT;
      case 1 -> Ty.STRING;
      case 2 -> choices.oneOf(Ty.PRIMITIVES);
      case 3 -> choices.oneOf(world.of(Kind.CLASS)).type;
      default -> box();
    };
  }

  /** The functional interfaces of the program. */
  void drawFunctions() {
    List<Ty> arguments = typeArguments();
    do {
      Functional.Shape shape;
      if (choices.chance(15)) {
        shape = choices.oneOf(Functional.OTHERS);
      } else {
        int common = choices.chance(30) ? Functional.SHAPES.size() : 10;
        shape = choices.oneOf(Functional.SHAPES.subList(0, common));
      }
      world.functions.add(Ty.of(Functional.bind(shape, choices, arguments)));
    } while (world.functions.size() < 5 && choices.chance(65));
  }
}
