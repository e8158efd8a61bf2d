package dev.monomorph.jmh;

import dev.monomorph.jmh.kernel.Person;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Random inputs that are the same in every fork. */
final class Inputs {
  private static final long SEED = 20_260_101;
  private static final String[] FIRST = {"Ada", "Alan", "Barbara", "Edsger", "Grace", "John"};
  private static final String[] LAST = {"Dijkstra", "Hopper", "Liskov", "Lovelace", "Turing"};

  private Inputs() {}

  /** A generator that starts over. */
  static Random random() {
    return new Random(SEED);
  }

  /** Fills an array with values made from one generator. */
  static <T> T[] fill(int size, IntFunction<T[]> array, Function<Random, T> element) {
    Random random = random();
    T[] values = array.apply(size);
    for (int i = 0; i < size; i++) {
      values[i] = element.apply(random);
    }
    return values;
  }

  /** Any integers. */
  static int[] ints(int size) {
    return random().ints(size).toArray();
  }

  /** People: many with the same last name, some with the same first name too. */
  static Person[] people(int size) {
    return fill(
        size,
        Person[]::new,
        random ->
            new Person(
                random.nextLong(),
                FIRST[random.nextInt(FIRST.length)] + random.nextInt(10),
                LAST[random.nextInt(LAST.length)] + random.nextInt(10),
                random.nextInt(100),
                random.nextDouble()));
  }
}
