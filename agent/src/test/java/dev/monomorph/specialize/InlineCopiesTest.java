package dev.monomorph.specialize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.testing.MethodText;
import dev.monomorph.testing.Snapshot;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.tree.MethodNode;

/** Which copies go into their callers, and that these do what they did. */
class InlineCopiesTest {
  interface Shape {
    int corners();

    long scaled(long by, int plus);
  }

  static final class Square implements Shape {
    final int side = Integer.parseInt("7");

    @Override
    public int corners() {
      return 4;
    }

    @Override
    public long scaled(long by, int plus) {
      long product = by * side;
      plus++;
      return product + plus;
    }
  }

  @SuppressWarnings("unused") // only copied
  static class Targets {
    static int constant(Shape shape) {
      return 10 + shape.corners();
    }

    static long arguments(Shape shape, long by, int plus) {
      long before = by + plus;
      return before - shape.scaled(by, plus) * 3;
    }

    static int chain(Object o) {
      return link(o) + 1;
    }

    static int link(Object o) {
      return lower(o) * 2;
    }

    static int lower(Object o) {
      return o instanceof String ? 5 : 6;
    }

    static int throwing(Object o) {
      return divide(o, 3);
    }

    static int divide(Object o, int n) {
      return o instanceof String ? 1 / n : 0;
    }

    static int looping(Object o) {
      return loop(o);
    }

    static int loop(Object o) {
      int sum = o instanceof String ? 1 : 2;
      for (int i = 0; i < 3; i++) {
        sum += i;
      }
      return sum;
    }

    static int circle(Object o, int n) {
      return n == 0 ? lower(o) : circle(o, n - 1);
    }

    static byte narrow(Object o, int n) {
      return cut(o, n);
    }

    static byte cut(Object o, int n) {
      return o instanceof String ? (byte) n : 0;
    }
  }

  private final TestProgram program = new TestProgram();

  private List<MethodNode> copies(String name, Class<?>... classes) {
    return program.specialize(Targets.class, name, classes).classes().get(0).methods();
  }

  private static String names(List<MethodNode> copies) {
    return copies.stream().map(each -> each.name).collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "chain, chain",
    "throwing, throwing divide",
    "looping, looping loop",
    "circle, circle",
    "narrow, narrow",
  })
  void onlyWhatNoStackTraceCanShowIsInlined(String root, String left) {
    Class<?>[] classes =
        root.equals("circle") || root.equals("narrow")
            ? new Class<?>[] {String.class, void.class}
            : new Class<?>[] {String.class};

    assertThat(names(copies(root, classes))).isEqualTo(left);
  }

  @Test
  void theResultIsTheSame() throws Throwable {
    Class<?>[] string = {String.class};
    Class<?>[] stringAndAny = {String.class, void.class};
    assertThat(program.run(Targets.class, "chain", string, "a")).isEqualTo(11);
    assertThat(program.run(Targets.class, "narrow", stringAndAny, "a", 300)).isEqualTo((byte) 44);
    assertThat(program.run(Targets.class, "circle", stringAndAny, "a", 3)).isEqualTo(5);
    Class<?>[] classes = {Square.class, void.class, void.class};
    assertThat(program.run(Targets.class, "arguments", classes, new Square(), 5L, 6))
        .isEqualTo(11L - 42 * 3);
  }

  /** Arguments that the callee assigns, two-word ones, those that nothing reads, and a field. */
  @Test
  void argumentsBecomeLocals() {
    List<MethodNode> constant = copies("constant", Square.class);
    List<MethodNode> arguments = copies("arguments", Square.class, void.class, void.class);

    assertThat(names(constant)).isEqualTo("constant");
    assertThat(names(arguments)).isEqualTo("arguments");
    Snapshot.assertMatches("InlineCopies.constant", MethodText.of(constant.get(0)));
    Snapshot.assertMatches("InlineCopies.arguments", MethodText.of(arguments.get(0)));
  }
}
