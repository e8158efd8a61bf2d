package dev.monomorph.specialize.fact;

import dev.monomorph.testing.ClassBytes;
import dev.monomorph.testing.FactText;
import dev.monomorph.testing.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.tree.MethodNode;

/** What is known beside each instruction of small methods: {@code snapshots/Facts.*.txt}. */
class FactTextTest {
  static final class Targets {
    private Targets() {}

    /** Each branch knows what its test has told. */
    static int branches(Object value, long wide) {
      if (value instanceof String text) {
        return text.length();
      }
      return value == null ? -1 : value.hashCode();
    }

    static Object loop(Integer start, int count) {
      Object last = start;
      for (int i = 0; i < count; i++) {
        last = i == 7 ? new Object() : last;
      }
      return last;
    }

    static boolean classes(Object value) {
      return value.getClass() == Integer.class && value.equals(1);
    }

    static int arrays(String[] texts, int[] numbers) {
      return texts[0].length() + numbers.length;
    }
  }

  private static Class<?> resolve(String internalName) {
    try {
      return Class.forName(internalName.replace('/', '.'));
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Fact> entry(String name) {
    List<Fact> facts = new ArrayList<>();
    facts.add(
        switch (name) {
          case "loop" -> Fact.exact(Integer.class);
          case "arrays" -> Fact.exact(String[].class);
          default -> Fact.ANY;
        });
    facts.add(Fact.ANY);
    return facts;
  }

  @ParameterizedTest
  @ValueSource(strings = {"branches", "loop", "classes", "arrays"})
  void factsStandBesideInstructions(String name) {
    MethodNode method = ClassBytes.method(ClassBytes.tree(ClassBytes.of(Targets.class)), name);
    Facts facts = Facts.of("a/B", method, entry(name), FactTextTest::resolve, ConstantHeap.NONE);

    Snapshot.assertMatches("Facts." + name, FactText.of(method, facts));
  }
}
