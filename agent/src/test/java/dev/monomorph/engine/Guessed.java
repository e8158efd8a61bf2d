package dev.monomorph.engine;

import java.util.ArrayList;
import java.util.List;

/** Targets that take boxes out of collections. */
class Guessed {
  private final List<Object> values = new ArrayList<>();

  @SuppressWarnings("unused") // none that may hold a box
  private Guessed[] others;

  @SuppressWarnings("unused")
  private static List<Object> shared;

  void add(Object value) {
    values.add(value);
  }

  static Object plus(Object a, Object b) {
    if (a instanceof Integer left && b instanceof Integer right) {
      return left + right;
    }
    return a + "+" + b;
  }

  static Object sum(Object start, List<Object> values) {
    Object sum = start;
    for (Object value : values) {
      sum = plus(sum, value);
    }
    return sum;
  }

  static Object often(Object start, List<Object> values, int times) {
    Object last = start;
    for (int i = 0; i < times; i++) {
      last = sum(start, values);
    }
    return last;
  }

  static Object locked(Object start, List<Object> values) {
    Object sum = start;
    for (Object value : values) {
      synchronized (values) {
        sum = plus(sum, value);
      }
    }
    return sum;
  }

  Object total() {
    Object sum = 0;
    for (Object value : values) {
      sum = plus(sum, value);
    }
    return sum;
  }
}
