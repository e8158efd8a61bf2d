package dev.monomorph.specialize.pass;

import dev.monomorph.runtime.Foldable;
import dev.monomorph.specialize.fact.ConstantLoad;
import dev.monomorph.specialize.fact.FactValue;
import dev.monomorph.specialize.fact.Facts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Writes out {@code for (E each : collection)} over a constant list or set, one iteration for each
 * element.
 *
 * <p>That is the loop which begins with {@code hasNext} and {@code next} of an iterator that
 * nothing else uses, so that both can be answered in advance: the iterator has no other effect, and
 * needs not be made.
 */
final class UnrollForEach implements Pass {
  private static final int MAX_ITERATIONS = 32;
  private static final Type OBJECT = Type.getObjectType("java/lang/Object");

  @Override
  public boolean apply(MethodNode method, Facts facts, Uses used) {
    if (!iteratesOverConstants(method, facts)) {
      return false;
    }
    for (Loop loop : Loop.all(method)) {
      if (apply(method, loop, facts, used)) {
        // The others go when their turn comes again: what was copied has no facts.
        return true;
      }
    }
    return false;
  }

  private static boolean apply(MethodNode method, Loop loop, Facts facts, Uses used) {
    List<AbstractInsnNode> head = head(loop);
    AbstractInsnNode iterator = head == null ? null : iterator(loop, head);
    if (iterator == null
        || !facts.isReached(iterator)
        || isReadElsewhere(method, iterator, head, facts)) {
      return false;
    }
    Collection<?> all = constantIn(iterator, facts);
    if (all == null
        || all.size() > MAX_ITERATIONS
        || !Growth.isAllowed(method, all.size() * loop.size())) {
      return false;
    }
    List<Object> elements = new ArrayList<>(all);
    if (elements.contains(null)) {
      // The JVM's messages tell where a null is from.
      return false;
    }
    used.acceptObject(facts.operand(iterator, 0));
    if (!elements.isEmpty()) {
      LoopCopies.insert(
          method, loop, elements.size(), head, i -> new ConstantLoad(elements.get(i), OBJECT));
    }
    // Nothing comes to the loop itself any more.
    JumpInsnNode exit = (JumpInsnNode) head.get(2);
    method.instructions.insertBefore(loop.head(), new JumpInsnNode(Opcodes.GOTO, exit.label));
    method.instructions.insertBefore(iterator, new InsnNode(Opcodes.POP));
    method.instructions.set(iterator, new InsnNode(Opcodes.ACONST_NULL));
    return true;
  }

  /** Most methods have no such loop, and need no search for one. */
  private static boolean iteratesOverConstants(MethodNode method, Facts facts) {
    for (AbstractInsnNode insn : method.instructions) {
      if (isIterator(insn) && facts.isReached(insn) && constantIn(insn, facts) != null) {
        return true;
      }
    }
    return false;
  }

  /** The constant collection whose iterator a call gives, or null. */
  private static Collection<?> constantIn(AbstractInsnNode iterator, Facts facts) {
    Object receiver = facts.operand(iterator, 0).fact().object();
    return receiver instanceof Collection<?> all && Foldable.isImmutableCollection(all.getClass())
        ? all
        : null;
  }

  private static boolean isIterator(AbstractInsnNode insn) {
    return insn instanceof MethodInsnNode made
        && made.getOpcode() == Opcodes.INVOKEINTERFACE
        && made.name.equals("iterator")
        && made.desc.equals("()Ljava/util/Iterator;");
  }

  /** {@code aload i, hasNext, ifeq, aload i, next} where a loop begins with it, or null. */
  private static List<AbstractInsnNode> head(Loop loop) {
    List<AbstractInsnNode> head = new ArrayList<>();
    for (AbstractInsnNode insn : loop.instructions()) {
      boolean isJumpedTo = insn.getType() == AbstractInsnNode.FRAME && !head.isEmpty();
      if (isJumpedTo) {
        return null;
      }
      if (insn.getOpcode() >= 0) {
        head.add(insn);
      }
      if (head.size() == 5) {
        break;
      }
    }
    boolean matches =
        head.size() == 5
            && head.get(0).getOpcode() == Opcodes.ALOAD
            && isIteratorCall(head.get(1), "hasNext", "()Z")
            && head.get(2).getOpcode() == Opcodes.IFEQ
            && !loop.contains(((JumpInsnNode) head.get(2)).label)
            && head.get(3).getOpcode() == Opcodes.ALOAD
            && ((VarInsnNode) head.get(3)).var == ((VarInsnNode) head.get(0)).var
            && isIteratorCall(head.get(4), "next", "()Ljava/lang/Object;");
    return matches ? head : null;
  }

  private static boolean isIteratorCall(AbstractInsnNode insn, String name, String descriptor) {
    return insn instanceof MethodInsnNode call
        && call.getOpcode() == Opcodes.INVOKEINTERFACE
        && call.owner.equals("java/util/Iterator")
        && call.name.equals(name)
        && call.desc.equals(descriptor);
  }

  /** The call that makes the iterator, right before the loop; null if it is not there. */
  private static AbstractInsnNode iterator(Loop loop, List<AbstractInsnNode> head) {
    AbstractInsnNode store = Loop.before(loop.head());
    boolean stores =
        store != null
            && store.getOpcode() == Opcodes.ASTORE
            && ((VarInsnNode) store).var == ((VarInsnNode) head.get(0)).var;
    AbstractInsnNode call = stores ? Loop.before(store) : null;
    return call != null && isIterator(call) ? call : null;
  }

  /** Whether the iterator may be read by anything but the head of its loop. */
  private static boolean isReadElsewhere(
      MethodNode method, AbstractInsnNode iterator, List<AbstractInsnNode> head, Facts facts) {
    int local = ((VarInsnNode) head.get(0)).var;
    for (AbstractInsnNode insn : method.instructions) {
      boolean reads =
          insn.getOpcode() == Opcodes.ALOAD
              && ((VarInsnNode) insn).var == local
              && !facts.isDead(insn);
      if (reads && !head.contains(insn) && mayBeResultOf(iterator, insn, facts)) {
        return true;
      }
    }
    return false;
  }

  /** The local may be that of another variable, elsewhere. */
  private static boolean mayBeResultOf(
      AbstractInsnNode iterator, AbstractInsnNode load, Facts facts) {
    FactValue value = facts.isReached(load) ? facts.resultOf(load) : null;
    return value == null || value.id() == null || value.id() == iterator;
  }
}
