package dev.monomorph.specialize.pass;

import dev.monomorph.specialize.fact.Fact;
import dev.monomorph.specialize.fact.FactValue;
import dev.monomorph.specialize.fact.Facts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** The unfolding of one loop. */
final class Unfolding {
  /** States of one loop. */
  private static final int MAX_STATES = 256;

  /**
   * An iteration that is to be copied.
   *
   * @param entry where it is to begin
   * @param locals what is known in the locals then, by slot
   */
  private record State(LabelNode entry, List<FactValue> locals) {}

  private final MethodNode method;
  private final Loop loop;
  private final Facts facts;

  /** What holds in the locals at the head of any iteration. */
  private final List<FactValue> always;

  /** Reads of constants that are known in every iteration. */
  private int ordinaryReads;

  private final DeferredUses uses = new DeferredUses();
  private final BitSet walkers = new BitSet();
  private final Map<List<Fact>, LabelNode> entries = new LinkedHashMap<>();
  private final Deque<State> pending = new ArrayDeque<>();
  private final InsnList copies = new InsnList();
  private final List<LocalVariableNode> variables = new ArrayList<>();
  private final Map<TryCatchBlockNode, List<TryCatchBlockNode>> handlers = new HashMap<>();

  Unfolding(MethodNode method, Loop loop, Facts facts) {
    this.method = method;
    this.loop = loop;
    this.facts = facts;
    this.always = facts.localsBefore(loop.head());
  }

  /** Makes the copies, if it is worth while and they are not too many. */
  boolean isPossible() {
    List<FactValue> first = atEntry();
    if (first == null || !findWalkers(first)) {
      return false;
    }
    entryFor(first);
    int added = 0;
    while (!pending.isEmpty()) {
      State state = pending.remove();
      LoopPart part = new LoopPart(method, loop, facts, state.locals());
      boolean gains = part.knownReads() > ordinaryReads;
      part.fold(uses);
      if (!gains && part.goesOn()) {
        leave(state);
        continue;
      }
      added += part.size();
      if (!Growth.isAllowed(method, added) || entries.size() > MAX_STATES) {
        return false;
      }
      part.emit(copies, state.entry(), this::entryFor, variables)
          .forEach((original, copy) -> handlersFor(original).add(copy));
    }
    return true;
  }

  /** From here on nothing is to be gained any more: the loop itself does the rest. */
  private void leave(State state) {
    copies.add(state.entry());
    if (loop.frame() != null) {
      copies.add(loop.frame().clone(Map.of()));
    }
    copies.add(new JumpInsnNode(Opcodes.GOTO, loop.head()));
  }

  private List<TryCatchBlockNode> handlersFor(TryCatchBlockNode original) {
    return handlers.computeIfAbsent(original, key -> new ArrayList<>());
  }

  /** The locals as the first iteration finds them; null if they are not known any more. */
  private List<FactValue> atEntry() {
    AbstractInsnNode before = loop.head().getPrevious();
    while (before != null && before.getOpcode() < 0 && !facts.isReached(before)) {
      before = before.getPrevious();
    }
    if (before == null) {
      List<FactValue> start = new ArrayList<>(facts.localsAtStart());
      start.addAll(always.subList(start.size(), always.size()));
      return start;
    }
    return facts.isReached(before) ? facts.localsAfter(before) : null;
  }

  /**
   * Finds the locals that change from iteration to iteration and decide which constants are read.
   *
   * @return whether there are any
   */
  private boolean findWalkers(List<FactValue> first) {
    BitSet candidates = loop.assigned();
    candidates.and(definedAtHead());
    for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
      if (!first.get(i).fact().isConstant() || always.get(i).fact().isConstant()) {
        candidates.clear(i);
      }
    }
    if (candidates.isEmpty()) {
      return false;
    }
    LoopPart part = new LoopPart(method, loop, facts, with(candidates, first));
    int reads = part.knownReads();
    ordinaryReads = part.knownReadsWith(always);
    for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
      BitSet others = (BitSet) candidates.clone();
      others.clear(i);
      if (part.knownReadsWith(with(others, first)) < reads) {
        walkers.set(i);
      }
    }
    return !walkers.isEmpty();
  }

  /** The locals that exist where an iteration begins: others hold what nobody reads. */
  private BitSet definedAtHead() {
    BitSet defined = new BitSet();
    FrameNode frame = loop.frame();
    if (frame == null) {
      defined.set(0, method.maxLocals);
      return defined;
    }
    int slot = 0;
    for (Object type : frame.local) {
      defined.set(slot, !type.equals(Opcodes.TOP));
      slot += type.equals(Opcodes.LONG) || type.equals(Opcodes.DOUBLE) ? 2 : 1;
    }
    return defined;
  }

  /** What holds at the head of any iteration, and what is known of some locals. */
  private List<FactValue> with(BitSet known, List<FactValue> values) {
    List<FactValue> locals = new ArrayList<>(always);
    for (int i = known.nextSetBit(0); i >= 0; i = known.nextSetBit(i + 1)) {
      locals.set(i, values.get(i).alone());
    }
    return locals;
  }

  /** Where the iteration that begins with these locals is to begin. */
  private LabelNode entryFor(List<FactValue> locals) {
    List<Fact> state = new ArrayList<>();
    for (int i = walkers.nextSetBit(0); i >= 0; i = walkers.nextSetBit(i + 1)) {
      Fact fact = locals.get(i).fact();
      if (!fact.isConstant()) {
        return loop.head();
      }
      state.add(fact);
    }
    return entries.computeIfAbsent(
        state,
        key -> {
          LabelNode entry = new LabelNode();
          pending.add(new State(entry, with(walkers, locals)));
          return entry;
        });
  }

  /** Puts the copies in front of the loop, into which nothing runs any more. */
  void insert(Uses used) {
    uses.pass(used);
    for (LocalVariableNode variable : Loop.variables(method)) {
      if (loop.isAround(variable)) {
        variable.start = entries.values().iterator().next();
      }
    }
    if (method.localVariables != null) {
      method.localVariables.addAll(variables);
    }
    List<TryCatchBlockNode> table = new ArrayList<>();
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      table.addAll(handlersFor(block));
      table.add(block);
    }
    method.tryCatchBlocks = table;
    method.instructions.insertBefore(loop.head(), copies);
  }
}
