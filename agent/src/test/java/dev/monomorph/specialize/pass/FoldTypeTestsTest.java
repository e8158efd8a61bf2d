package dev.monomorph.specialize.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.testing.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of {@code instanceof} and casts: {@code snapshots/FoldTypeTests.*.txt}. */
class FoldTypeTestsTest {
  @SuppressWarnings("unused") // only looked at
  static final class Targets {
    static boolean test(Object o) {
      return o instanceof CharSequence;
    }

    static CharSequence cast(Object o) {
      return (CharSequence) o;
    }

    static boolean choice(boolean which, Object a, Object b) {
      return (which ? a : b) instanceof CharSequence;
    }

    static boolean missing(Object o) {
      return o instanceof Missing;
    }
  }

  /** {@link PassRun} does not find it. */
  interface Missing {}

  private static PassRun run(String method, String facts) {
    return PassRun.of(new FoldTypeTests(), Targets.class, method, facts);
  }

  @ParameterizedTest
  @CsvSource({"String, true", "Integer, false"})
  void foldsWhatIsCertain(String type, boolean answer) {
    PassRun run = run("test", type);

    assertThat(run.changed).isTrue();
    Snapshot.assertMatches("FoldTypeTests.test-" + type, run.text());
    assertThat(run.call("any")).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource({"_", "object", "Object", "null"})
  void leavesOrFoldsByWhatIsKnown(String fact) {
    PassRun run = run("test", fact);

    Snapshot.assertMatches("FoldTypeTests.test-" + fact.replace("_", "any"), run.text());
    assertThat(run.call("any")).isEqualTo(!fact.equals("Object"));
  }

  @Test
  void bothWaysCount() {
    assertThat(run("choice", "_ String StringBuilder").changed).isFalse();
    PassRun same = run("choice", "_ String String");
    Snapshot.assertMatches("FoldTypeTests.choice", same.text());
    assertThat(same.used).hasToString("{1, 2}");
  }

  @Test
  void castsStayAndCountAsUse() {
    PassRun known = run("cast", "String");

    assertThat(known.changed).isFalse();
    assertThat(known.used).hasToString("{0}");
    Snapshot.assertMatches("FoldTypeTests.cast", known.text());
    assertThat(run("cast", "_").used).hasToString("{}");
    assertThat(run("cast", "object").used).hasToString("{}");
  }

  @Test
  void nothingIsKnownOfATypeThatIsNotFound() {
    assertThat(run("missing", "String").changed).isFalse();
  }
}
