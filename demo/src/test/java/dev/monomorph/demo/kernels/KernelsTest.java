package dev.monomorph.demo.kernels;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.demo.expr.BooleanExpr;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.LongBinaryOperator;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernels against what the JDK's streams make of the same rows. */
class KernelsTest {
  record Item(int group, long weight, String text) {}

  private static final List<Predicate<Item>> PREDICATES =
      List.of(
          item -> item.weight() > 0,
          item -> item.group() % 3 == 0,
          item -> item.text().isEmpty(),
          item -> true,
          item -> false);

  private static final List<Function<Item, ?>> KEYS =
      List.of(Item::group, Item::text, Item::weight, item -> item.weight() > 0, item -> item);

  private static final List<Comparator<Item>> ORDERS =
      List.of(
          Comparator.comparingInt(Item::group),
          Comparator.comparing(Item::text).reversed(),
          (a, b) -> Long.compare(a.weight(), b.weight()),
          Comparator.comparing(item -> 0));

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 17, 1_000})
  void filters(int size) {
    Item[] items = items(size);
    for (Predicate<Item> predicate : PREDICATES) {
      List<Item> expected = Arrays.stream(items).filter(predicate).toList();

      assertThat(Filter.count(items, predicate)).isEqualTo(expected.size());
      assertThat(Filter.select(items, predicate)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1_000})
  void folds(int size) {
    Item[] items = items(size);
    List<ToLongFunction<Item>> fields = List.of(Item::group, Item::weight, item -> 1);
    List<LongBinaryOperator> operators = List.of(Long::sum, Math::max, (a, b) -> a ^ b);
    for (ToLongFunction<Item> field : fields) {
      long[] column = Arrays.stream(items).mapToLong(field).toArray();
      assertThat(Fold.column(items, field)).isEqualTo(column);
      for (LongBinaryOperator operator : operators) {
        long expected = Arrays.stream(column).reduce(0, operator);

        assertThat(Fold.fold(column, 0, operator)).isEqualTo(expected);
        assertThat(Fold.fold(items, field, 0, operator)).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 31, 32, 33, 1_000})
  void groups(int size) {
    Item[] items = items(size);
    for (Function<Item, ?> key : KEYS) {
      Map<Object, Long> expected =
          Arrays.stream(items)
              .collect(groupingBy(key, LinkedHashMap::new, summingLong(Item::weight)));

      Groups<?> groups = Group.by(items, key, Item::weight);

      Map<Object, Long> actual = new HashMap<>();
      long count = 0;
      for (int group = 0; group < groups.size(); group++) {
        actual.put(groups.key(group), groups.sum(group));
        count += groups.count(group);
      }
      assertThat(actual).isEqualTo(expected);
      assertThat(count).isEqualTo(size);
      assertThat(groups.size()).isEqualTo(expected.size());
      if (size > 0) {
        assertThat((Object) groups.key(0)).isEqualTo(key.apply(items[0]));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 17, 32, 33, 48, 49, 1_000})
  void sortsStably(int size) {
    Item[] items = items(size);
    Item[] before = items.clone();
    for (Comparator<Item> order : ORDERS) {
      Item[] expected = Arrays.stream(items).sorted(order).toArray(Item[]::new);

      // Identity shows that equal items kept their order.
      assertThat(Sort.sorted(items, order)).usingElementComparator(identity()).isEqualTo(expected);
      assertThat(items).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1_000})
  void evaluates(int size) {
    Item[] items = items(size);
    for (Predicate<Item> predicate : PREDICATES) {
      BooleanExpr<Item> rule =
          new BooleanExpr.Not<>(
              new BooleanExpr.Or<>(
                  new BooleanExpr.Flag<>(predicate), new BooleanExpr.Truth<>(false)));
      List<Item> expected = Arrays.stream(items).filter(predicate.negate()).toList();

      assertThat(Evaluate.count(items, rule)).isEqualTo(expected.size());
      assertThat(Evaluate.select(items, rule)).isEqualTo(expected);
    }
  }

  private static Comparator<Item> identity() {
    return (a, b) -> a == b ? 0 : 1;
  }

  private static Item[] items(int size) {
    Random random = new Random(size);
    return random
        .ints(size, 0, 20)
        .mapToObj(group -> new Item(group, random.nextInt(9) - 4, "x".repeat(random.nextInt(4))))
        .toArray(Item[]::new);
  }
}
