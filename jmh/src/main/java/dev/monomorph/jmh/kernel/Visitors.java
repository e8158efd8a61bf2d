package dev.monomorph.jmh.kernel;

import dev.monomorph.jmh.kernel.Tree.Difference;
import dev.monomorph.jmh.kernel.Tree.Literal;
import dev.monomorph.jmh.kernel.Tree.Product;
import dev.monomorph.jmh.kernel.Tree.Sum;
import dev.monomorph.jmh.kernel.Tree.Variable;
import dev.monomorph.jmh.kernel.Tree.Visitor;

/** Operations over trees. */
public final class Visitors {
  private Visitors() {}

  /** The value of a tree. */
  public static final class Evaluate implements Visitor {
    private final long[] variables;

    /** Evaluates with these variables. */
    public Evaluate(long[] variables) {
      this.variables = variables.clone();
    }

    @Override
    public long visit(Literal node) {
      return node.value();
    }

    @Override
    public long visit(Variable node) {
      return variables[node.index()];
    }

    @Override
    public long visit(Sum node) {
      return node.left().accept(this) + node.right().accept(this);
    }

    @Override
    public long visit(Difference node) {
      return node.left().accept(this) - node.right().accept(this);
    }

    @Override
    public long visit(Product node) {
      return node.left().accept(this) * node.right().accept(this);
    }
  }

  /** A number per kind of node, combined over the tree: what the other visitors have in common. */
  public abstract static class Measure implements Visitor {
    /** The number of a leaf. */
    protected abstract long leaf(long content);

    /** The number of an inner node. */
    protected abstract long inner(long left, long right);

    @Override
    public final long visit(Literal node) {
      return leaf(node.value());
    }

    @Override
    public final long visit(Variable node) {
      return leaf(node.index());
    }

    @Override
    public final long visit(Sum node) {
      return inner(node.left().accept(this), node.right().accept(this));
    }

    @Override
    public final long visit(Difference node) {
      return inner(node.left().accept(this), node.right().accept(this));
    }

    @Override
    public final long visit(Product node) {
      return inner(node.left().accept(this), node.right().accept(this));
    }
  }

  /** The number of nodes. */
  public static final class Size extends Measure {
    @Override
    protected long leaf(long content) {
      return 1;
    }

    @Override
    protected long inner(long left, long right) {
      return 1 + left + right;
    }
  }

  /** The number of levels. */
  public static final class Depth extends Measure {
    @Override
    protected long leaf(long content) {
      return 1;
    }

    @Override
    protected long inner(long left, long right) {
      return 1 + Math.max(left, right);
    }
  }

  /** The largest number in a leaf. */
  public static final class Largest extends Measure {
    @Override
    protected long leaf(long content) {
      return content;
    }

    @Override
    protected long inner(long left, long right) {
      return Math.max(left, right);
    }
  }

  /** A hash code of shape and leaves. */
  public static final class Hash extends Measure {
    @Override
    protected long leaf(long content) {
      return content + 17;
    }

    @Override
    protected long inner(long left, long right) {
      return left * 31 + right;
    }
  }
}
