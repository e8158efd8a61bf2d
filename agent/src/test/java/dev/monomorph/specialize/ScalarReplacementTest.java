package dev.monomorph.specialize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Objects that loops carry are replaced by their fields where nobody can tell. */
class ScalarReplacementTest {
  @SuppressWarnings({"unused", "ReferenceEquality"}) // only copied; identity is the subject
  static class Targets {
    record Stats(long sum, int count, Object last) {
      Stats add(Object value) {
        return new Stats(sum + value.hashCode(), count + 1, value);
      }

      Stats merge(Stats other) {
        return new Stats(sum + other.sum, count + other.count, other.last());
      }

      Stats same() {
        return this;
      }

      Stats orSame(Object value) {
        return value == null ? this : add(value);
      }
    }

    /** Tells somebody of every object that is made. */
    static final class Known {
      static final List<Known> ALL = new ArrayList<>();
      final int value;

      Known(int value) {
        this.value = value;
        ALL.add(this);
      }

      Known next(Object by) {
        return new Known(value + by.hashCode());
      }
    }

    /** As a lambda expression is, with casts of what it gets. */
    static final class Step implements BiFunction<Object, Object, Object> {
      @Override
      public Object apply(Object stats, Object value) {
        return ((Stats) stats).add(value);
      }
    }

    static Object total(Object[] values) {
      Stats stats = new Stats(0, 0, null);
      for (Object value : values) {
        stats = stats.add(value);
      }
      return stats;
    }

    static String both(Object[] values) {
      Stats stats = new Stats(1, 0, "none");
      for (Object value : values) {
        stats = stats.add(value).merge(stats);
        if (stats.count() > 9) {
          stats = new Stats(stats.sum(), -1, stats.last());
        }
      }
      return stats.sum() + " " + stats.count() + " " + stats.last();
    }

    static Object fold(Object start, Object[] values, BiFunction<Object, Object, Object> step) {
      Object result = start;
      for (Object value : values) {
        result = step.apply(result, value);
      }
      return result;
    }

    static Object later(Stats start, Object[] values) {
      for (Object value : values) {
        values[0] = start.last;
        start = new Stats(values.length, 1, value);
      }
      return start;
    }

    static Object shown(Object[] values, Object[] all) {
      Stats stats = new Stats(0, 0, null);
      for (int i = 0; i < values.length; i++) {
        stats = stats.add(values[i]);
        all[i] = stats;
      }
      return stats;
    }

    static Object maybeSame(Object[] values) {
      Stats stats = new Stats(0, 0, null);
      for (Object value : values) {
        stats = stats.orSame(value).same();
      }
      return stats;
    }

    static boolean compared(Object[] values) {
      Stats stats = new Stats(0, 0, null);
      Stats before = stats;
      for (Object value : values) {
        before = stats;
        stats = stats.add(value);
      }
      return before == stats;
    }

    static int named(Object[] values) {
      Stats stats = new Stats(0, 0, "first");
      int total = 0;
      for (Object value : values) {
        total += stats.last.hashCode();
        stats = stats.add(value);
      }
      return total;
    }

    /** A lock or a mark, of the class that has no superclass. */
    static boolean marked(Object[] values) {
      Object mark = new Object();
      Object before = mark;
      for (Object value : values) {
        mark = value.hashCode() == 30 ? new Object() : mark;
      }
      return mark == before;
    }

    static Object known(Object[] values) {
      Known known = new Known(1);
      for (Object value : values) {
        known = known.next(value);
      }
      return known;
    }
  }

  private static final Object[] VALUES = {1, 2, 30};

  private final TestProgram program = new TestProgram();

  private Object run(String name, Object... arguments) throws Throwable {
    return program.run(Targets.class, name, classes(arguments), arguments);
  }

  private static Class<?>[] classes(Object... arguments) {
    Class<?>[] classes = new Class<?>[arguments.length];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = arguments[i].getClass();
    }
    return classes;
  }

  private static Integer[] integers() {
    return new Integer[] {1, 2, 30};
  }

  /** Whether some method reads a field into a local and makes the object anew later. */
  private boolean isReplaced(String name, Object... arguments) {
    MethodNode root =
        program
            .specialize(Targets.class, name, classes(arguments))
            .classes()
            .get(0)
            .methods()
            .get(0);
    boolean reads = false;
    for (AbstractInsnNode insn : root.instructions) {
      reads |=
          insn.getOpcode() == Opcodes.GETFIELD
              && insn.getNext().getOpcode() >= Opcodes.ISTORE
              && insn.getNext().getOpcode() <= Opcodes.ASTORE;
    }
    return reads;
  }

  @Test
  void whatALoopMakesIsItsFields() throws Throwable {
    assertThat(run("total", (Object) integers())).isEqualTo(Targets.total(VALUES));
    assertThat(run("total", (Object) new Integer[0])).isEqualTo(Targets.total(new Object[0]));
    assertThat(isReplaced("total", (Object) integers())).isTrue();
  }

  @Test
  void fieldsAreReadWhereTheyAre() throws Throwable {
    assertThat(run("both", (Object) integers())).isEqualTo(Targets.both(VALUES));
    assertThat(isReplaced("both", (Object) integers())).isTrue();
  }

  @Test
  void whatCameFromOutsideIsReturnedAsItWas() throws Throwable {
    Targets.Stats start = new Targets.Stats(7, 1, "start");
    BiFunction<Object, Object, Object> step = new Targets.Step();

    assertThat(run("fold", start, new Integer[0], step)).isSameAs(start);
    assertThat(run("fold", start, integers(), step)).isEqualTo(Targets.fold(start, VALUES, step));
    assertThat(isReplaced("fold", start, integers(), step)).isTrue();
  }

  @Test
  void objectsThatOthersKnowStayOne() throws Throwable {
    Object[] all = new Object[3];

    Object last = run("shown", integers(), all);

    assertThat(all).doesNotContainNull().doesNotHaveDuplicates();
    assertThat(all[2]).isSameAs(last);
    assertThat(isReplaced("shown", integers(), all)).isFalse();
    assertThat(run("maybeSame", (Object) integers())).isEqualTo(Targets.maybeSame(VALUES));
    assertThat(isReplaced("maybeSame", (Object) integers())).isFalse();
    assertThat(run("compared", (Object) integers())).isEqualTo(false);
    assertThat(run("compared", (Object) new Integer[0])).isEqualTo(true);
  }

  @Test
  void nothingIsKnownOfWhatMayBeNull() throws Throwable {
    Object start = new Targets.Stats(7, 1, 2);
    Class<?>[] unknown = {void.class, Integer[].class};

    assertThatNullPointerException()
        .isThrownBy(() -> program.run(Targets.class, "later", unknown, null, integers()));
    assertThat(program.run(Targets.class, "later", unknown, start, integers()))
        .isEqualTo(Targets.later((Targets.Stats) start, integers()));
  }

  /** {@code because "stats.last" is null}, says HotSpot. */
  @Test
  void fieldsThatMessagesNameAreReadWhereTheyWere() throws Throwable {
    assertThat(run("named", (Object) integers())).isEqualTo(Targets.named(VALUES));
    assertThat(isReplaced("named", (Object) integers())).isFalse();
  }

  @Test
  void objectsWithoutFieldsStayOne() throws Throwable {
    assertThat(run("marked", (Object) integers())).isEqualTo(false);
    assertThat(run("marked", (Object) new Integer[0])).isEqualTo(true);
    assertThat(isReplaced("marked", (Object) integers())).isFalse();
  }

  @Test
  void constructorsThatDoMoreAreLeftAlone() throws Throwable {
    Object last = run("known", (Object) integers());

    assertThat(Targets.Known.ALL).hasSize(4).last().isSameAs(last);
    assertThat(isReplaced("known", (Object) integers())).isFalse();
  }
}
