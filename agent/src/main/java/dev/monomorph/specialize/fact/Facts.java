package dev.monomorph.specialize.fact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;

/** The facts of a method: for each instruction that can be reached, what holds before it. */
public final class Facts {
  /** What an analysis is made with. */
  private record Context(String owner, TypeResolver types, ConstantHeap heap) {}

  private final Context context;
  private final FactInterpreter interpreter;
  private final List<FactValue> parameters;
  private final IdentityHashMap<AbstractInsnNode, Frame<FactValue>> frames =
      new IdentityHashMap<>();
  private final Set<AbstractInsnNode> dead = Collections.newSetFromMap(new IdentityHashMap<>());

  private Facts(Context context, MethodNode method, List<FactValue> parameters)
      throws AnalyzerException {
    this.context = context;
    this.parameters = parameters;
    this.interpreter = new FactInterpreter(context.types, context.heap);
    FactFrame[] analyzed = FactAnalysis.of(method, parameters, interpreter);
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
      ConstantHeap heap) {
    List<FactValue> parameters = new ArrayList<>(entryFacts.size());
    if ((method.access & Opcodes.ACC_STATIC) == 0) {
      parameters.add(FactValue.parameter(0, 1, entryFacts.get(0)));
    }
    for (Type type : Type.getArgumentTypes(method.desc)) {
      int number = parameters.size();
      parameters.add(FactValue.parameter(number, type.getSize(), entryFacts.get(number)));
    }
    return of(new Context(owner, types, heap), method, parameters);
  }

  private static Facts of(Context context, MethodNode method, List<FactValue> parameters) {
    try {
      return new Facts(context, method, parameters);
    } catch (AnalyzerException e) {
      String name = context.owner + "." + method.name + method.desc;
      throw new IllegalArgumentException("cannot analyze " + name + ": " + e.getMessage(), e);
    }
  }

  /**
   * Interprets a part of this method that was copied into a static method of its own, whose
   * parameters are the locals that it begins with.
   *
   * @param locals by slot
   * @throws IllegalArgumentException as {@link #of}
   */
  public Facts ofPart(MethodNode part, List<FactValue> locals) {
    List<FactValue> values = new ArrayList<>(locals.size());
    for (int i = 0; i < locals.size(); i += locals.get(i).size()) {
      values.add(locals.get(i));
    }
    return of(context, part, values);
  }

  /** The values in the locals before an instruction that is reached, by slot. */
  public List<FactValue> localsBefore(AbstractInsnNode insn) {
    return locals(frames.get(insn));
  }

  /** The values on the stack before an instruction that is reached, the top last. */
  public List<FactValue> stackBefore(AbstractInsnNode insn) {
    Frame<FactValue> frame = frames.get(insn);
    List<FactValue> stack = new ArrayList<>(frame.getStackSize());
    for (int i = 0; i < frame.getStackSize(); i++) {
      stack.add(frame.getStack(i));
    }
    return stack;
  }

  /** The values in the locals where execution runs on from an instruction that is reached. */
  public List<FactValue> localsAfter(AbstractInsnNode insn) {
    Frame<FactValue> frame = new FactFrame(frames.get(insn));
    if (insn.getOpcode() >= 0) {
      try {
        frame.execute(insn, interpreter);
      } catch (AnalyzerException e) {
        throw new IllegalStateException("was analyzed before: " + e.getMessage(), e);
      }
    }
    return locals(frame);
  }

  private static List<FactValue> locals(Frame<FactValue> frame) {
    List<FactValue> locals = new ArrayList<>(frame.getLocals());
    for (int i = 0; i < frame.getLocals(); i++) {
      locals.add(frame.getLocal(i));
    }
    return locals;
  }

  /** The values in the locals where the method begins, by slot; of parameters alone. */
  public List<FactValue> localsAtStart() {
    List<FactValue> locals = new ArrayList<>();
    for (FactValue parameter : parameters) {
      locals.add(parameter);
      if (parameter.size() == 2) {
        locals.add(FactValue.SINGLE);
      }
    }
    return locals;
  }

  /** Whether nothing is on the stack before an instruction that is reached. */
  public boolean isStackEmpty(AbstractInsnNode insn) {
    return frames.get(insn).getStackSize() == 0;
  }

  /**
   * What a method's body tells by itself: nothing is assumed but that there is a receiver.
   *
   * @throws IllegalArgumentException as {@link #of}
   */
  public static Facts ofBody(String owner, MethodNode method) {
    return ofBody(owner, method, TypeResolver.NONE);
  }

  /**
   * The same, with the classes that the code names.
   *
   * @throws IllegalArgumentException as {@link #of}
   */
  public static Facts ofBody(String owner, MethodNode method, TypeResolver types) {
    List<Fact> facts = new ArrayList<>();
    if ((method.access & Opcodes.ACC_STATIC) == 0) {
      facts.add(Fact.NON_NULL);
    }
    facts.addAll(Collections.nCopies(Type.getArgumentCount(method.desc), Fact.ANY));
    return of(owner, method, facts, types, ConstantHeap.NONE);
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
    List<String> stack = stackBefore(insn).stream().map(value -> value.fact().toString()).toList();
    return (String.join(", ", locals) + " | " + String.join(", ", stack)).strip();
  }

  /** What the read of a field, an element, a length or an accessor is known to give, or null. */
  public Fact readBy(AbstractInsnNode insn) {
    return interpreter.reads().get(insn);
  }

  /** Whether the code may name a class by its internal name, and means this one by it. */
  public boolean canName(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    return element.isPrimitive()
        || (!element.isHidden() && context.types.resolve(Type.getInternalName(element)) == element);
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
