package dev.monomorph.equivalence.generate;

import java.util.List;

/**
 * Writes expressions: code that leaves one value of the asked type on the stack. Which forms there
 * are stands in one list, the simplest first.
 */
final class Expressions {
  /** How deep the expressions of a statement are nested. */
  static final int DEPTH = 3;

  private record Form(int weight, Fits fits, Emitter emitter) {}

  private interface Fits {
    boolean test(Body b, Ty type);
  }

  private interface Emitter {
    void emit(Body b, Ty type, int depth);
  }

  private static final List<Form> FORMS =
      List.of(
          new Form(2, (b, type) -> true, Values::literal),
          new Form(12, Values::hasLocal, Values::local),
          new Form(5, Fields::canRead, Fields::read),
          new Form(9, Calls::canCall, Calls::call),
          new Form(6, (b, type) -> type.isNumeric(), Arithmetic::emit),
          new Form(4, (b, type) -> type == Ty.BOOLEAN, Conditions::value),
          new Form(3, (b, type) -> type.isPrimitive(), Boxes::unbox),
          new Form(4, (b, type) -> type.isBox(), Boxes::box),
          new Form(5, (b, type) -> type == Ty.STRING, Strings::emit),
          new Form(4, Values::canWiden, Values::widen),
          new Form(4, Values::canConstruct, Values::construct),
          new Form(2, Casts::fits, Casts::emit),
          new Form(2, Optionals::fits, Optionals::emit),
          new Form(3, Arrays::canLoad, Arrays::load),
          new Form(2, (b, type) -> type == Ty.INT, Arrays::length),
          new Form(2, (b, type) -> true, Conditions::ternary),
          new Form(4, Lambdas::canCall, Lambdas::call),
          new Form(3, PlatformCalls::fits, PlatformCalls::emit),
          new Form(2, StackPlay::fits, StackPlay::emit),
          new Form(1, (b, type) -> true, Switches::expression),
          new Form(7, Recursion::fits, Recursion::emit),
          new Form(4, SuperCalls::fits, SuperCalls::emit));

  /** How many of the forms hold no further expressions. */
  private static final int LEAVES = 2;

  private Expressions() {}

  static void emit(Body b, Ty type, int depth) {
    emit(b, type, depth, false);
  }

  /** An expression that is at least not the literal null: something is to be done with it. */
  static void present(Body b, Ty type, int depth) {
    emit(b, type, depth, true);
  }

  @SuppressWarnings("ReferenceEquality") // forms are what they are
  private static void emit(Body b, Ty type, int depth, boolean present) {
    int span = b.choices.open();
    boolean deep = b.spend() && depth > 0;
    Form form = pick(b, type, FORMS.subList(0, deep ? FORMS.size() : LEAVES));
    if (form == FORMS.get(0)
        && !present
        && type.isReference()
        && b.choices.chance(type.isBox() ? 4 : 2)) {
      Values.absent(b, type);
    } else {
      form.emitter.emit(b, type, depth);
    }
    b.choices.close(span);
  }

  private static Form pick(Body b, Ty type, List<Form> forms) {
    int[] weights = new int[forms.size()];
    for (int i = 0; i < weights.length; i++) {
      Form form = forms.get(i);
      weights[i] = form.fits.test(b, type) ? form.weight : 0;
    }
    return forms.get(b.choices.weighted(weights));
  }

  /** Writes a value of one of the types. */
  static Ty any(Body b, List<Ty> types, int depth) {
    Ty type = b.choices.oneOf(types);
    emit(b, type, depth);
    return type;
  }
}
