package dev.monomorph.jmh;

import dev.monomorph.jmh.kernel.Tree;
import dev.monomorph.jmh.kernel.Visitors;
import java.util.Random;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Walks a tree with a visitor: two virtual calls per node, the first by the class of the node, the
 * second by that of the visitor.
 *
 * <p>The class of the visitor is known exactly, that of the next node is not. Expect {@code
 * polluted} to be about a third slower than {@code handwritten}, where the operation is a method of
 * the tree and so one virtual call per node, and {@code specialized} to be near the latter.
 *
 * <pre>{@code java -jar jmh/target/benchmarks.jar -- Visitor}</pre>
 */
@OperationsPerInvocation(Visitor.SIZE)
public class Visitor extends KernelBenchmark {
  private static final int LEVELS = 11;
  static final int SIZE = (1 << LEVELS) - 1;
  private static final int USES = 500;

  private long[] variables = {3, 5, 7, 11};
  private Tree tree = tree(LEVELS, Inputs.random());
  private Tree.Visitor evaluate = new Visitors.Evaluate(variables);

  /** A full binary tree. */
  private static Tree tree(int levels, Random random) {
    if (levels == 1) {
      return random.nextBoolean()
          ? new Tree.Literal(random.nextInt(100))
          : new Tree.Variable(random.nextInt(4));
    }
    Tree left = tree(levels - 1, random);
    Tree right = tree(levels - 1, random);
    return switch (random.nextInt(3)) {
      case 0 -> new Tree.Sum(left, right);
      case 1 -> new Tree.Difference(left, right);
      default -> new Tree.Product(left, right);
    };
  }

  @Override
  protected long kernel() {
    return tree.accept(evaluate);
  }

  @Override
  protected void pollute() {
    long sum = 0;
    for (int i = 0; i < USES; i++) {
      sum += tree.accept(new Visitors.Size());
      sum += tree.accept(new Visitors.Depth());
      sum += tree.accept(new Visitors.Largest());
      sum += tree.accept(new Visitors.Hash());
    }
    Sink.accept(sum);
  }

  @Override
  protected long byHand() {
    return tree.evaluate(variables);
  }
}
