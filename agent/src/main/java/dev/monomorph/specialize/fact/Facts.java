package dev.monomorph.specialize.fact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;

/** The facts of a method: for each instruction that can be reached, what holds before it. */
public final class Facts {
  private final IdentityHashMap<AbstractInsnNode, Frame<FactValue>> frames =
      new IdentityHashMap<>();
  private final Map<FieldInsnNode, Fact> reads;
  private final Set<AbstractInsnNode> dead = Collections.newSetFromMap(new IdentityHashMap<>());

  private Facts(MethodNode method, Frame<FactValue>[] analyzed, Map<FieldInsnNode, Fact> reads) {
    this.reads = reads;
    for (int i = 0; i < analyzed.length; i++) {
      AbstractInsnNode insn = method.instructions.get(i);
      if (analyzed[i] == null) {
        dead.add(insn);
      } else {
        frames.put(insn, analyzed[i]);
      }
    }
  }

  /**
   * Interprets {@code method} abstractly.
   *
   * @param owner internal name of the class that the method is in
   * @param entryFacts one for each parameter, the receiver of an instance method included
   * @throws IllegalArgumentException if the code cannot be analyzed; the JVM could not verify it
   */
  public static Facts of(
      String owner,
      MethodNode method,
      List<Fact> entryFacts,
      TypeResolver types,
      FieldValues fields) {
    try {
      FactInterpreter interpreter = new FactInterpreter(entryFacts, types, fields);
      Frame<FactValue>[] analyzed = interpreter.analyzer().analyze(owner, method);
      return new Facts(method, analyzed, interpreter.reads());
    } catch (AnalyzerException e) {
      throw new IllegalArgumentException(
          "cannot analyze " + owner + "." + method.name + method.desc + ": " + e.getMessage(), e);
    }
  }

  /**
   * What a method's body tells by itself: nothing is assumed but that there is a receiver.
   *
   * @throws IllegalArgumentException as {@link #of}
   */
  public static Facts ofBody(String owner, MethodNode method) {
    List<Fact> facts = new ArrayList<>();
    if ((method.access & Opcodes.ACC_STATIC) == 0) {
      facts.add(Fact.NON_NULL);
    }
    facts.addAll(Collections.nCopies(Type.getArgumentCount(method.desc), Fact.ANY));
    return of(owner, method, facts, TypeResolver.NONE, FieldValues.NONE);
  }

  /** Whether the instruction was there when the method was analyzed and cannot be reached. */
  public boolean isDead(AbstractInsnNode insn) {
    return dead.contains(insn);
  }

  /** Whether the instruction was there when the method was analyzed and can be reached. */
  public boolean isReached(AbstractInsnNode insn) {
    return frames.containsKey(insn);
  }

  /**
   * An operand of an instruction that is reached.
   *
   * @param depth 0 for the top of the stack; values count as one, longs and doubles too
   */
  public FactValue operand(AbstractInsnNode insn, int depth) {
    Frame<FactValue> frame = frames.get(insn);
    return frame.getStack(frame.getStackSize() - 1 - depth);
  }

  /** What an instruction that is reached leaves on top of the stack; null if that is not known. */
  public FactValue resultOf(AbstractInsnNode insn) {
    Frame<FactValue> next = frames.get(insn.getNext());
    boolean joined = insn.getNext() instanceof LabelNode;
    return next == null || joined ? null : next.getStack(next.getStackSize() - 1);
  }

  /**
   * What holds before an instruction, for people: {@code Exact(com.acme.Add), Any | Constant(3)},
   * the locals in their order, then the stack, its top last; {@code dead} where nothing gets there.
   * The second slot of a long or double is not listed.
   */
  public String before(AbstractInsnNode insn) {
    Frame<FactValue> frame = frames.get(insn);
    if (frame == null) {
      return "dead";
    }
    List<String> locals = new ArrayList<>();
    for (int i = 0; i < frame.getLocals(); i += frame.getLocal(i).getSize()) {
      locals.add(frame.getLocal(i).fact().toString());
    }
    List<String> stack = new ArrayList<>();
    for (int i = 0; i < frame.getStackSize(); i++) {
      stack.add(frame.getStack(i).fact().toString());
    }
    return (String.join(", ", locals) + " | " + String.join(", ", stack)).strip();
  }

  /** What the read of a field is known to give, or null. */
  public Fact readBy(FieldInsnNode insn) {
    return reads.get(insn);
  }

  /** Whether this is the {@code invokedynamic} of a pattern switch over types or constants. */
  public static boolean isPatternSwitch(InvokeDynamicInsnNode dynamic) {
    return PatternSwitch.is(dynamic);
  }

  /** Whether a pattern switch looks at which object it is given, and not at its class alone. */
  public static boolean namesObjects(InvokeDynamicInsnNode dynamic) {
    return PatternSwitch.namesObjects(dynamic);
  }
}
