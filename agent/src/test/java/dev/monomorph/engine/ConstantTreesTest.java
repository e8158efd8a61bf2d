package dev.monomorph.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.define.Privileges;
import dev.monomorph.runtime.Foldable;
import dev.monomorph.testing.TestGateway;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a site takes for a constant by itself: nothing that changes, and nothing large. */
class ConstantTreesTest {
  private ConstantTrees trees;

  @BeforeEach
  void open() throws ReflectiveOperationException {
    trees = new ConstantTrees(Privileges.take(TestGateway.instrumentation()), TRUSTING);
  }

  private record Node(Object left, Object right) {}

  private static final Foldable TRUSTING =
      new Foldable(type -> type == Vouched.class || type == long[].class);

  @SuppressWarnings("unused") // read by those who look for constants
  private static class Plain {
    final List<String> mayChange = new ArrayList<>();
  }

  @SuppressWarnings("unused")
  private static final class Vouched extends Plain {
    private final Object[] parts;
    private int uses;

    Vouched(Object... parts) {
      this.parts = parts;
    }
  }

  private enum Unit {
    METRE
  }

  private boolean isTree(Object root) {
    return trees.isTree(ConstantTreesTest.class.getClassLoader(), root);
  }

  @Test
  void recordsEnumsAndLambdas() {
    IntSupplier three = () -> 3;

    assertThat(isTree(new Node(new Node("a", 1L), Unit.METRE))).isTrue();
    assertThat(isTree(three)).isTrue();
    assertThat(isTree(new Node(three, String.class))).isTrue();
  }

  @Test
  void collectionsThatNeverChange() {
    assertThat(isTree(List.of())).isTrue();
    assertThat(isTree(List.of(new Node("a", 'c'), new Node(null, true)))).isTrue();
    assertThat(isTree(new Node(Set.of("a", "b", "c"), Map.of("k", List.of(1, 2, 3))))).isTrue();
    assertThat(isTree(Stream.of("a", "b").toList())).isTrue();
  }

  @Test
  void whatTheUserVouchesFor() {
    Object[] itself = {null};
    itself[0] = itself;

    assertThat(isTree(new Vouched("a", new int[] {1}, new Object[] {new Vouched()}))).isTrue();
    assertThat(isTree(new Vouched(itself))).isTrue();
    assertThat(isTree(new long[] {1})).isTrue();
    assertThat(isTree(new Vouched(new Plain()))).isFalse();
    assertThat(isTree(new Vouched(new ArrayList<>()))).isFalse();
    assertThat(isTree(new int[] {1})).isFalse();
    assertThat(isTree(new Plain())).isFalse();
  }

  @Test
  void nothingThatChanges() {
    assertThat(isTree(new ArrayList<>(List.of("a")))).isFalse();
    assertThat(isTree(Arrays.asList("a", "b"))).isFalse();
    assertThat(isTree(Collections.unmodifiableList(new ArrayList<>()))).isFalse();
    assertThat(isTree(new Node(new int[1], null))).isFalse();
    assertThat(isTree(List.of(new ArrayList<>()))).isFalse();
    assertThat(isTree(Map.of("k", new StringBuilder()))).isFalse();
    assertThat(isTree(new Object())).isFalse();
  }

  /** Of a null in a list the messages of the JVM would tell another origin. */
  @Test
  void noListsWithNulls() {
    assertThat(isTree(Stream.of("a", null).toList())).isFalse();
  }

  @Test
  void nothingLarge() {
    assertThat(isTree(Stream.iterate(0, i -> i + 1).limit(200).toList())).isTrue();
    assertThat(isTree(Stream.iterate(0, i -> i + 1).limit(300).toList())).isFalse();
  }
}
