package dev.monomorph.specialize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.tree.MethodNode;

/** Comparisons that hand on a condition tell what they told by a sign. */
class ConditionsTest {
  static final class Up implements Comparator<Integer> {
    @Override
    public int compare(Integer a, Integer b) {
      return Integer.compare(a, b);
    }
  }

  static final class ByLong implements Comparator<Integer> {
    @Override
    public int compare(Integer a, Integer b) {
      return Long.compare(b.longValue() << 33, a.longValue() << 33);
    }
  }

  /** Some results are comparisons, others are numbers of any size. */
  static final class OddsFirst implements Comparator<Integer> {
    @Override
    public int compare(Integer a, Integer b) {
      if ((a & 1) == (b & 1)) {
        return Integer.compare(a, b);
      }
      int sign = (a & 1) == 1 ? Integer.MIN_VALUE : 1_000;
      return a == 4 ? 0 : sign;
    }
  }

  /** Hands on what another gives. */
  static final class Twice implements Comparator<Integer> {
    @Override
    public int compare(Integer a, Integer b) {
      Up up = new Up();
      if (a > 5) {
        return up.compare(b, a);
      }
      return up.compare(a, b);
    }
  }

  static final class Difference implements Comparator<Integer> {
    @Override
    public int compare(Integer a, Integer b) {
      return a - b;
    }
  }

  @SuppressWarnings("unused")
  static class Targets {
    static String negative(Integer[] values, Comparator<Integer> order) {
      StringBuilder text = new StringBuilder();
      for (Integer a : values) {
        for (Integer b : values) {
          text.append(order.compare(a, b) < 0 ? 'y' : 'n');
        }
      }
      return text.toString();
    }

    static String notNegative(Integer[] values, Comparator<Integer> order) {
      StringBuilder text = new StringBuilder();
      for (Integer a : values) {
        for (Integer b : values) {
          text.append(order.compare(a, b) >= 0 ? 'y' : 'n');
          text.append(order.compare(b, a) < 0 ? 'y' : 'n');
        }
      }
      return text.toString();
    }

    static String positive(Integer[] values, Comparator<Integer> order) {
      StringBuilder text = new StringBuilder();
      for (Integer a : values) {
        for (Integer b : values) {
          text.append(order.compare(a, b) > 0 ? 'y' : 'n');
          text.append(order.compare(b, a) <= 0 ? 'y' : 'n');
        }
      }
      return text.toString();
    }

    static String zero(Integer[] values, Comparator<Integer> order) {
      StringBuilder text = new StringBuilder();
      for (Integer a : values) {
        for (Integer b : values) {
          text.append(order.compare(a, b) == 0 ? 'y' : 'n');
          text.append(order.compare(b, a) != 0 ? 'y' : 'n');
        }
      }
      return text.toString();
    }

    /** Asks for different conditions, and for the number. */
    static String mixed(Integer[] values, Comparator<Integer> order) {
      StringBuilder text = new StringBuilder();
      for (Integer a : values) {
        for (Integer b : values) {
          text.append(order.compare(a, b) == 0 ? 'y' : 'n');
          text.append(order.compare(a, b) > 0 ? 'y' : 'n');
          text.append(order.compare(a, b));
        }
      }
      return text.toString();
    }
  }

  private static final Integer[] VALUES = {
    0, 1, -1, 4, 5, 6, 127, 128, 1_000, Integer.MAX_VALUE, Integer.MIN_VALUE, 4
  };

  private final TestProgram program = new TestProgram();

  @ParameterizedTest
  @ValueSource(strings = {"negative", "notNegative", "positive", "zero", "mixed"})
  void tellWhatTheyTold(String name) throws Throwable {
    for (Comparator<Integer> order :
        List.of(new Up(), new ByLong(), new OddsFirst(), new Twice(), new Difference())) {
      Class<?>[] classes = {Integer[].class, order.getClass()};
      Object original =
          Targets.class
              .getDeclaredMethod(name, Integer[].class, Comparator.class)
              .invoke(null, VALUES, order);

      assertThat(program.run(Targets.class, name, classes, VALUES, order))
          .describedAs(order.getClass().getName())
          .isEqualTo(original);
    }
  }

  @Test
  void aConditionIsHandedOnWhereAllAskForTheSame() {
    assertThat(results("negative", Up.class))
        .containsExactly("compare Z", "compare Z", "negative Z");
    assertThat(results("positive", ByLong.class))
        .containsExactly("compare Z", "compare Z", "not_positive Z");
    assertThat(results("zero", OddsFirst.class))
        .containsExactlyInAnyOrder("compare Z", "compare Z", "zero Z", "zero Z");
  }

  @Test
  void itIsHandedOnFromCopyToCopy() {
    assertThat(results("positive", Twice.class))
        .containsExactly("compare Z", "compare Z", "compare Z", "compare Z", "not_positive Z");
  }

  @Test
  void theSignStaysWhereThatIsNotAllOrNothingIsCompared() {
    assertThat(results("mixed", Up.class)).doesNotContain("compare Z");
    assertThat(results("negative", Difference.class)).doesNotContain("compare Z");
  }

  /** The names and results of all methods but the root; bridges come first. */
  private List<String> results(String target, Class<?> order) {
    Class<?>[] classes = {Integer[].class, order};
    return program.specialize(Targets.class, target, classes).classes().stream()
        .flatMap(type -> type.methods().stream())
        .filter(method -> !method.name.equals(target) || method.desc.endsWith("Z"))
        .map(ConditionsTest::text)
        .toList();
  }

  private static String text(MethodNode method) {
    return method.name + ' ' + method.desc.substring(method.desc.indexOf(')') + 1);
  }
}
