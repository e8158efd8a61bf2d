package dev.monomorph.it.app;

import dev.monomorph.Specialize;
import java.util.function.IntUnaryOperator;

/** Runs out of stack in a target, again and again, and goes on. */
public final class Overflow {
  private Overflow() {}

  /** Prints what still works. */
  public static void main(String[] args) throws InterruptedException {
    Thread thread = new Thread(null, Overflow::run, "deep", 512 << 10);
    thread.start();
    thread.join();
  }

  private static void run() {
    for (int i = 0; i < 20; i++) {
      try {
        System.out.println(sum(Integer.MAX_VALUE, n -> n));
      } catch (StackOverflowError e) {
        System.out.println("overflow");
      }
      try {
        System.out.println(list(new Node(null)));
      } catch (StackOverflowError e) {
        System.out.println("overflow in list");
      }
    }
    System.out.println(sum(100, n -> n) + sum(100, n -> n * n));
    Object chain = new OtherNode(null);
    for (int i = 0; i < 100; i++) {
      chain = i % 2 == 0 ? new Node(chain) : new OtherNode(chain);
    }
    System.out.println(list(chain));
  }

  @Specialize
  static long sum(int n, IntUnaryOperator f) {
    return n == 0 ? 0 : f.applyAsInt(n) + sum(n - 1, f);
  }

  @Specialize
  static int list(Object list) {
    if (list instanceof Node node) {
      return 1 + list(node.next == null ? node : node.next);
    }
    return list instanceof OtherNode other ? 1 + (other.next == null ? 0 : list(other.next)) : 0;
  }

  static final class Node {
    final Object next;

    Node(Object next) {
      this.next = next;
    }
  }

  static final class OtherNode {
    final Object next;

    OtherNode(Object next) {
      this.next = next;
    }
  }
}
