package dev.monomorph.specialize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.monomorph.testing.MethodText;
import dev.monomorph.testing.Snapshot;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.tree.MethodNode;

/** Boxes that are made and opened in copies are none there, and nobody can tell. */
class UnboxingTest {
  static final class Plus implements BinaryOperator<Integer> {
    @Override
    public Integer apply(Integer a, Integer b) {
      return a + b;
    }
  }

  static final class LongPlus implements BinaryOperator<Long> {
    @Override
    public Long apply(Long a, Long b) {
      return a + b;
    }
  }

  static final class DoublePlus implements BinaryOperator<Double> {
    @Override
    public Double apply(Double a, Double b) {
      return a + b;
    }
  }

  /** Gives a box that was there before, or a new one. */
  static final class Larger implements BinaryOperator<Integer> {
    @Override
    public Integer apply(Integer a, Integer b) {
      return a > b ? a : b;
    }
  }

  @SuppressWarnings({"unused", "ReferenceEquality", "NumberEquality", "BoxedPrimitiveEquality"})
  static class Targets {
    static <T> T fold(T[] values, T start, BinaryOperator<T> operator) {
      T result = start;
      for (T value : values) {
        result = operator.apply(result, value);
      }
      return result;
    }

    /** Whether boxes are the same, at every place where that can be asked. */
    static String identity(Integer start, Integer step, BinaryOperator<Integer> operator) {
      StringBuilder text = new StringBuilder();
      Integer result = start;
      Integer before = null;
      for (int i = 0; i < 4; i++) {
        text.append(result == start).append(result == before).append(' ');
        before = result;
        Integer next = operator.apply(result, step);
        Integer same = next;
        text.append(next == same).append(next == result).append(next == operator.apply(result, 0));
        result = next;
        text.append(result == next).append(result.equals(next)).append(';');
      }
      return text.append(result).toString();
    }

    /** A box that is a key of a map, a monitor, an element, and what others keep. */
    static String escapes(Integer start, Integer step, BinaryOperator<Integer> operator) {
      List<Object> kept = new ArrayList<>();
      Integer result = start;
      for (int i = 0; i < 3; i++) {
        result = operator.apply(result, step);
        kept.add(result);
        Object monitor = result;
        synchronized (monitor) {
          kept.add(Thread.holdsLock(result));
        }
        kept.add(result);
        kept.add(kept.get(kept.size() - 1) == kept.get(kept.size() - 3));
        kept.add((double) result + result.byteValue() + result.longValue());
      }
      return kept + " " + (start == result);
    }

    /** What boxes say of themselves and of each other. */
    static String said(Comparable<Object> a, Object b) {
      return a.compareTo(b) + " " + a.equals(b) + b.equals(a) + a.equals("a") + a.hashCode();
    }

    /** Boxes made here, cast to what they are and to what they are not. */
    static String cast(Object given) {
      Object letter = 'a';
      Object truth = true;
      Object number = (short) 7;
      String text = ((Comparable<?>) letter).getClass() + " " + ((Number) number).doubleValue();
      try {
        return text + ((Number) letter).doubleValue();
      } catch (ClassCastException e) {
        text += e.getMessage();
      }
      try {
        return text + ((Number) truth).intValue();
      } catch (ClassCastException e) {
        text += e.getMessage();
      }
      try {
        return text + ((Number) given).longValue();
      } catch (ClassCastException e) {
        return text + e.getMessage();
      }
    }

    /** As one writes it with patterns. */
    static Object plus(Object a, Object b) {
      if (a instanceof Integer i && b instanceof Integer j) {
        return i + j;
      }
      if (a instanceof Long l) {
        if (b instanceof Long m) {
          return l + m;
        }
        Object same = l;
        return b instanceof Integer n ? (Long) same + n : same;
      }
      return a instanceof Double d && b instanceof Double e ? d * e : a;
    }

    static Object dynamicSum(Object start, Object step, int rounds) {
      Object result = start;
      for (int i = 0; i < rounds; i++) {
        result = plus(result, step);
      }
      return result;
    }

    static String caught(Integer[] values, Integer start, BinaryOperator<Integer> operator) {
      Integer result = start;
      String message = "";
      for (Integer value : values) {
        try {
          result = operator.apply(result, value);
        } catch (NullPointerException e) {
          message += "null after " + result + ", ";
        }
      }
      return message + result;
    }

    static <T> Object wide(int a, T one, long b, T other, BinaryOperator<T> operator) {
      T result = operator.apply(one, other);
      for (int i = 0; i < a; i++) {
        result = operator.apply(operator.apply(result, one), operator.apply(other, result));
      }
      return result + ":" + a + b;
    }
  }

  private static final Object[][] BOXES = {
    {1, 128, -129, Integer.MIN_VALUE},
    {1L, 128L, -129L, 1L << 32},
    {0.0, -0.0, Double.NaN, 1e300},
    {0.0f, -0.0f, Float.NaN, Float.MIN_VALUE},
    {(short) 1, (short) 200, Short.MIN_VALUE},
    {(byte) 1, (byte) -128},
    {'a', '\u0000', '\uffff'},
    {true, false}
  };

  private final TestProgram program = new TestProgram();

  private static Object original(String name, Object... arguments) {
    for (Method method : Targets.class.getDeclaredMethods()) {
      if (method.getName().equals(name)) {
        try {
          return method.invoke(null, arguments);
        } catch (InvocationTargetException e) {
          return e.getCause().getClass();
        } catch (IllegalAccessException e) {
          throw new LinkageError(e.getMessage(), e);
        }
      }
    }
    throw new AssertionError(name);
  }

  private void assertSame(String name, Class<?>[] classes, Object... arguments) throws Throwable {
    Object specialized;
    try {
      specialized = program.run(Targets.class, name, classes, arguments);
    } catch (NullPointerException e) {
      // A hidden class, as the copy is here, is given no message; generated programs compare them.
      specialized = e.getClass();
    }
    assertThat(specialized).isEqualTo(original(name, arguments));
  }

  /** The borders of the cache of small values, and beyond. */
  @ParameterizedTest
  @ValueSource(ints = {-1000, -131, -129, -128, 0, 125, 127, 128, 1000, Integer.MAX_VALUE})
  @SuppressWarnings({"removal", "BoxedPrimitiveConstructor"}) // boxes of their own
  void boxesAreTheSameWhereTheyWere(int start) throws Throwable {
    for (BinaryOperator<Integer> operator : List.of(new Plus(), new Larger())) {
      Class<?>[] classes = {Integer.class, Integer.class, operator.getClass()};
      for (Integer step : new Integer[] {0, 1, -1, new Integer(1), 1000}) {
        assertSame("identity", classes, start, step, operator);
        assertSame("identity", classes, new Integer(start), step, operator);
        assertSame("escapes", classes, start, step, operator);
      }
    }
  }

  @Test
  void nullsFailWhereTheyDid() throws Throwable {
    Class<?>[] classes = {Integer[].class, Integer.class, Plus.class};
    Class<?>[] startingWithNull = {Integer[].class, null, Plus.class};
    Integer[] values = {1, null, 1000, null, -129};

    assertSame("caught", classes, values, 5, new Plus());
    assertSame("caught", startingWithNull, values, null, new Plus());
    assertSame("fold", classes, values, 5, new Plus());
    assertSame("fold", startingWithNull, values, null, new Plus());
  }

  @Test
  void valuesOfTwoWordsMoveWhatIsBehindThem() throws Throwable {
    Class<?>[] longs = {void.class, Long.class, void.class, Long.class, LongPlus.class};
    Class<?>[] doubles = {void.class, Double.class, void.class, Double.class, DoublePlus.class};
    Class<?>[] integers = {void.class, Integer.class, void.class, Integer.class, Plus.class};

    for (int rounds = 0; rounds < 4; rounds++) {
      assertSame("wide", longs, rounds, 1L << 40, 7L, -3L, new LongPlus());
      assertSame("wide", doubles, rounds, 0.1, 7L, -0.0, new DoublePlus());
      assertSame("wide", integers, rounds, 1 << 30, 7L, -3, new Plus());
    }
  }

  @Test
  void boxesSayWhatTheySaid() throws Throwable {
    for (Object[] boxes : BOXES) {
      for (Object a : boxes) {
        for (Object b : boxes) {
          assertSame("said", new Class<?>[] {a.getClass(), b.getClass()}, a, b);
        }
      }
    }
    Class<?>[] classes = {Integer.class, Integer.class};
    assertThat(TestProgram.outline(program.specialize(Targets.class, "said", classes)))
        .noneMatch(method -> method.contains("Integer.equals") || method.contains("compareTo"))
        .anyMatch(method -> method.contains("Integer.compare"));
  }

  @Test
  void patternsOpenWithoutBoxes() throws Throwable {
    for (Object[] boxes : BOXES) {
      for (Object a : boxes) {
        for (Object b : new Object[] {boxes[1], 1000, -1L, "other"}) {
          Class<?>[] classes = {a.getClass(), b.getClass(), void.class};
          assertSame("dynamicSum", classes, a, b, 3);
        }
      }
    }
    Class<?>[] classes = {Long.class, Long.class, void.class};
    Snapshot.assertMatches("Unboxing.patterns", text("dynamicSum", classes));
  }

  @Test
  void boxesFailToBeWhatTheyAreNot() throws Throwable {
    for (Object[] boxes : BOXES) {
      assertSame("cast", new Class<?>[] {boxes[0].getClass()}, boxes[0]);
    }
  }

  @Test
  void boxesOfAnotherClassFailWhereTheyDid() {
    Class<?>[] classes = {Integer.class, Long.class};
    assertThatThrownBy(() -> program.run(Targets.class, "said", classes, 1, 1L))
        .isInstanceOf(ClassCastException.class);
    Class<?>[] withNull = {Integer.class, null};
    assertThatThrownBy(() -> program.run(Targets.class, "said", withNull, 1, null))
        .isInstanceOf(NullPointerException.class);
  }

  /** The sum of a fold is an {@code int} from round to round, and a box at the end. */
  @Test
  void aFoldAddsInALocal() throws Throwable {
    Class<?>[] classes = {Integer[].class, Integer.class, Plus.class};
    Snapshot.assertMatches("Unboxing.fold", text("fold", classes));
    assertSame("fold", classes, new Integer[] {1, 1000, -7}, 128, new Plus());
  }

  private String text(String name, Class<?>[] classes) {
    StringBuilder text = new StringBuilder();
    for (MethodNode copy :
        program.specialize(Targets.class, name, classes).classes().get(0).methods()) {
      text.append(copy.name).append(copy.desc).append('\n').append(MethodText.of(copy));
    }
    return text.toString();
  }
}
