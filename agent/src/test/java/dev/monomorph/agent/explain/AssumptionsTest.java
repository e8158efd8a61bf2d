package dev.monomorph.agent.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.monomorph.runtime.Target;
import dev.monomorph.testing.ClassBytes;
import dev.monomorph.testing.ForkedJvm;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Which classes may be assumed, and which key they are. */
class AssumptionsTest {
  // Nothing here is ever run.
  @SuppressWarnings("unused")
  static class Targets {
    static int fold(int number, List<Object> list, Object[] all, Runnable run) {
      return 0;
    }
  }

  /** A class of the program. */
  static final class Run implements Runnable {
    @Override
    public void run() {}
  }

  private static final BitSet ALL = BitSet.valueOf(new long[] {0b1111});

  private final ClassNode tree = ClassBytes.tree(Targets.class);
  private ClassPath path;

  @BeforeEach
  void open() throws ExplainException {
    path = ClassPath.parse(ForkedJvm.locationOf(Targets.class));
  }

  @AfterEach
  void close() throws Exception {
    path.close();
  }

  private String key(Map<Integer, String> names, BitSet relevant) throws ExplainException {
    MethodNode method = ClassBytes.method(tree, "fold");
    return Assumptions.of(path, names)
        .key(new Target("T", method.name, "()", true), Parameter.of(tree.name, method), relevant)
        .toString();
  }

  @Test
  void classesAndArraysOfThem() throws ExplainException {
    assertThat(key(Map.of(1, "java.util.ArrayList", 2, "java.lang.String[]"), ALL))
        .isEqualTo("(_, java.util.ArrayList, java.lang.String[], _)");
    assertThat(key(Map.of(2, "int[][]", 3, Run.class.getName()), ALL))
        .isEqualTo("(_, _, int[][], " + Run.class.getName() + ")");
  }

  @Test
  void nothingIsAssumedOfWhatDoesNotMatter() throws ExplainException {
    assertThat(key(Map.of(1, "java.util.ArrayList"), new BitSet())).isEqualTo("(_, _, _, _)");
  }

  @Test
  void theyMayBeNone() throws ExplainException {
    assertThat(Assumptions.of(path, Map.of()).isEmpty()).isTrue();
    assertThat(Assumptions.of(path, Map.of(1, ArrayList.class.getName())).isEmpty()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4 | java.lang.String | assume 4: T#fold() has 4 parameters",
        "-1 | java.lang.String | assume -1: T#fold() has 4 parameters",
        "0 | java.lang.String | assume 0=java.lang.String: in T#fold() it is int, which has no"
            + " classes",
        "1 | java.lang.String | assume 1=java.lang.String: in T#fold() it is java.util.List, and"
            + " this is no subclass of it",
        "2 | int[] | assume 2=int[]: in T#fold() it is java.lang.Object[], and this is no subclass"
            + " of it",
        "1 | java.util.AbstractList | assume 1=java.util.AbstractList: is abstract, so no object is"
            + " of exactly this class",
        "3 | int | assume 3=int: no such class on the class path*",
        "3 | dev.monomorph.agent.explain.AssumptionsTest$Rnu | assume"
            + " 3=dev.monomorph.agent.explain.AssumptionsTest$Rnu: no such class on the class"
            + " path; nearest: dev.monomorph.agent.explain.AssumptionsTest$Run",
      })
  void whatCannotBeIsAnError(int number, String type, String message) {
    assertThatThrownBy(() -> key(Map.of(number, type), ALL))
        .isInstanceOf(ExplainException.class)
        .satisfies(
            e -> {
              if (message.endsWith("*")) {
                assertThat(e).hasMessageStartingWith(message.replace("*", ""));
              } else {
                assertThat(e).hasMessage(message);
              }
            });
  }
}
