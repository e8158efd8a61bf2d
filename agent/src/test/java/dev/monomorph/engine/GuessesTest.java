package dev.monomorph.engine;

import static dev.monomorph.engine.Application.call;
import static dev.monomorph.engine.Application.make;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.monomorph.inspect.SpecializationRecord;
import dev.monomorph.runtime.Foldable;
import dev.monomorph.runtime.Policy;
import dev.monomorph.runtime.Refusal;
import dev.monomorph.specialize.OriginalClass;
import dev.monomorph.split.SplitWhen;
import dev.monomorph.testing.ClassBytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Guesses of what collections hold: made, wrong, and given up. */
@Timeout(60)
class GuessesTest {
  private final Application application = new Application(Application.foreground());

  private static List<Object> list(Object... values) {
    return new ArrayList<>(Arrays.asList(values));
  }

  private static boolean guesses(Application application) {
    List<SpecializationRecord> all = application.target().specializations();
    return all.get(all.size() - 1).extent().guesses();
  }

  @Test
  void elementsOfArgumentsAreGuessed() {
    Class<?> guessed = application.weave(Guessed.class, "sum");

    assertThat(call(guessed, "sum", 1, list(2, 3))).isEqualTo(6);

    assertThat(application.target().specializations()).hasSize(1);
    assertThat(guesses(application)).isTrue();
    assertThat(call(guessed, "sum", 1, list(2, "a", 3))).isEqualTo("3+a+3");
    assertThat(call(guessed, "sum", 1, list("a"))).isEqualTo("1+a");
    assertThat(call(guessed, "sum", 1, list(2, null))).isEqualTo("3+null");
    assertThat(call(guessed, "sum", 1, list())).isEqualTo(1);
    assertThat(application.target().specializations()).hasSize(1);
  }

  /** The loop that guesses has no iterator; the code that goes on has. */
  @Test
  void changesAreNoticedBehindAWrongGuess() {
    Class<?> guessed = application.weave(Guessed.class, "sum");
    call(guessed, "sum", 1, list(2, 3));
    List<Object> values = list(2, 3);
    Object changing =
        new Object() {
          @Override
          public String toString() {
            values.add(4);
            return "changed";
          }
        };
    values.addAll(list(changing, 5));

    assertThat(guesses(application)).isTrue();
    assertThatThrownBy(() -> call(guessed, "sum", 1, values))
        .hasRootCauseInstanceOf(ConcurrentModificationException.class);
  }

  @Test
  void elementsOfFieldsAreGuessed() {
    Class<?> guessed = application.weave(Guessed.class, "total");
    Object holder = make(guessed);
    Object other = make(guessed);
    call(guessed, "add", holder, 20);
    call(guessed, "add", holder, 22);
    call(guessed, "add", other, "a");

    assertThat(call(guessed, "total", holder)).isEqualTo(42);

    assertThat(guesses(application)).isTrue();
    assertThat(call(guessed, "total", other)).isEqualTo("0+a");
  }

  /** To know the fields of other types, their classes would have to be loaded. */
  @Test
  void fieldsOfTheJdksTypesAloneAreLookedAt() {
    OriginalClass original = new OriginalClass(ClassBytes.of(Guessed.class));

    assertThat(original.holders()).extracting(field -> field.name).containsExactly("values");
  }

  @Test
  void whatHoldsNoBoxesIsNotGuessed() {
    Class<?> guessed = application.weave(Guessed.class, "sum");

    assertThat(call(guessed, "sum", 1, list("a", "b"))).isEqualTo("1+a+b");

    assertThat(guesses(application)).isFalse();
  }

  @Test
  void nothingIsGuessedWhereMonitorsAreEntered() {
    Class<?> guessed = application.weave(Guessed.class, "locked");

    assertThat(call(guessed, "locked", 1, list(2, 3))).isEqualTo(6);

    assertThat(guesses(application)).isFalse();
  }

  @Test
  void wrongGuessesAreGivenUp() {
    Class<?> guessed = application.weave(Guessed.class, "sum");
    call(guessed, "sum", 1, list(2, 3));

    for (int i = 0; i < Guesses.TOLERATED; i++) {
      assertThat(call(guessed, "sum", i, list(1, "a"))).isEqualTo((i + 1) + "+a");
    }
    // Given up by another thread; then the site looks for keys again.
    while (application.target().specializations().size() < 2) {
      assertThat(call(guessed, "sum", 1, list(2, 3))).isEqualTo(6);
    }

    assertThat(application.refusals()).isEqualTo(Map.of(Refusal.WRONG_GUESSES, 1));
    assertThat(application.target().retirements()).hasSize(1);
    assertThat(guesses(application)).isFalse();
  }

  @Test
  void aGuessIsGivenUpOnce() {
    Class<?> guessed = application.weave(Guessed.class, "often");
    call(guessed, "often", 1, list(2, 3), 1);

    call(guessed, "often", 1, list(2, "a"), 20 * Guesses.TOLERATED);
    while (application.target().specializations().size() < 2) {
      call(guessed, "often", 1, list(2, "a"), 20 * Guesses.TOLERATED);
    }
    assertThat(call(guessed, "often", 1, list(2, "a"), 20 * Guesses.TOLERATED)).isEqualTo("3+a");

    assertThat(application.refusals()).isEqualTo(Map.of(Refusal.WRONG_GUESSES, 1));
    assertThat(application.target().retirements()).hasSize(1);
  }

  @Test
  void eachKeyHasAGuessOfItsOwn() {
    Class<?> guessed = application.weave(Guessed.class, "sum");

    call(guessed, "sum", 1, list(2, 3));
    call(guessed, "sum", 1.5, list(2.5, 3.5));

    assertThat(application.target().specializations())
        .hasSize(2)
        .allMatch(each -> each.extent().guesses());
    for (int i = 0; i < 2 * Guesses.TOLERATED; i++) {
      call(guessed, "sum", 1, list(2, 3));
      call(guessed, "sum", 1.5, list(2.5, 3.5));
    }
    assertThat(application.refusals()).isEmpty();
  }

  @Test
  void nothingIsGuessedIfThatIsNotWanted() {
    Policy policy = new Policy(1, 8, true, Foldable.BY_ITSELF, false);
    Application other =
        new Application(
            new EngineOptions(policy, 1000, 1 << 20, true, false, false, false, SplitWhen.NEVER));
    Class<?> guessed = other.weave(Guessed.class, "sum");

    assertThat(call(guessed, "sum", 1, list(2, 3))).isEqualTo(6);

    assertThat(guesses(other)).isFalse();
  }
}
