package dev.monomorph.it.app;

import dev.monomorph.Specialize;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sums what lists, arrays and maps hold: long enough with one class of boxes that it is compiled,
 * then with something else among them, at every place, early and late.
 */
public final class Guessing {
  private static final int WARM = 20_000;
  private static final int SIZE = 40;
  private static final int LONG = 300_000;

  private final List<Object> own = new ArrayList<>();

  private Guessing() {}

  /** What a loop carries, whose fields are all there is to it. */
  record Seen(int sum, Object last) {}

  /** One object under two names, whatever is found on the way. */
  @Specialize
  @SuppressWarnings("ReferenceEquality") // identity is the subject
  static Object carried(Object start, Object[] values) {
    Seen seen = new Seen(start.hashCode(), null);
    Seen first = null;
    Seen second = null;
    for (Object value : values) {
      seen = new Seen((Integer) plus(seen.sum, value == null ? 0 : value.hashCode()), value);
      first = seen;
      second = seen;
    }
    return first == second ? seen.sum + " " + first.last : "two objects of one";
  }

  /** What is called makes a new object, or gives one that others know. */
  @Specialize
  @SuppressWarnings("ReferenceEquality") // identity is the subject
  static Object made(Object how, Object[] values) {
    Seen seen = new Seen(0, null);
    int hash = 0;
    for (Object value : values) {
      hash += value.hashCode();
      seen = SeenMaker.make(how, SeenMaker.LAST, seen.sum, value);
    }
    return seen == SeenMaker.KNOWN ? "known" : seen == null ? "none" : seen.sum + " " + hash;
  }

  @Specialize
  static Object plus(Object a, Object b) {
    if (a instanceof Integer left && b instanceof Integer right) {
      return left + right;
    }
    if (a instanceof Number left && b instanceof Number right) {
      return left.doubleValue() + right.doubleValue();
    }
    return String.valueOf(a).length() + String.valueOf(b).length();
  }

  @Specialize
  static Object sum(Object start, List<Object> values) {
    Object sum = start;
    for (Object value : values) {
      sum = plus(sum, value);
    }
    return sum;
  }

  /** Two loads a statement, and a number carried beside the sum. */
  @Specialize
  static Object pairs(Object start, Object[] values) {
    Object sum = start;
    long odd = 0;
    for (int i = 0; i < values.length; i++) {
      sum = plus(plus(sum, values[i]), plus(values[values.length - 1 - i], i));
      odd += sum.hashCode() & 1;
    }
    return plus(sum, odd);
  }

  @Specialize
  static Object failing(Object start, List<Object> values) {
    Object sum = start;
    int failed = 0;
    for (int i = 0; i < values.size(); i++) {
      try {
        sum = plus(sum, ((Number) values.get(i)).intValue());
      } catch (ClassCastException | NullPointerException e) {
        failed += i;
      }
    }
    return sum + " " + failed;
  }

  @Specialize
  static Object inMap(Object start, Map<String, Object> values) {
    Object sum = start;
    for (Map.Entry<String, Object> entry : values.entrySet()) {
      sum = plus(sum, entry.getValue());
    }
    return sum;
  }

  @Specialize
  Object total() {
    Object sum = 0;
    for (Object each : own) {
      if (each instanceof Integer number && number > 0) {
        sum = plus(sum, number);
      } else {
        sum = plus(each, sum);
      }
    }
    return sum;
  }

  private static List<Object> numbers(int size) {
    List<Object> numbers = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      numbers.add(i % 300);
    }
    return numbers;
  }

  private static String all(List<Object> values) {
    Map<String, Object> map = new HashMap<>();
    for (int i = 0; i < values.size(); i++) {
      map.put("key" + i, values.get(i));
    }
    Guessing guessing = new Guessing();
    guessing.own.addAll(values);
    return Arrays.asList(
            sum(7, values),
            sum(1.5, values),
            pairs(7, values.toArray()),
            carried(7, values.toArray()),
            failing(7, values),
            inMap(7, map),
            guessing.total())
        .toString();
  }

  /** Runs it all. */
  public static void main(String[] args) {
    List<Object> usual = numbers(SIZE);
    String expected = all(usual);
    System.out.println(expected);
    for (int i = 0; i < WARM; i++) {
      if (!all(usual).equals(expected)) {
        throw new AssertionError("another sum in round " + i);
      }
    }
    Object[] others = {"text", 2.5, null, 'c', 1L << 40, Integer.MAX_VALUE, (short) 5, true};
    for (Object other : others) {
      for (int at = 0; at < SIZE; at++) {
        List<Object> values = numbers(SIZE);
        values.set(at, other);
        System.out.println(other + " at " + at + ": " + all(values));
      }
      System.out.println(all(usual).equals(expected));
    }
    Object[] few = {1, 2, 3};
    Integer usually = 1;
    for (int i = 0; i < 100; i++) {
      if (!made(usually, few).equals("3 6")) {
        throw new AssertionError("another object in round " + i);
      }
    }
    System.out.println(
        made("rarely", new Object[] {1}) + " " + SeenMaker.Inner.own(SeenMaker.LAST));
    List<Object> many = numbers(LONG);
    many.set(LONG / 10, 0.5);
    System.out.println(all(many));
  }
}
