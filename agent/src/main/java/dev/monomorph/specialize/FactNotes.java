package dev.monomorph.specialize;

import dev.monomorph.specialize.fact.Fact;
import dev.monomorph.specialize.fact.FactValue;
import dev.monomorph.specialize.fact.Facts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What is known before each instruction of a copy, for people.
 *
 * <p>Made before the copy is linked: of what linking puts in the place of calls and constants no
 * facts can be had. What held before an instruction holds before the one in its place.
 */
final class FactNotes {
  private final List<AbstractInsnNode> code;
  private final Map<AbstractInsnNode, Integer> positions = new HashMap<>();
  private final Map<AbstractInsnNode, String> notes = new HashMap<>();

  /** The last that was said of each local. */
  private final Map<Integer, String> locals = new HashMap<>();

  private FactNotes(List<AbstractInsnNode> code) {
    this.code = code;
  }

  /**
   * The notes of a method as it is.
   *
   * @param analysis its facts; where they cannot be had the first note says why
   */
  static FactNotes of(MethodNode method, Supplier<Facts> analysis) {
    FactNotes notes = new FactNotes(instructions(method));
    try {
      Facts facts = analysis.get();
      notes.take(insn -> facts.isReached(insn) ? notes.note(insn, facts) : "dead");
    } catch (IllegalArgumentException e) {
      AbstractInsnNode first = notes.code.get(0);
      notes.take(insn -> insn == first ? "nothing is known here: " + e.getMessage() : "");
    }
    return notes;
  }

  private void take(Function<AbstractInsnNode, String> noteOf) {
    for (AbstractInsnNode insn : code) {
      positions.put(insn, notes.size());
      notes.put(insn, noteOf.apply(insn));
    }
  }

  private String note(AbstractInsnNode insn, Facts facts) {
    List<String> parts = new ArrayList<>();
    List<FactValue> values = facts.localsBefore(insn);
    for (int i = 0; i < values.size(); i++) {
      String fact = values.get(i).fact().toString();
      if (!fact.equals(locals.getOrDefault(i, Fact.ANY.toString()))) {
        parts.add("local " + i + ": " + fact);
        locals.put(i, fact);
      }
    }
    List<Fact> stack = facts.stackBefore(insn).stream().map(FactValue::fact).toList();
    if (stack.stream().anyMatch(fact -> !fact.equals(Fact.ANY))) {
      parts.add("stack: " + String.join(", ", stack.stream().map(Fact::toString).toList()));
    }
    return String.join("; ", parts);
  }

  /**
   * A note for each instruction of the method as it is by now, labels, lines and frames left out;
   * empty where nothing is known that was not said before.
   */
  List<String> beside(MethodNode linked) {
    List<AbstractInsnNode> now = instructions(linked);
    Set<AbstractInsnNode> left = new HashSet<>(now);
    List<String> beside = new ArrayList<>();
    int at = 0;
    while (beside.size() < now.size()) {
      AbstractInsnNode insn = now.get(beside.size());
      if (notes.containsKey(insn)) {
        at = positions.get(insn) + 1;
        beside.add(notes.get(insn));
      } else {
        int fresh = run(now, beside.size(), each -> !notes.containsKey(each));
        int gone = run(code, at, each -> !left.contains(each));
        for (int i = 0; i < fresh; i++) {
          beside.add(i < gone && (i == 0 || fresh == gone) ? notes.get(code.get(at + i)) : "");
        }
        at += gone;
      }
    }
    return beside;
  }

  private static int run(
      List<AbstractInsnNode> code, int from, Predicate<AbstractInsnNode> belongs) {
    int to = from;
    while (to < code.size() && belongs.test(code.get(to))) {
      to++;
    }
    return to - from;
  }

  private static List<AbstractInsnNode> instructions(MethodNode method) {
    List<AbstractInsnNode> instructions = new ArrayList<>();
    for (AbstractInsnNode insn : method.instructions) {
      if (insn.getOpcode() >= 0) {
        instructions.add(insn);
      }
    }
    return instructions;
  }
}
