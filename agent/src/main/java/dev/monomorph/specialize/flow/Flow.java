package dev.monomorph.specialize.flow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Where values come from and go to, in one method: which instructions take what another leaves on
 * the stack or in a local.
 */
public final class Flow {
  private final IdentityHashMap<AbstractInsnNode, Set<AbstractInsnNode>> takers =
      new IdentityHashMap<>();
  private final IdentityHashMap<AbstractInsnNode, Set<AbstractInsnNode>> sources =
      new IdentityHashMap<>();
  private final IdentityHashMap<AbstractInsnNode, List<SourceValue>> operands =
      new IdentityHashMap<>();
  private final Map<Integer, AbstractInsnNode> parameters = new HashMap<>();
  private final Set<AbstractInsnNode> acrossFrames =
      Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * Follows all values of a static method.
   *
   * @throws IllegalArgumentException if the code cannot be analyzed
   */
  public Flow(String owner, MethodNode method) {
    try {
      Frame<SourceValue>[] frames = new Analyzer<>(new Tracking()).analyze(owner, method);
      for (int i = 0; i < frames.length; i++) {
        if (frames[i] != null && method.instructions.get(i).getType() == AbstractInsnNode.FRAME) {
          for (int j = 0; j < frames[i].getStackSize(); j++) {
            acrossFrames.addAll(frames[i].getStack(j).insns);
          }
        }
      }
    } catch (AnalyzerException e) {
      throw new IllegalArgumentException("cannot analyze " + method.name + method.desc, e);
    }
  }

  /** Takes note of what each instruction takes; the sets only grow while the analysis goes on. */
  private final class Tracking extends SourceInterpreter {
    private int parameter;

    Tracking() {
      super(Opcodes.ASM9);
    }

    private void take(AbstractInsnNode taker, SourceValue value) {
      sources.computeIfAbsent(taker, each -> new LinkedHashSet<>()).addAll(value.insns);
      for (AbstractInsnNode source : value.insns) {
        takers.computeIfAbsent(source, each -> new LinkedHashSet<>()).add(taker);
      }
    }

    @Override
    public SourceValue newParameterValue(boolean isInstanceMethod, int local, Type type) {
      AbstractInsnNode entry = new LabelNode();
      parameters.put(parameter++, entry);
      return new SourceValue(type.getSize(), entry);
    }

    @Override
    public SourceValue newExceptionValue(
        TryCatchBlockNode block, Frame<SourceValue> handler, Type type) {
      return new SourceValue(1, block.handler);
    }

    @Override
    public SourceValue copyOperation(AbstractInsnNode insn, SourceValue value) {
      take(insn, value);
      return super.copyOperation(insn, value);
    }

    @Override
    public SourceValue unaryOperation(AbstractInsnNode insn, SourceValue value) {
      take(insn, value);
      return super.unaryOperation(insn, value);
    }

    @Override
    public SourceValue binaryOperation(
        AbstractInsnNode insn, SourceValue first, SourceValue second) {
      take(insn, first);
      take(insn, second);
      return super.binaryOperation(insn, first, second);
    }

    @Override
    public SourceValue ternaryOperation(
        AbstractInsnNode insn, SourceValue first, SourceValue second, SourceValue third) {
      take(insn, first);
      take(insn, second);
      take(insn, third);
      return super.ternaryOperation(insn, first, second, third);
    }

    @Override
    public SourceValue naryOperation(AbstractInsnNode insn, List<? extends SourceValue> values) {
      values.forEach(value -> take(insn, value));
      operands.put(insn, List.copyOf(values));
      return super.naryOperation(insn, values);
    }
  }

  /** Stands for the value that a parameter has on entry, as if an instruction had made it. */
  public AbstractInsnNode entryOf(int parameter) {
    return parameters.get(parameter);
  }

  /** The instructions one of which has made what an instruction of one operand takes. */
  public Set<AbstractInsnNode> sourcesOf(AbstractInsnNode taker) {
    return sources.getOrDefault(taker, Set.of());
  }

  /** The instructions that take what another leaves on the stack or in a local, or in both. */
  public List<AbstractInsnNode> takersOf(AbstractInsnNode source) {
    return new ArrayList<>(takers.getOrDefault(source, Set.of()));
  }

  /**
   * The one instruction that takes what another leaves on the stack, if no other could have made
   * it, and no stack map frame tells of it; else null.
   */
  public AbstractInsnNode onlyTaker(AbstractInsnNode source) {
    List<AbstractInsnNode> all = takersOf(source);
    boolean only = all.size() == 1 && !acrossFrames.contains(source);
    return only ? all.get(0) : null;
  }

  /**
   * Whether what an instruction leaves on the stack stays there, below all that comes, until the
   * one instruction that takes it.
   */
  public boolean staysUntil(AbstractInsnNode source, AbstractInsnNode taker) {
    if (onlyTaker(source) != taker) {
      return false;
    }
    for (AbstractInsnNode at = source; at != taker; at = at.getNext()) {
      if (at == null || reachesBelow(at)) {
        return false;
      }
    }
    return true;
  }

  /** Whether an instruction moves what is below the top of the stack. */
  private static boolean reachesBelow(AbstractInsnNode insn) {
    return switch (insn.getOpcode()) {
      case Opcodes.DUP_X1, Opcodes.DUP_X2, Opcodes.DUP2_X1, Opcodes.DUP2_X2, Opcodes.SWAP -> true;
      default -> false;
    };
  }

  /** Which operands of a call, the receiver first, may be what another instruction has made. */
  public List<Integer> operandsFrom(AbstractInsnNode source, AbstractInsnNode call) {
    List<SourceValue> all = operands.getOrDefault(call, List.of());
    List<Integer> from = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).insns.contains(source)) {
        from.add(i);
      }
    }
    return from;
  }

  /** The one instruction that has made what an instruction of one operand takes; else null. */
  public AbstractInsnNode onlySource(AbstractInsnNode taker) {
    Set<AbstractInsnNode> all = sourcesOf(taker);
    return all.size() == 1 ? all.iterator().next() : null;
  }
}
