package dev.monomorph.specialize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.testing.MethodText;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Code of the JDK beside a class that cannot name the classes it works on. */
class ErasureTest {
  private final TestProgram program = new TestProgram();

  static final class Sum implements BiFunction<Integer, Integer, Integer> {
    @Override
    public Integer apply(Integer a, Integer b) {
      return a + b;
    }
  }

  @SuppressWarnings("unused") // specialized
  static final class Targets {
    static <K> Integer count(
        Map<K, Integer> counts, K key, BiFunction<Integer, Integer, Integer> f) {
      return counts.merge(key, 1, f);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "I I",
        "Ljava/util/Map; Ljava/util/Map;",
        "Ljava/util/HashMap$Node; Ljava/lang/Object;",
        "[[Ljava/util/HashMap$Node; [[Ljava/lang/Object;",
        "[J [J",
        "[Ljava/lang/Object; [Ljava/lang/Object;",
        "Ljava/util/HashMap$TreeNode; Ljava/lang/Object;",
        "Ljava/util/HashMap$KeySet; Ljava/util/AbstractSet;",
        "(Ljava/util/HashMap$Node;IJ)[Ljava/util/HashMap$Node; "
            + "(Ljava/lang/Object;IJ)[Ljava/lang/Object;",
        "Ljava/util/Missing; Ljava/util/Missing;"
      })
  void theNearestSuperclassThatCanBeNamedStandsForAClass(String descriptor, String erased) {
    LoadedClass place = new LoadedClass(ErasureTest.class, tree(ErasureTest.class));
    LoadedClass home = new LoadedClass(HashMap.class, tree(HashMap.class));

    assertThat(new Erasure(place).erase(descriptor, home)).isEqualTo(erased);
    assertThat(new Erasure(home).erase(descriptor, home)).isEqualTo(descriptor);
  }

  private ClassNode tree(Class<?> type) {
    return program.tree(type);
  }

  private Specializer.Result specialize(Class<?> map) {
    return program.specialize(Targets.class, "count", map, String.class, Sum.class);
  }

  @Test
  void whatWorksOnClassesOfItsOwnIsCopied() {
    for (Class<?> map : new Class<?>[] {HashMap.class, LinkedHashMap.class}) {
      Specializer.Result made = specialize(map);

      assertThat(TestProgram.outline(made)).anyMatch(line -> line.startsWith("merge -> "));
      for (GeneratedClass type : made.classes()) {
        for (MethodNode method : type.methods()) {
          assertThat(method.desc + MethodText.of(method))
              .doesNotContain("HashMap$Node")
              .doesNotContain("HashMap$TreeNode");
        }
      }
    }
  }

  /** A call of it would have to make an object of a class that cannot be named. */
  @Test
  void whatMakesThemIsCalled() {
    assertThat(TestProgram.outline(specialize(HashMap.class)))
        .noneMatch(line -> line.startsWith("newNode -> "))
        .anyMatch(line -> line.contains("newNode()"));
  }

  @Test
  void whatHandsNothingOnIsCalled() {
    assertThat(TestProgram.outline(specialize(HashMap.class)))
        .noneMatch(line -> line.startsWith("resize -> "))
        .anyMatch(line -> line.contains("resize()"));
  }
}
