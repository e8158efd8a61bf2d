package dev.monomorph.agent.explain;

import dev.monomorph.agent.TargetCheck;
import dev.monomorph.runtime.Refusal;
import dev.monomorph.runtime.Target;
import dev.monomorph.specialize.OriginalClass;
import org.objectweb.asm.tree.MethodNode;

/**
 * A method that is to be explained.
 *
 * @param original its class
 * @param check tells whether it can be a target
 * @param method its code
 */
record FoundMethod(OriginalClass original, TargetCheck check, MethodNode method) {
  /** The target that it is, if it can be one. */
  Target target() {
    return check.target(method);
  }

  /**
   * Why it cannot be a target, or null if it can.
   *
   * @throws IllegalArgumentException if its code cannot be analyzed
   */
  Refusal refusal() {
    return check.refusal(method);
  }
}
