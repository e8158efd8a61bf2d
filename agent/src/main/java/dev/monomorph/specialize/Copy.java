package dev.monomorph.specialize;

import dev.monomorph.runtime.KeptCall;
import dev.monomorph.runtime.Target;
import dev.monomorph.specialize.fact.Fact;
import dev.monomorph.specialize.fact.FactValue;
import dev.monomorph.specialize.pass.Uses;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** One method being copied for certain facts of its arguments. */
final class Copy implements Uses {
  /**
   * A call in a copy that could go to another copy.
   *
   * @param instruction the call
   * @param callee the other copy
   * @param origins for each argument the parameters of this copy that its fact comes from; null
   *     where the callee assumes nothing of the argument
   */
  record Call(MethodInsnNode instruction, Copy callee, List<BitSet> origins) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Call call
          && instruction.equals(call.instruction)
          && callee.equals(call.callee)
          && origins.equals(call.origins);
    }

    @Override
    public int hashCode() {
      return 31 * instruction.hashCode() + callee.hashCode();
    }
  }

  private final Program.Resolved original;
  private final MethodNode code;
  private final List<Fact> facts;
  private final int depth;
  private final int originalSize;
  private final List<KeptCall> kept = new ArrayList<>();
  private final BitSet used = new BitSet();
  private final BitSet identified = new BitSet();
  private final List<Call> calls = new ArrayList<>();
  private LabelNode unfollowed;
  private int followedLocals;
  private boolean placeable = true;
  private boolean rewritten;
  private boolean hasReceiver;

  /**
   * @param original the method that was copied
   * @param code the copy, which is rewritten in place
   * @param facts what is assumed of each of its parameters
   * @param depth calls between the root and this
   */
  Copy(Program.Resolved original, MethodNode code, List<Fact> facts, int depth) {
    this.original = original;
    this.code = code;
    this.facts = new ArrayList<>(facts);
    this.hasReceiver = !original.isStatic();
    if (hasReceiver) {
      this.facts.set(0, facts.get(0).nonNull());
    }
    this.depth = depth;
    this.originalSize = CodeSize.upperBound(original.method());
  }

  LoadedClass owner() {
    return original.owner();
  }

  /** The method that was copied; never changed. */
  MethodNode original() {
    return original.method();
  }

  /** The same, for people. */
  Target target() {
    return original.target();
  }

  MethodNode code() {
    return code;
  }

  /** What holds on entry: what is assumed, and that a receiver is not null. */
  List<Fact> facts() {
    return facts;
  }

  int depth() {
    return depth;
  }

  int originalSize() {
    return originalSize;
  }

  List<Call> calls() {
    return calls;
  }

  /**
   * Takes note that from a label on, to its end, the code calls original methods only.
   *
   * @param locals how many locals the code before it has; those behind it come after them, in the
   *     same order
   */
  void followTo(LabelNode end, int locals) {
    unfollowed = end;
    followedLocals = locals;
  }

  /** Where the code begins whose calls stay as they are; null where none do for that reason. */
  LabelNode unfollowed() {
    return unfollowed;
  }

  /** Whether an instruction is in the code whose calls stay as they are. */
  boolean isUnfollowed(AbstractInsnNode insn) {
    AbstractInsnNode at = unfollowed;
    while (at != null && at != insn) {
      at = at.getNext();
    }
    return at != null;
  }

  /**
   * Whether a local is handed on from the code that guesses, which is left for ever, to the rest.
   */
  boolean isLeft(VarInsnNode load, VarInsnNode store) {
    return isUnfollowed(load)
        && load.var < followedLocals
        && store.getOpcode() == Opcodes.ASTORE
        && store.var == followedLocals + load.var;
  }

  /** Takes note of a call that stays a call of the original method. */
  void keep(KeptCall reason) {
    kept.add(reason);
  }

  /** Why calls stay calls of original methods, one for each, if {@code reached} are all copies. */
  List<KeptCall> keptCalls(Set<Copy> reached) {
    List<KeptCall> all = new ArrayList<>(kept);
    for (Call call : calls) {
      if (!call.callee.placeable && !reached.contains(call.callee)) {
        all.add(KeptCall.NO_PLACE);
      }
    }
    return all;
  }

  /** The parameters whose facts decided something, here or in a callee. */
  BitSet used() {
    return used;
  }

  /** Those of the used parameters of which it matters which object they are. */
  BitSet identified() {
    return identified;
  }

  /** Whether the first parameter is the receiver of the original. */
  boolean hasReceiver() {
    return hasReceiver;
  }

  /** Takes note that the code is passed a parameter less. */
  void dropParameter(int parameter) {
    hasReceiver &= parameter > 0;
    facts.remove(parameter);
    drop(used, parameter);
    drop(identified, parameter);
  }

  private static void drop(BitSet parameters, int dropped) {
    BitSet behind = parameters.get(dropped + 1, Math.max(dropped + 1, parameters.length()));
    parameters.clear(dropped, Math.max(dropped, parameters.length()));
    for (int i = behind.nextSetBit(0); i >= 0; i = behind.nextSetBit(i + 1)) {
      parameters.set(dropped + i);
    }
  }

  @Override
  public void accept(FactValue value) {
    used.or(value.origins());
  }

  @Override
  public void acceptObject(FactValue value) {
    used.or(value.origins());
    identified.or(value.origins());
  }

  /** Takes over what callees use; true if that was news. */
  boolean propagateUse() {
    int before = used.cardinality() + identified.cardinality();
    for (Call call : calls) {
      for (int i = 0; i < call.origins().size(); i++) {
        propagateUse(call.callee(), call.origins().get(i), i);
      }
    }
    return used.cardinality() + identified.cardinality() != before;
  }

  private void propagateUse(Copy callee, BitSet origins, int parameter) {
    if (callee.placeable && origins != null) {
      if (callee.used.get(parameter)) {
        used.or(origins);
      }
      if (callee.identified.get(parameter)) {
        identified.or(origins);
      }
    }
  }

  /** Takes note that values are passed or kept here in another way than in the original. */
  void rewritten() {
    if (!rewritten) {
      rewritten = true;
      // Each box on the stack may become a value of two words; one and a copy are on top of all.
      code.maxStack = 2 * code.maxStack + 4;
    }
  }

  /** Whether there is a class that this copy could stand in. */
  boolean isPlaceable() {
    return placeable;
  }

  /** There is no class that this copy could stand in. */
  void refusePlace() {
    placeable = false;
  }

  /**
   * Whether its facts, or those of its callees, made it differ from its original, and there is a
   * place for it.
   */
  boolean isWorthIt() {
    return placeable && (rewritten || !used.isEmpty());
  }
}
