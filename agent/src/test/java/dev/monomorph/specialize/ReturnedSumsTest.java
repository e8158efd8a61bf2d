package dev.monomorph.specialize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.tree.MethodNode;

/** Additions are taken out of copies into their callers, and sums stay what they were. */
class ReturnedSumsTest {
  @SuppressWarnings("unused") // only copied
  static class Targets {
    static Object total(Object start, Object[] left, Object[] right) {
      Object sum = start;
      for (int i = 0; i < left.length; i++) {
        sum = plus(plus(sum, left[i]), plus(right[i], i));
      }
      return sum;
    }

    static Object plus(Object a, Object b) {
      if (a instanceof Long || b instanceof Long) {
        return ((Number) a).longValue() + ((Number) b).longValue();
      }
      return ((Number) a).intValue() + ((Number) b).intValue();
    }

    /** What is added is computed once, between the others, and may fail. */
    static long effects(Object kind, long[] log, int rounds) {
      long sum = log[0];
      for (int i = 0; i < rounds; i++) {
        sum = add(sum, kind, log, i) + log[0]++;
      }
      return sum;
    }

    static long add(long sum, Object kind, long[] log, int index) {
      return sum + next(kind, log, index);
    }

    static long next(Object kind, long[] log, int index) {
      return kind instanceof String ? log[index] : log[0]++;
    }

    /** Not the first parameter, or not alone, or not what is returned. */
    static long others(Object kind, long start) {
      return last(kind, start) + twice(start, kind) + counted(start, kind) + minus(start, kind);
    }

    static long last(Object kind, long sum) {
      return sum + kind.hashCode();
    }

    static long twice(long sum, Object kind) {
      return sum + kind.hashCode() * sum;
    }

    static long counted(long sum, Object kind) {
      return sum++ + kind.hashCode();
    }

    static long minus(long sum, Object kind) {
      return sum + kind.hashCode() - 1;
    }
  }

  private final TestProgram program = new TestProgram();

  private Map<String, String> descriptors(String name, Class<?>... classes) {
    List<MethodNode> copies =
        program.specialize(Targets.class, name, classes).classes().get(0).methods();
    return copies.stream()
        .collect(Collectors.toMap(copy -> copy.name, copy -> copy.desc, String::concat));
  }

  @Test
  void callersAdd() throws Throwable {
    for (Object[] values :
        List.<Object[]>of(new Integer[] {1 << 30, 5}, new Long[] {1L << 62, 5L})) {
      Class<?>[] classes = {values[1].getClass(), values.getClass(), values.getClass()};
      for (Object start : new Object[] {values[0], values[1]}) {
        assertThat(program.run(Targets.class, "total", classes, start, values, values))
            .isEqualTo(Targets.total(start, values, values));
      }
    }
    assertThat(descriptors("total", Integer.class, Integer[].class, Integer[].class))
        .containsEntry("plus", "(Ljava/lang/Object;)I(Ljava/lang/Object;I)I");
  }

  @Test
  void whatIsAddedIsComputedInItsOrder() throws Throwable {
    for (Object kind : new Object[] {1, "text"}) {
      Class<?>[] classes = {kind.getClass(), void.class, void.class};
      long[] log = {40, 3, 2};
      long[] expected = log.clone();
      assertThat(program.run(Targets.class, "effects", classes, kind, log, 3))
          .isEqualTo(Targets.effects(kind, expected, 3));
      assertThat(log).isEqualTo(expected);
      assertThatExceptionOfType(ArrayIndexOutOfBoundsException.class)
          .isThrownBy(
              () ->
                  program.run(
                      Targets.class,
                      "effects",
                      new Class<?>[] {String.class, void.class, void.class},
                      "text",
                      log,
                      4));
    }
    assertThat(descriptors("effects", Integer.class, void.class, void.class))
        .containsEntry("add", "([J)J");
  }

  @Test
  void otherSumsStay() throws Throwable {
    Class<?>[] classes = {Integer.class, void.class};
    assertThat(program.run(Targets.class, "others", classes, 7, 1L << 61))
        .isEqualTo(Targets.others(7, 1L << 61));
    assertThat(descriptors("others", Integer.class, void.class))
        .containsEntry("last", "(IJ)J")
        .containsEntry("twice", "(JI)J")
        .containsEntry("counted", "(JI)J")
        .containsEntry("minus", "(JI)J");
  }
}
