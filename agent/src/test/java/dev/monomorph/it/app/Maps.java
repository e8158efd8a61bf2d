package dev.monomorph.it.app;

import dev.monomorph.Specialize;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Makes lambdas and hands them to methods of the JDK's maps and lists, which work on classes of
 * their own that nobody else can name.
 */
public final class Maps {
  private static final int CALLS = 30;

  private Maps() {}

  /** Keys that all share few buckets, of which a map makes trees. */
  record Crowded(int number) implements Comparable<Crowded> {
    @Override
    public int hashCode() {
      return number % 2;
    }

    @Override
    public int compareTo(Crowded other) {
      return Integer.compare(number, other.number);
    }
  }

  @Specialize
  static <K> void count(Map<K, Integer> counts, List<K> keys, int step) {
    for (K key : keys) {
      counts.merge(key, 1, Integer::sum);
      counts.computeIfAbsent(key, absent -> -step);
      counts.compute(key, (k, count) -> count == null ? step : count + step);
      counts.computeIfPresent(key, (k, count) -> count > 1_000 ? null : count);
    }
    counts.replaceAll((k, count) -> count + 1);
  }

  @Specialize
  static <K> String join(Map<K, Integer> counts, String separator) {
    StringBuilder text = new StringBuilder();
    counts.forEach((key, count) -> text.append(key).append('=').append(count).append(separator));
    counts.entrySet().removeIf(entry -> entry.getValue() % 7 == 0);
    counts.keySet().forEach(key -> text.append(key == null ? "" : key.getClass().getSimpleName()));
    return text.toString();
  }

  /** Lambdas of every kind: of nothing, of an argument, of a receiver, of a constructor. */
  @Specialize
  static <T> List<Object> lambdas(List<T> values, T first, int size) {
    Supplier<String> nothing = () -> "nothing";
    Function<T, String> argument = value -> value + "/" + size + "/" + first;
    Supplier<String> receiver = first::toString;
    IntFunction<List<Object>> constructor = ArrayList::new;
    BiFunction<T, T, Boolean> method = Object::equals;
    Function<T, Function<T, Object>> nested = one -> two -> method.apply(one, two);
    List<Object> made = constructor.apply(size);
    for (T value : values) {
      made.add(argument.apply(value));
      made.add(nested.apply(value).apply(first));
      made.add(nothing.get() + receiver.get());
    }
    return made;
  }

  @Specialize
  static <T> void sort(List<T> values, Comparator<? super T> order) {
    values.sort(order.reversed().thenComparing((a, b) -> a.toString().compareTo(b.toString())));
  }

  @Specialize
  static <K> String fails(Map<K, Integer> counts, K key, RuntimeException failure) {
    try {
      counts.merge(
          key,
          1,
          (a, b) -> {
            if (failure == null) {
              counts.clear();
              return a;
            }
            throw failure;
          });
      return counts.toString();
    } catch (RuntimeException e) {
      return e.getClass().getName() + ": " + e.getMessage();
    }
  }

  /** Prints what comes of it. */
  public static void main(String[] args) {
    List<String> texts = List.of("a", "b", "a", "FB", "Ea");
    List<Integer> numbers = List.of(1, 1_000, 1, 127, 128, -129);
    List<Crowded> crowded = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      crowded.add(new Crowded(i % 25));
    }
    for (int i = 0; i < CALLS; i++) {
      print(new HashMap<>(), texts, i);
      print(new HashMap<>(), numbers, i);
      print(new HashMap<>(), crowded, i);
      print(new LinkedHashMap<>(16, 0.75f, true), numbers, i);
      print(new TreeMap<>(Comparator.reverseOrder()), numbers, i);
      print(new TreeMap<>(), texts, i);
      print(new ConcurrentHashMap<>(), texts, i);
      print(new HashMap<>(), Collections.singletonList(null), i);
      print(new TreeMap<>(), List.of(new Object()), i);
      System.out.println(lambdas(texts, "b", i) + " " + lambdas(numbers, 127, i));
      List<Integer> sorted = new ArrayList<>(numbers);
      sort(sorted, Comparator.<Integer>naturalOrder().thenComparing(n -> n % 10));
      System.out.println(sorted);
    }
  }

  private static <K> void print(Map<K, Integer> counts, List<K> keys, int step) {
    try {
      count(counts, keys, step);
      System.out.println(join(counts, step % 2 == 0 ? " " : ", ") + " left " + counts);
    } catch (RuntimeException e) {
      System.out.println(e.getClass().getName() + ": " + e.getMessage());
    }
    RuntimeException failure = step % 3 == 0 ? null : new IllegalStateException("step " + step);
    System.out.println(fails(counts, keys.get(0), failure));
  }
}
