package dev.monomorph.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What is found out of collections by a look, and what is not looked at. */
class ElementsTest {
  private static Class<?> boxIn(Object... holders) {
    return Elements.boxIn(Arrays.asList(holders));
  }

  @Test
  @SuppressWarnings("JdkObsolete") // programs have them all the same
  void arraysAndCollectionsTellTheirBoxes() {
    List<Object> values = List.of(1L, 2L, 3L);

    assertThat(boxIn((Object) values.toArray())).isEqualTo(Long.class);
    assertThat(boxIn((Object) new Number[] {1L})).isEqualTo(Long.class);
    assertThat(boxIn(values)).isEqualTo(Long.class);
    assertThat(boxIn(List.of('a'))).isEqualTo(Character.class);
    assertThat(boxIn(Arrays.asList(true, false))).isEqualTo(Boolean.class);
    assertThat(boxIn(new ArrayList<>(values))).isEqualTo(Long.class);
    assertThat(boxIn(new LinkedList<>(values))).isEqualTo(Long.class);
    assertThat(boxIn(new ArrayDeque<>(values))).isEqualTo(Long.class);
    assertThat(boxIn(new HashSet<>(values))).isEqualTo(Long.class);
    assertThat(boxIn(new CopyOnWriteArrayList<>(values))).isEqualTo(Long.class);
  }

  @Test
  void mapsTellOfKeysAndValues() {
    assertThat(boxIn(new HashMap<>(Map.of("a", 1)))).isEqualTo(Integer.class);
    assertThat(boxIn(new LinkedHashMap<>(Map.of(1.5, "a")))).isEqualTo(Double.class);
    assertThat(boxIn(new ConcurrentHashMap<>(Map.of(1, 2)))).isEqualTo(Integer.class);
    assertThat(boxIn(new HashMap<>(Map.of(1, 2L)))).isNull();
  }

  @Test
  void whatIsMixedTellsNothing() {
    assertThat(boxIn(List.of(1, 2L))).isNull();
    assertThat(boxIn(Arrays.asList(1, null))).isNull();
    assertThat(boxIn(List.of(1), List.of(2L))).isNull();
    assertThat(boxIn(List.of(1), List.of(2L), List.of(3))).isNull();
    assertThat(boxIn(List.of(1), List.of("a"), Arrays.asList(2, "b"))).isEqualTo(Integer.class);
  }

  @Test
  void otherThingsTellNothing() {
    assertThat(boxIn()).isNull();
    assertThat(boxIn(null, 1, "a", new int[] {1}, new Object[0], List.of())).isNull();
    assertThat(boxIn(List.of("a"), new Object[] {null})).isNull();
  }

  @Test
  void onlyTheFirstElementsAreLookedAt() {
    List<Object> values = new ArrayList<>(Collections.nCopies(Elements.LOOKED_AT, 1));
    values.add("last");

    assertThat(boxIn(values)).isEqualTo(Integer.class);
  }

  /** Code of the program's may do anything when it is asked for an element. */
  @Test
  void codeOfTheProgramIsNotRun() {
    List<Object> own =
        new AbstractList<>() {
          @Override
          public Object get(int index) {
            throw new AssertionError("was run");
          }

          @Override
          public int size() {
            throw new AssertionError("was run");
          }
        };

    assertThat(boxIn(own, Collections.unmodifiableList(own))).isNull();
    assertThat(boxIn(new ArrayList<>(List.of(1)).subList(0, 1))).isNull();
  }
}
