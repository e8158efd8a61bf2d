package dev.monomorph.specialize.iterate;

import dev.monomorph.specialize.fact.Jumps;
import dev.monomorph.specialize.flow.Flow;
import dev.monomorph.specialize.pass.Loop;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * A loop over an {@code ArrayList} by an iterator that only the loop asks, as compilers make it.
 */
final class ListLoop {
  private static final String LIST = "java/util/ArrayList";
  private static final String ITERATOR = "java/util/Iterator";

  private static final Set<String> INTERFACES =
      Set.of("java/util/List", "java/util/Collection", "java/lang/Iterable");

  private final MethodNode method;
  private final Flow flow;
  private final MethodInsnNode made;
  private final Surroundings around;
  private VarInsnNode store;
  private MethodInsnNode hasNext;
  private MethodInsnNode next;

  /** Where the iterator is handed on to code that expects nothing, for ever. */
  private final List<VarInsnNode> exits = new ArrayList<>();

  /**
   * @param made the call that makes the iterator
   */
  ListLoop(MethodNode method, Flow flow, MethodInsnNode made, Surroundings around) {
    this.method = method;
    this.flow = flow;
    this.made = made;
    this.around = around;
  }

  /** Whether an instruction makes an iterator, if it is asked of an {@code ArrayList}. */
  static boolean isStart(AbstractInsnNode insn) {
    return insn instanceof MethodInsnNode call
        && call.name.equals("iterator")
        && call.desc.equals("()Ljava/util/Iterator;")
        && (call.getOpcode() == Opcodes.INVOKEINTERFACE
            ? call.itf && INTERFACES.contains(call.owner)
            : call.getOpcode() == Opcodes.INVOKEVIRTUAL && call.owner.equals(LIST));
  }

  /** Whether it is such a loop, and nothing that it does could change the list. */
  boolean isReplaceable() {
    return isStored()
        && flow.takersOf(store).stream().allMatch(this::addLoad)
        && hasNext != null
        && next != null
        && isTestedFirst()
        && isUntold(next)
        && isHarmless();
  }

  private boolean isStored() {
    AbstractInsnNode behind = following(made);
    if (behind == null || behind.getOpcode() != Opcodes.ASTORE || flow.onlySource(behind) != made) {
      return false;
    }
    store = (VarInsnNode) behind;
    return !isNamed();
  }

  /** Debuggers show variables that have names. */
  private boolean isNamed() {
    if (method.localVariables != null) {
      int at = method.instructions.indexOf(following(store));
      for (LocalVariableNode variable : method.localVariables) {
        if (variable.index == store.var
            && method.instructions.indexOf(variable.start) <= at
            && method.instructions.indexOf(variable.end) > at) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean addLoad(AbstractInsnNode load) {
    AbstractInsnNode taker = flow.onlyTaker(load);
    if (load.getOpcode() != Opcodes.ALOAD
        || flow.onlySource(load) != store
        || taker == null
        || taker != following(load)) {
      return false;
    }
    if (taker.getOpcode() == Opcodes.ASTORE) {
      exits.add((VarInsnNode) load);
      return around.isLeft((VarInsnNode) load, (VarInsnNode) taker)
          && flow.takersOf(taker).stream().allMatch(this::isAskedOnly);
    }
    boolean isFirst = hasNext == null && isCall(taker, "hasNext");
    boolean isSecond = next == null && isCall(taker, "next");
    hasNext = isFirst ? (MethodInsnNode) taker : hasNext;
    next = isSecond ? (MethodInsnNode) taker : next;
    return isFirst || isSecond;
  }

  private boolean isAskedOnly(AbstractInsnNode load) {
    AbstractInsnNode taker = flow.onlyTaker(load);
    return isCall(taker, "hasNext") || isCall(taker, "next");
  }

  private static boolean isCall(AbstractInsnNode insn, String name) {
    return insn instanceof MethodInsnNode call
        && call.getOpcode() == Opcodes.INVOKEINTERFACE
        && call.owner.equals(ITERATOR)
        && call.name.equals(name)
        && Type.getArgumentCount(call.desc) == 0;
  }

  /** Whether each round begins by asking whether there is another element, and gets it then. */
  private boolean isTestedFirst() {
    AbstractInsnNode test = following(hasNext);
    return test.getOpcode() == Opcodes.IFEQ
        && following(store) == preceding(hasNext)
        && following(test) == preceding(next);
  }

  /**
   * Whether no message of a NullPointerException would say that a value is what {@code next} has
   * returned: it is stored, looked at, returned or handed on.
   */
  private boolean isUntold(AbstractInsnNode value) {
    return flow.takersOf(value).stream()
        .allMatch(
            taker ->
                switch (taker.getOpcode()) {
                  case Opcodes.ASTORE, Opcodes.INSTANCEOF, Opcodes.ARETURN -> true;
                  case Opcodes.CHECKCAST, Opcodes.DUP -> isUntold(taker);
                  case Opcodes.INVOKESTATIC, Opcodes.INVOKEDYNAMIC -> true;
                  case Opcodes.INVOKEVIRTUAL, Opcodes.INVOKEINTERFACE ->
                      !flow.operandsFrom(value, taker).contains(0);
                  default -> false;
                });
  }

  private boolean isHarmless() {
    Loop loop = loop();
    if (loop == null || !loop.contains(next) || isEntered(loop)) {
      return false;
    }
    for (AbstractInsnNode insn : loop.instructions()) {
      if (insn != hasNext && insn != next && !Harmless.is(insn, around::isHarmless)) {
        return false;
      }
    }
    return true;
  }

  /** Whether something leads between the iterator and its first element but the loop's start. */
  private boolean isEntered(Loop loop) {
    Set<LabelNode> entries = new HashSet<>();
    for (AbstractInsnNode insn : method.instructions) {
      entries.addAll(Jumps.targets(insn));
    }
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      entries.add(block.handler);
    }
    entries.remove(loop.head());
    for (AbstractInsnNode insn = store; insn != next; insn = insn.getNext()) {
      if (insn instanceof LabelNode label && entries.contains(label)) {
        return true;
      }
    }
    return false;
  }

  /** The loop that begins with the question; it has no other entry, so it holds all jumps back. */
  private Loop loop() {
    for (Loop loop : Loop.all(method)) {
      if (following(loop.head()) == preceding(hasNext)) {
        return loop;
      }
    }
    return null;
  }

  /**
   * Puts a list and a number in the iterator's place; stack map frames stay as they were.
   *
   * @return the calls of the list in the loop
   */
  List<AbstractInsnNode> replace() {
    InsnList code = method.instructions;
    int list = method.maxLocals;
    int number = list + 1;
    method.maxLocals += 2;
    method.maxStack += 1;
    code.set(made, new TypeInsnNode(Opcodes.CHECKCAST, LIST));
    code.insert(store, new VarInsnNode(Opcodes.ISTORE, number));
    code.insert(store, new InsnNode(Opcodes.ICONST_0));
    for (VarInsnNode exit : exits) {
      load(exit, list, number);
      code.set(exit, call("listIterator", "(I)Ljava/util/ListIterator;"));
    }
    store.var = list;
    return List.of(replaceTest(list, number), replaceNext(list, number));
  }

  /** As the iterator has it, not equal and not less: a list that has shrunk is noticed. */
  private AbstractInsnNode replaceTest(int list, int number) {
    InsnList code = method.instructions;
    MethodInsnNode size = call("size", "()I");
    JumpInsnNode test = (JumpInsnNode) following(hasNext);
    AbstractInsnNode asked = preceding(hasNext);
    code.insertBefore(asked, new VarInsnNode(Opcodes.ILOAD, number));
    code.set(asked, new VarInsnNode(Opcodes.ALOAD, list));
    code.set(hasNext, size);
    test.setOpcode(Opcodes.IF_ICMPEQ);
    return size;
  }

  private AbstractInsnNode replaceNext(int list, int number) {
    InsnList code = method.instructions;
    MethodInsnNode get = call("get", "(I)Ljava/lang/Object;");
    AbstractInsnNode asked = preceding(next);
    load(asked, list, number);
    code.remove(asked);
    code.insert(next, new IincInsnNode(number, 1));
    code.set(next, get);
    return get;
  }

  private void load(AbstractInsnNode before, int list, int number) {
    method.instructions.insertBefore(before, new VarInsnNode(Opcodes.ALOAD, list));
    method.instructions.insertBefore(before, new VarInsnNode(Opcodes.ILOAD, number));
  }

  private static MethodInsnNode call(String name, String descriptor) {
    return new MethodInsnNode(Opcodes.INVOKEVIRTUAL, LIST, name, descriptor, false);
  }

  private static AbstractInsnNode following(AbstractInsnNode insn) {
    AbstractInsnNode next = insn.getNext();
    while (next != null && next.getOpcode() < 0) {
      next = next.getNext();
    }
    return next;
  }

  private static AbstractInsnNode preceding(AbstractInsnNode insn) {
    AbstractInsnNode before = insn.getPrevious();
    while (before != null && before.getOpcode() < 0) {
      before = before.getPrevious();
    }
    return before;
  }
}
