package dev.monomorph.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** The lines of a method, for people. */
final class LineRanges {
  private LineRanges() {}

  /** Its lines in their order, such as {@code 4, 6-9}; empty if it has none. */
  static String of(MethodNode method) {
    TreeSet<Integer> lines = new TreeSet<>();
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof LineNumberNode number) {
        lines.add(number.line);
      }
    }
    List<String> ranges = new ArrayList<>();
    for (int first : lines) {
      if (!lines.contains(first - 1)) {
        int last = first;
        while (lines.contains(last + 1)) {
          last++;
        }
        ranges.add(first == last ? "" + first : first + "-" + last);
      }
    }
    return String.join(", ", ranges);
  }
}
