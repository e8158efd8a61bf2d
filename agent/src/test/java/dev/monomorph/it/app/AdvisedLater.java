package dev.monomorph.it.app;

import com.sun.tools.attach.VirtualMachine;
import dev.monomorph.Specialize;
import java.util.function.IntUnaryOperator;

/**
 * Targets that call each other and themselves, and that {@link AdviceAgent} rewrites when their
 * copies, and the call sites of their calls, have long been made.
 */
public final class AdvisedLater {
  private static final int CALLS = 40;

  private AdvisedLater() {}

  /** A class of its own whose methods are targets and callees. */
  static final class Node {
    private final Node next;

    Node(Node next) {
      this.next = next;
    }

    /** How often the function was applied; calls itself. */
    @Specialize
    int size(IntUnaryOperator each) {
      return each.applyAsInt(1) + (next == null ? 0 : next.size(each));
    }
  }

  /** A class without targets. */
  static final class Leaf {
    private Leaf() {}

    static int size(IntUnaryOperator each) {
      return each.applyAsInt(100);
    }
  }

  @Specialize
  static int total(Node node, IntUnaryOperator each) {
    return node.size(each) + size(each) + Leaf.size(each);
  }

  /** A callee in the target's own class. */
  private static int size(IntUnaryOperator each) {
    return each.applyAsInt(10);
  }

  /** Its call of {@code total} is split. */
  private static int caller(Node node) {
    return total(node, x -> x) + total(node, x -> x + 1);
  }

  /**
   * Prints what is computed before there is advice and after, and how often that has run.
   *
   * @param args the jar of the agent to attach; none if it is there and has to be asked
   */
  public static void main(String[] args) throws Exception {
    print();
    if (args.length == 0) {
      AdviceAgent.install();
    } else {
      VirtualMachine self = VirtualMachine.attach(Long.toString(ProcessHandle.current().pid()));
      self.loadAgent(args[0]);
      self.detach();
    }
    print();
    print();
  }

  private static void print() {
    Node node = new Node(new Node(new Node(null)));
    int sum = 0;
    for (int i = 0; i < CALLS; i++) {
      sum += caller(node);
    }
    System.out.println(sum + ", " + Advised.ENTERED + " calls");
  }
}
