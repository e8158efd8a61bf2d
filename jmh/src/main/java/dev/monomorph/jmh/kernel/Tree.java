package dev.monomorph.jmh.kernel;

import dev.monomorph.Specialize;

/**
 * A tree of records, for visitors.
 *
 * <p>The class of a node differs from node to node; the visitor's does not. So it is {@code accept}
 * that is specialized: every class of node gets one copy per class of visitor.
 */
public sealed interface Tree {
  /** Calls the visitor's method for this class of node. */
  long accept(Visitor visitor);

  /** What {@code Evaluate} computes, written as a method of the tree: the handwritten form. */
  long evaluate(long[] variables);

  /** One operation over trees. */
  interface Visitor {
    /** Visits a leaf. */
    long visit(Literal node);

    /** Visits a leaf. */
    long visit(Variable node);

    /** Visits an inner node. */
    long visit(Sum node);

    /** Visits an inner node. */
    long visit(Difference node);

    /** Visits an inner node. */
    long visit(Product node);
  }

  /** A leaf with a value. */
  record Literal(long value) implements Tree {
    @Override
    @Specialize
    public long accept(Visitor visitor) {
      return visitor.visit(this);
    }

    @Override
    public long evaluate(long[] variables) {
      return value;
    }
  }

  /** A leaf whose value the visitor knows. */
  record Variable(int index) implements Tree {
    @Override
    @Specialize
    public long accept(Visitor visitor) {
      return visitor.visit(this);
    }

    @Override
    public long evaluate(long[] variables) {
      return variables[index];
    }
  }

  /** Left plus right. */
  record Sum(Tree left, Tree right) implements Tree {
    @Override
    @Specialize
    public long accept(Visitor visitor) {
      return visitor.visit(this);
    }

    @Override
    public long evaluate(long[] variables) {
      return left.evaluate(variables) + right.evaluate(variables);
    }
  }

  /** Left minus right. */
  record Difference(Tree left, Tree right) implements Tree {
    @Override
    @Specialize
    public long accept(Visitor visitor) {
      return visitor.visit(this);
    }

    @Override
    public long evaluate(long[] variables) {
      return left.evaluate(variables) - right.evaluate(variables);
    }
  }

  /** Left times right. */
  record Product(Tree left, Tree right) implements Tree {
    @Override
    @Specialize
    public long accept(Visitor visitor) {
      return visitor.visit(this);
    }

    @Override
    public long evaluate(long[] variables) {
      return left.evaluate(variables) * right.evaluate(variables);
    }
  }
}
