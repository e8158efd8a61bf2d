package dev.monomorph.engine;

import dev.monomorph.Constant;

/** Targets that walk over constants. */
@SuppressWarnings("unused")
final class Walks {
  private Walks() {}

  /** A linked list whose elements are read by accessors. */
  record Node(int value, Node next) {}

  /** Nothing but somebody's word says that its code never changes. */
  static class Words {
    final int[] code;

    Words(int... code) {
      this.code = code;
    }
  }

  /** Inherits its code; its bonus changes. */
  static final class Machine extends Words {
    int bonus;
    private final Node[] nodes;

    Machine(int[] code, Node... nodes) {
      super(code);
      this.nodes = nodes;
    }
  }

  static String list(@Constant Node first, String prefix) {
    String text = prefix;
    for (Node node = first; node != null; node = node.next()) {
      text += node.value();
    }
    return text;
  }

  static int machine(@Constant Machine machine, int input) {
    int result = input;
    for (int pc = 0; pc < machine.code.length; pc++) {
      switch (machine.code[pc]) {
        case 0 -> result += machine.bonus;
        case 1 -> result *= 2;
        case 2 -> result += machine.nodes[machine.code[++pc]].value();
        default -> result = -result;
      }
    }
    return result;
  }
}
