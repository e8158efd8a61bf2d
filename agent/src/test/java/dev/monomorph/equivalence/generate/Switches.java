package dev.monomorph.equivalence.generate;

import dev.monomorph.equivalence.generate.ClassModel.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Switches over numbers, enums and strings, as statements and as expressions. */
final class Switches {
  private static final int[] SPARSE = {-1000, -1, 0, 1, 7, 100, 128, 1 << 20};
  private static final List<String> STRINGS = List.of("a", "b", "Aa", "BB", "one", "two");

  private Switches() {}

  static void expression(Body b, Ty type, int depth) {
    b.uses(Feature.SWITCH_EXPRESSION);
    Mark end = new Mark();
    int cases = selector(b, depth);
    dispatch(
        b,
        cases,
        i -> {
          Expressions.emit(b, type, depth - 1);
          b.jump(Opcodes.GOTO, end);
        });
    b.place(end);
  }

  static boolean statement(Body b, int depth) {
    Mark end = new Mark();
    b.loops.add(new Loop(null, end, b.monitors.size()));
    if (b.choices.chance(20)) {
      strings(b, depth, end);
    } else {
      int cases = selector(b, 2);
      dispatch(b, cases, i -> branch(b, depth, end));
    }
    b.loops.remove(b.loops.size() - 1);
    b.place(end);
    return true;
  }

  /** One branch; it goes on into the next now and then. */
  private static void branch(Body b, int depth, Mark end) {
    Statements.block(b, depth - 1, 2);
    if (b.reachable() && !b.choices.chance(15)) {
      b.jump(Opcodes.GOTO, end);
    }
  }

  /** Writes the number to switch over; answers how many cases there should be. */
  private static int selector(Body b, int depth) {
    List<ClassModel> enums = b.world.of(Kind.ENUM);
    if (!enums.isEmpty() && b.choices.chance(35)) {
      ClassModel model = enums.get(0);
      Expressions.present(b, model.type, depth - 1);
      b.invokeVirtual(model.name, "ordinal", "()I");
      b.uses(Feature.ENUM_SWITCH);
      return model.constants.size();
    }
    int cases = 1 + b.choices.below(4);
    Expressions.emit(b, Ty.INT, depth - 1);
    if (b.choices.chance(70)) {
      b.push(3);
      b.op(Opcodes.IAND);
    }
    return cases;
  }

  /** The switch on the stack; the branch with the highest number is the default one. */
  private static void dispatch(Body b, int cases, IntConsumer branch) {
    Mark[] marks = new Mark[cases + 1];
    Label[] labels = new Label[cases];
    for (int i = 0; i <= cases; i++) {
      marks[i] = new Mark();
      marks[i].used = true;
      if (i < cases) {
        labels[i] = marks[i].label;
      }
    }
    if (b.choices.chance(35)) {
      b.uses(Feature.LOOKUP_SWITCH);
      int[] keys = new int[cases];
      int from = b.choices.below(SPARSE.length - cases + 1);
      System.arraycopy(SPARSE, from, keys, 0, cases);
      b.mv.visitLookupSwitchInsn(marks[cases].label, keys, labels);
    } else {
      b.uses(Feature.TABLE_SWITCH);
      int from = b.choices.chance(15) ? -1 : 0;
      b.mv.visitTableSwitchInsn(from, from + cases - 1, marks[cases].label, labels);
    }
    b.unreachable();
    for (int i = 0; i <= cases; i++) {
      b.place(marks[i]);
      branch.accept(i);
    }
  }

  /** As javac does it: by hash code, then by {@code equals}, then by number. */
  private static void strings(Body b, int depth, Mark end) {
    b.uses(Feature.STRING_SWITCH);
    int from = b.choices.below(STRINGS.size() - 2);
    List<String> keys = STRINGS.subList(from, from + 2 + b.choices.below(2));
    Expressions.present(b, Ty.STRING, 2);
    int[] scope = b.locals.scope();
    Local text = b.declare(Ty.STRING, false);
    b.push(-1);
    Local index = b.declare(Ty.INT, false);
    byHash(b, keys, text, index);
    b.load(index);
    dispatch(b, keys.size(), i -> branch(b, depth, end));
    b.locals.reset(scope, b.here());
  }

  private static void byHash(Body b, List<String> keys, Local text, Local index) {
    TreeMap<Integer, List<Integer>> byHash = new TreeMap<>();
    for (int i = 0; i < keys.size(); i++) {
      byHash.computeIfAbsent(keys.get(i).hashCode(), hash -> new ArrayList<>()).add(i);
    }
    Mark done = new Mark();
    done.used = true;
    Label[] labels = new Label[byHash.size()];
    java.util.Arrays.setAll(labels, i -> new Label());
    b.load(text);
    b.invokeVirtual("java/lang/String", "hashCode", "()I");
    int[] hashes = byHash.keySet().stream().mapToInt(Integer::intValue).toArray();
    b.mv.visitLookupSwitchInsn(done.label, hashes, labels);
    int label = 0;
    for (List<Integer> candidates : byHash.values()) {
      b.mv.visitLabel(labels[label++]);
      b.reached();
      for (int candidate : candidates) {
        byEquals(b, keys, text, index, candidate);
      }
      b.jump(Opcodes.GOTO, done);
    }
    b.unreachable();
    b.place(done);
  }

  private static void byEquals(Body b, List<String> keys, Local text, Local index, int candidate) {
    Mark next = new Mark();
    b.load(text);
    b.mv.visitLdcInsn(keys.get(candidate));
    b.invokeVirtual("java/lang/String", "equals", "(Ljava/lang/Object;)Z");
    b.jump(Opcodes.IFEQ, next);
    b.push(candidate);
    b.store(index);
    b.place(next);
  }
}
