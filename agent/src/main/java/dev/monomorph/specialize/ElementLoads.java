package dev.monomorph.specialize;

import dev.monomorph.specialize.fact.Fact;
import dev.monomorph.specialize.fact.FactValue;
import dev.monomorph.specialize.fact.Facts;
import dev.monomorph.specialize.flow.Flow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * The places where a copy takes an element out of an array or a collection, and would be better if
 * it knew what box that is: because it tests it, asks it, or hands it on to a method that can be
 * copied.
 */
final class ElementLoads {
  private final CalleeFinder callees;
  private final Copy copy;
  private final Facts facts;
  private final Class<?> box;
  private final Flow flow;

  private ElementLoads(CalleeFinder callees, Copy copy, Facts facts, Class<?> box) {
    this.callees = callees;
    this.copy = copy;
    this.facts = facts;
    this.box = box;
    this.flow = new Flow(CopyGraph.ownerOf(copy), copy.code());
  }

  /**
   * Those of a copy, in the order of its code.
   *
   * @param box the class that elements are guessed to have
   */
  static List<AbstractInsnNode> of(CalleeFinder callees, Copy copy, Facts facts, Class<?> box) {
    List<AbstractInsnNode> candidates = new ArrayList<>();
    for (AbstractInsnNode insn : copy.code().instructions) {
      if (isElement(insn) && facts.isReached(insn)) {
        candidates.add(insn);
      }
    }
    if (!candidates.isEmpty()) {
      ElementLoads loads = new ElementLoads(callees, copy, facts, box);
      candidates.removeIf(each -> !loads.mayBeBox(each) || !loads.matters(each));
    }
    return candidates;
  }

  /** Whether a method takes out an element that it does not cast at once: some may matter. */
  static boolean areIn(MethodNode method) {
    for (AbstractInsnNode insn : method.instructions) {
      if (isElement(insn) && insn.getNext().getOpcode() != Opcodes.CHECKCAST) {
        return true;
      }
    }
    return false;
  }

  /** Whether a field of that type may hold an array or a collection. */
  static boolean mayHold(String descriptor) {
    return descriptor.startsWith("[Ljava/lang/")
        || descriptor.startsWith("Ljava/util/")
        || descriptor.equals("Ljava/lang/Iterable;");
  }

  /** Functions give what they like; the other types of that package hold what was put in. */
  private static boolean isElement(AbstractInsnNode insn) {
    return insn.getOpcode() == Opcodes.AALOAD
        || (insn instanceof MethodInsnNode call
            && call.getOpcode() != Opcodes.INVOKESTATIC
            && call.owner.startsWith("java/util/")
            && !call.owner.startsWith("java/util/function/")
            && call.desc.endsWith(")Ljava/lang/Object;"));
  }

  /** Whether nothing is known against it, and it is not known anyway. */
  private boolean mayBeBox(AbstractInsnNode load) {
    FactValue value = facts.resultOf(load);
    if (value == null || value.fact().isNull() || value.fact().exact()) {
      return false;
    }
    if (load.getNext().getOpcode() == Opcodes.CHECKCAST) {
      Class<?> cast = copy.owner().resolve(((TypeInsnNode) load.getNext()).desc);
      if (cast == null || cast == box || !cast.isAssignableFrom(box)) {
        return false;
      }
    }
    return value.fact().type() == null || value.fact().type().isAssignableFrom(box);
  }

  private boolean matters(AbstractInsnNode load) {
    return matters(load, facts.resultOf(load), new HashSet<>());
  }

  private boolean matters(AbstractInsnNode source, FactValue element, Set<AbstractInsnNode> seen) {
    for (AbstractInsnNode taker : flow.takersOf(source)) {
      boolean decides =
          seen.add(taker)
              && switch (taker.getOpcode()) {
                case Opcodes.INSTANCEOF -> true;
                case Opcodes.CHECKCAST, Opcodes.ASTORE, Opcodes.ALOAD ->
                    matters(taker, element, seen);
                default -> taker instanceof MethodInsnNode call && isBetter(call, element);
              };
      if (decides) {
        return true;
      }
    }
    return false;
  }

  /** Whether a call would be another if it were known what box is among its arguments. */
  private boolean isBetter(MethodInsnNode call, FactValue element) {
    if (!facts.isReached(call)) {
      return false;
    }
    List<FactValue> arguments = Arguments.of(call, facts);
    boolean found = false;
    for (int i = 0; i < arguments.size(); i++) {
      if (element.id() != null && element.id().equals(arguments.get(i).id())) {
        found = true;
        arguments.set(i, arguments.get(i).withFact(Fact.exact(box)));
        if (i == 0 && call.getOpcode() != Opcodes.INVOKESTATIC) {
          return isAnsweredByBoxes(call);
        }
      }
    }
    return found && callees.find(copy.owner(), call, arguments).method() != null;
  }

  private static boolean isAnsweredByBoxes(MethodInsnNode call) {
    return switch (call.name) {
      case "getClass", "equals", "hashCode", "compareTo" -> true;
      default -> call.name.endsWith("Value");
    };
  }
}
