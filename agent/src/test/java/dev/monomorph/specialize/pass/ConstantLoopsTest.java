package dev.monomorph.specialize.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.specialize.fact.ConstantHeap;
import dev.monomorph.specialize.fact.Fact;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Loops over a constant list, written out by all passes together, do what they did: for every list
 * and every second argument, the same result or the same exception from the same line.
 */
class ConstantLoopsTest {
  private static final List<List<String>> LISTS =
      List.of(
          List.of(),
          List.of("a"),
          List.of("a", "b", "stop", "c"),
          List.of("1", "2", "3"),
          List.of("1", "x", "2"),
          Stream.of("a", null, "b").toList(),
          List.copyOf(new ArrayList<>(List.of("skip", "b", "skip", "c", "d"))));

  private static final List<List<Object>> ROWS =
      Arrays.asList(
          null,
          List.of(),
          List.of("a", 2, "b"),
          List.of(1, 2, 3, 4, 5, 6, 7, 8),
          Arrays.asList("a", null, "b"));

  /** Each takes a list that is constant, and one that is not. */
  @SuppressWarnings({
    "unused",
    "StringConcatenationInLoop",
    "ForLoopReplaceableByForEach",
    "ReferenceEquality"
  })
  static final class Targets {
    static String counted(List<String> list, List<Object> row) {
      String all = "";
      for (int i = 0; i < list.size(); i++) {
        all += list.get(i) + i;
      }
      return all;
    }

    static String byOther(List<String> list, List<Object> row) {
      String all = "";
      for (int i = 0; i < row.size(); i++) {
        all += list.get(i).length() + "" + row.get(i);
      }
      return all;
    }

    static String fromSecond(List<String> list, List<Object> row) {
      String all = "";
      for (int i = 1; i < list.size(); i += 2) {
        all += list.get(i);
      }
      return all;
    }

    static String leaving(List<String> list, List<Object> row) {
      String all = "";
      for (int i = 0; i < list.size(); i++) {
        String each = list.get(i);
        if ("skip".equals(each)) {
          continue;
        }
        if ("stop".equals(each)) {
          break;
        }
        if (row.contains(each)) {
          return all + "!";
        }
        all += each;
      }
      return all + ".";
    }

    static String changingTheCounter(List<String> list, List<Object> row) {
      String all = "";
      for (int i = 0; i < list.size(); i++) {
        all += list.get(i);
        if (all.length() > 2) {
          i++;
        }
      }
      return all;
    }

    static String each(List<String> list, List<Object> row) {
      String all = "";
      for (String each : list) {
        all += each;
      }
      return all + row.size();
    }

    static String eachLeaving(List<String> list, List<Object> row) {
      String all = "";
      for (String each : list) {
        if ("skip".equals(each)) {
          continue;
        }
        all += each.length();
        if ("stop".equals(each) || row.contains(each)) {
          break;
        }
      }
      return all;
    }

    static String nested(List<String> list, List<Object> row) {
      String all = "";
      for (String each : list) {
        for (Object other : row) {
          for (int i = 0; i < list.size(); i++) {
            all += each == list.get(i) ? other : "-";
          }
        }
      }
      return all;
    }

    static String labelled(List<String> list, List<Object> row) {
      String all = "";
      outer:
      for (Object other : row) {
        for (String each : list) {
          if ("b".equals(each)) {
            continue outer;
          }
          if (other.equals(each)) {
            break outer;
          }
          all += each;
        }
      }
      return all;
    }

    static String catching(List<String> list, List<Object> row) {
      String all = "";
      for (String each : list) {
        try {
          all += Integer.parseInt(each) + row.size();
        } catch (NumberFormatException e) {
          all += "no";
        } finally {
          all += ";";
        }
      }
      return all;
    }

    static String caughtAround(List<String> list, List<Object> row) {
      String all = "";
      try {
        for (int i = 0; i < list.size(); i++) {
          all += Integer.parseInt(list.get(i)) / (row.size() - i);
        }
      } catch (ArithmeticException e) {
        all += e.getMessage();
      }
      return all;
    }

    static String twoInARow(List<String> list, List<Object> row) {
      String all = "";
      for (String each : list) {
        all += each;
      }
      for (String each : list) {
        all += each.isEmpty();
      }
      for (Object each : row) {
        all += each;
      }
      return all;
    }

    static String byHand(List<String> list, List<Object> row) {
      String all = "";
      Iterator<String> iterator = list.iterator();
      while (iterator.hasNext()) {
        String each = iterator.next();
        if (iterator.hasNext()) {
          all += each;
        }
      }
      return all;
    }

    static String inConditions(List<String> list, List<Object> row) {
      int found = 0;
      for (int i = 0; i < list.size() && i < row.size(); i++) {
        found += row.get(i).equals(list.get(i)) || list.get(i).startsWith("a") ? 1 : 0;
      }
      return found + "";
    }

    static String wide(List<String> list, List<Object> row) {
      long sum = 0;
      double product = 1;
      for (String each : list) {
        long length = each.length();
        double half = length / 2.0;
        sum += length * row.size();
        product *= half;
      }
      return sum + " " + product;
    }
  }

  static Stream<String> targets() {
    return Arrays.stream(Targets.class.getDeclaredMethods())
        .filter(method -> !method.isSynthetic())
        .map(Method::getName);
  }

  private static MethodNode specialize(String name, List<?> list) {
    List<Fact> facts = List.of(Fact.object(list), Fact.ANY);
    return AllPasses.specialize(Targets.class, name, facts, ConstantHeap.NONE);
  }

  private static String outcome(Class<?> type, String name, List<?> list, List<?> row)
      throws ReflectiveOperationException {
    Method method = type.getDeclaredMethod(name, List.class, List.class);
    method.setAccessible(true);
    try {
      return (String) method.invoke(null, list, row);
    } catch (InvocationTargetException e) {
      Throwable thrown = e.getCause();
      String place =
          Arrays.stream(thrown.getStackTrace())
              .filter(frame -> frame.getMethodName().equals(name))
              .map(frame -> frame.getLineNumber() + "")
              .findFirst()
              .orElse("nowhere");
      return thrown + " at " + place;
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void doesTheSame(String name) throws ReflectiveOperationException {
    for (List<String> list : LISTS) {
      Class<?> specialized = AllPasses.define(Targets.class, specialize(name, list));
      for (List<Object> row : ROWS) {
        assertThat(outcome(specialized, name, list, row))
            .as("%s of %s and %s", name, list, row)
            .isEqualTo(outcome(Targets.class, name, list, row));
      }
    }
  }

  private static long backJumps(MethodNode method) {
    return Loop.all(method).size();
  }

  private static long calls(MethodNode method, String name) {
    return Arrays.stream(method.instructions.toArray())
        .filter(insn -> insn instanceof MethodInsnNode call && call.name.equals(name))
        .count();
  }

  /** What is left of each for a list of four: loops, and calls of the list. */
  @ParameterizedTest
  @CsvSource({
    "counted, 0, get, 0",
    "counted, 0, size, 0",
    "byOther, 1, size, 5",
    "fromSecond, 0, get, 0",
    "leaving, 0, get, 0",
    "each, 0, next, 0",
    "each, 0, iterator, 0",
    "eachLeaving, 0, hasNext, 0",
    "catching, 0, next, 0",
    "twoInARow, 1, next, 1",
    "byHand, 1, next, 1",
  })
  void isWrittenOut(String name, int loops, String callee, int calls) {
    MethodNode method = specialize(name, LISTS.get(2));

    assertThat(backJumps(method)).isEqualTo(loops);
    assertThat(calls(method, callee)).isEqualTo(calls);
  }

  @Test
  void notMoreThanABudget() {
    List<Integer> many = Stream.iterate(0, i -> i + 1).limit(100).toList();

    assertThat(backJumps(specialize("counted", many))).isOne();
    assertThat(backJumps(specialize("each", many))).isOne();
  }

  @Test
  void listsThatChangeAreLeftAlone() {
    List<String> list = new ArrayList<>(List.of("a", "b"));

    assertThat(calls(specialize("counted", list), "get")).isOne();
    assertThat(calls(specialize("each", list), "next")).isOne();
  }
}
