package dev.monomorph.specialize.exit;

import dev.monomorph.specialize.fact.Jumps;
import dev.monomorph.specialize.fact.TypeResolver;
import dev.monomorph.specialize.flow.Flow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Finds where a method can be left, and how.
 *
 * <p>The rest of the statement is run apart from all else, so that the code that is gone on with is
 * joined where nothing is on the stack. HotSpot's helpful messages say where an operand comes from
 * only if it can come from one place; and of locals they say the name.
 */
final class Points {
  private final MethodNode method;
  private final Flow flow;
  private final StackFrames frames;
  private final Acceptance acceptance;
  private final Set<AbstractInsnNode> joined = new HashSet<>();

  /** What has made operands that stay on the stack at some point, where it has to be then. */
  private final Set<AbstractInsnNode> pinned = new HashSet<>();

  private Points(String owner, MethodNode method, Class<?> expected, TypeResolver types) {
    this.method = method;
    this.flow = new Flow(owner, method);
    this.frames = new StackFrames(owner, method);
    this.acceptance = new Acceptance(method, flow, frames, expected, types);
    for (AbstractInsnNode insn : method.instructions) {
      joined.addAll(Jumps.targets(insn));
    }
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      joined.add(block.handler);
    }
  }

  /**
   * The points behind these instructions, in the order of the code; of some there is none.
   *
   * @param expected the class that is expected of what they load
   * @param types the classes that the code names
   */
  static List<Point> behind(
      List<AbstractInsnNode> loads,
      String owner,
      MethodNode method,
      Class<?> expected,
      TypeResolver types) {
    Points points = new Points(owner, method, expected, types);
    List<Point> found = new ArrayList<>();
    for (AbstractInsnNode load : loads) {
      boolean mayBe = points.acceptance.isGivenAfter(load);
      List<AbstractInsnNode> rest = mayBe ? points.restOf(load) : null;
      if (rest != null) {
        found.add(new Point(load, points.below(load), rest));
      }
    }
    return found;
  }

  /** From behind an instruction to where the stack is empty; null if others may join on the way. */
  private List<AbstractInsnNode> restOf(AbstractInsnNode load) {
    List<AbstractInsnNode> rest = new ArrayList<>();
    Set<TryCatchBlockNode> handlers = handlersOf(load);
    for (AbstractInsnNode at = load.getNext(); at != null; at = at.getNext()) {
      if (joined.contains(at)) {
        return null;
      }
      if (at instanceof LineNumberNode) {
        rest.add(at);
      }
      if (at.getOpcode() >= 0) {
        rest.add(at);
        if (!handlersOf(at).equals(handlers)) {
          return null;
        }
        if (Jumps.ends(at)) {
          return Jumps.targets(at).stream().allMatch(frames::isEmptyAt) ? rest : null;
        }
        if (frames.isEmptyAt(at.getNext())) {
          return rest;
        }
      }
    }
    return null;
  }

  private Set<TryCatchBlockNode> handlersOf(AbstractInsnNode insn) {
    return new HashSet<>(Tables.handlers(method, insn));
  }

  private List<Operand> below(AbstractInsnNode load) {
    List<SourceValue> sources = frames.sources(load.getNext());
    List<Type> types = frames.types(load.getNext());
    List<Operand> operands = new ArrayList<>();
    boolean moves = false;
    for (int i = 0; i < sources.size() - 1; i++) {
      boolean isObject = types.get(i).getSort() == Type.OBJECT;
      AbstractInsnNode source = isObject ? onlySource(sources.get(i)) : null;
      moves |= source != null;
      if (!moves) {
        operands.add(Operand.staying(types.get(i)));
      } else if (isObject && source == null) {
        return allStaying(sources, types);
      } else {
        operands.add(moved(types.get(i), source, load));
      }
    }
    return moves && !isHandedOn(load) ? allStaying(sources, types) : operands;
  }

  private List<Operand> allStaying(List<SourceValue> sources, List<Type> types) {
    List<Operand> operands = new ArrayList<>();
    for (int i = 0; i < sources.size() - 1; i++) {
      pinned.addAll(sources.get(i).insns);
      operands.add(Operand.staying(types.get(i)));
    }
    return operands;
  }

  /** What has made an operand that {@link #isHandedOn}; else null. */
  private AbstractInsnNode onlySource(SourceValue operand) {
    AbstractInsnNode source = operand.insns.size() == 1 ? operand.insns.iterator().next() : null;
    return source != null && isHandedOn(source) ? source : null;
  }

  private Operand moved(Type type, AbstractInsnNode source, AbstractInsnNode until) {
    boolean waits =
        source != null
            && source.getOpcode() == Opcodes.ALOAD
            && !pinned.contains(source)
            && isUnchanged(source, until);
    return waits
        ? new Operand(type, Operand.How.LOADED_LATER, (VarInsnNode) source)
        : new Operand(type, Operand.How.PUT_ASIDE, null);
  }

  private boolean isUnchanged(AbstractInsnNode load, AbstractInsnNode until) {
    int slot = ((VarInsnNode) load).var;
    for (AbstractInsnNode at = load; at != until; at = at.getNext()) {
      boolean stores =
          at instanceof VarInsnNode local
              && local.getOpcode() >= Opcodes.ISTORE
              && (local.var == slot || local.var + 1 == slot);
      if (at == null || stores || joined.contains(at) || reaches(at)) {
        return false;
      }
    }
    return true;
  }

  /** Whether an instruction puts something below others, which then may be its operand or not. */
  private static boolean reaches(AbstractInsnNode insn) {
    return switch (insn.getOpcode()) {
      case Opcodes.DUP_X1, Opcodes.DUP_X2, Opcodes.DUP2_X1, Opcodes.DUP2_X2 -> true;
      default -> false;
    };
  }

  /**
   * Whether a value only becomes an argument, which a null may be, or what is in a local, as where
   * a lambda's body has been put in the place of its call: so no message will ever tell where it
   * comes from.
   */
  private boolean isHandedOn(AbstractInsnNode source) {
    AbstractInsnNode made = source;
    AbstractInsnNode taker = flow.onlyTaker(source);
    while (taker != null && taker.getOpcode() == Opcodes.CHECKCAST) {
      made = taker;
      taker = flow.onlyTaker(taker);
    }
    if (taker instanceof InvokeDynamicInsnNode
        || (taker != null && taker.getOpcode() == Opcodes.ASTORE)) {
      return true;
    }
    return taker instanceof MethodInsnNode call
        && (call.getOpcode() == Opcodes.INVOKESTATIC || !isReceiver(made, call));
  }

  private boolean isReceiver(AbstractInsnNode made, MethodInsnNode call) {
    List<SourceValue> stack = frames.sources(call);
    int receiver = stack.size() - 1 - Type.getArgumentCount(call.desc);
    return stack.get(receiver).insns.contains(made);
  }
}
