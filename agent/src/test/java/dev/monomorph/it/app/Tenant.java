package dev.monomorph.it.app;

import dev.monomorph.Constant;
import dev.monomorph.Specialize;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;

/** Loaded by loaders of its own, which it fills with everything that the agent makes. */
public final class Tenant implements ToIntFunction<String> {
  private static final int CALLS = 60;

  /** A callee: {@link Patch} replaces the 60 in its class file. */
  interface Term {
    /** The value for an argument. */
    int value(int x);
  }

  record Plus(Term left, Term right) implements Term {
    @Override
    public int value(int x) {
      return left.value(x) + right.value(x);
    }
  }

  record Variable() implements Term {
    @Override
    public int value(int x) {
      return x;
    }
  }

  static final class Sixty implements Term {
    @Override
    public int value(int x) {
      return x + 60;
    }
  }

  /** Plays the scene of a name; the result does not depend on the agent. */
  @Override
  public int applyAsInt(String scene) {
    return switch (scene) {
      case "constants" -> constants();
      case "found" -> found();
      case "lambdas" -> lambdas();
      case "generic" -> generic(new Variable(), 1);
      case "callee" -> callee();
      default -> throw new IllegalArgumentException(scene);
    };
  }

  private static int constants() {
    Term one = new Plus(new Variable(), new Sixty());
    Term other = new Plus(new Variable(), new Variable());
    int sum = 0;
    for (int i = 0; i < CALLS; i++) {
      sum += constant(one, i) + constant(other, i);
    }
    return sum;
  }

  private static int found() {
    Term tree = new Plus(new Variable(), new Plus(new Variable(), new Variable()));
    int sum = 0;
    for (int i = 0; i < CALLS; i++) {
      sum += term(tree, i);
    }
    return sum;
  }

  private static int lambdas() {
    int sum = 0;
    for (int i = 0; i < CALLS; i++) {
      int captured = i;
      sum += lambda(x -> x + 1, i) + lambda(x -> x * captured, i) + lambda(Math::abs, -i);
    }
    return sum;
  }

  private static int callee() {
    int sum = 0;
    for (int i = 0; i < CALLS; i++) {
      sum += term(new Sixty(), i);
    }
    return sum;
  }

  @Specialize
  private static int constant(@Constant Term term, int x) {
    return term.value(x);
  }

  @Specialize
  private static int term(Term term, int x) {
    return term.value(x);
  }

  @Specialize
  private static int lambda(IntUnaryOperator operator, int x) {
    return operator.applyAsInt(x);
  }

  @Specialize
  private static int generic(Term term, int x) {
    return term.value(x);
  }
}
