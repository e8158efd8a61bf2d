package dev.monomorph.specialize.pass;

import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** How much longer a method may become by writing out a loop. */
final class Growth {
  /** Instructions that the copies of one loop may have. */
  static final int MAX_ADDED = 2_000;

  /**
   * Instructions of a method, all loops written out. HotSpot compiles no method of more than 8,000
   * bytes ({@code HugeMethodLimit}), and three bytes are what an instruction takes.
   */
  private static final int MAX_INSTRUCTIONS = 2_500;

  private Growth() {}

  /** Whether a loop of a method may be written out in so many instructions. */
  static boolean isAllowed(MethodNode method, int added) {
    return added <= MAX_ADDED && size(method) + added <= MAX_INSTRUCTIONS;
  }

  private static int size(MethodNode method) {
    int size = 0;
    for (AbstractInsnNode insn : method.instructions) {
      size += insn.getOpcode() >= 0 ? 1 : 0;
    }
    return size;
  }
}
