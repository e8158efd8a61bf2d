package dev.monomorph.specialize.exit;

import java.util.List;
import org.objectweb.asm.tree.AbstractInsnNode;

/**
 * Where code may be left: behind an instruction that leaves on the stack what is expected to be of
 * a certain class.
 *
 * @param load the instruction
 * @param below what is on the stack below its result, the lowest first
 * @param rest what is left of the statement, to where nothing is on the stack any more
 */
record Point(AbstractInsnNode load, List<Operand> below, List<AbstractInsnNode> rest) {

  /** Whether some of the stack is put aside while it is looked at the class. */
  boolean movesOperands() {
    return below.stream().anyMatch(each -> each.how() != Operand.How.STAYS);
  }
}
