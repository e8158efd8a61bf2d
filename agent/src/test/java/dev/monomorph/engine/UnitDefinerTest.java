package dev.monomorph.engine;

import static dev.monomorph.engine.Application.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.inspect.Placed;
import dev.monomorph.inspect.SpecializationRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies in several classes reach each other, and what is private, by method handles. */
class UnitDefinerTest {
  private final Application application = new Application(Application.foreground());

  private Placed placed() {
    assertThat(application.logged).isEmpty();
    assertThat(application.target().specializations()).hasSize(1);
    SpecializationRecord made = application.target().specializations().get(0);
    assertThat(made.key()).startsWith("(java.lang.String");
    return made.placed();
  }

  /** Fields and methods, static and not, read and written: what runs does the same. */
  @ParameterizedTest
  @ValueSource(strings = {"all", "plain", "alone"})
  void resultsAreThoseOfTheOriginals(String method) {
    Class<?> pairs = application.weave(Pairs.class, method);
    initialize(application.load(Partner.class));

    Object expected = call(Pairs.class, method, "text");
    for (int i = 0; i < 3; i++) {
      assertThat(call(pairs, method, "text")).isEqualTo(expected);
    }
    assertThat(application.logged).isEmpty();
  }

  private static void initialize(Class<?> type) {
    Application.make(type);
  }

  /** The class is the root's, the size that of both. */
  @Test
  void theReportHasTheRootsClassAndTheSizeOfAll() {
    Class<?> pairs = application.weave(Pairs.class, "plain");
    initialize(application.load(Partner.class));

    call(pairs, "plain", "text");

    assertThat(placed().className()).startsWith(Pairs.class.getName() + "$$Mono_");
    assertThat(placed().bytes()).isGreaterThan(application.target().generic().bytes() * 3 / 2);
  }

  /** Nothing private is reached from the caller's class, and no frame is hidden. */
  @Test
  void membersAreBorrowedWithoutHidingFrames() {
    Class<?> pairs = application.weave(Pairs.class, "all");
    initialize(application.load(Partner.class));

    call(pairs, "all", "text");

    assertThat(placed().hiddenBecause()).isNull();
  }

  @Test
  void callsGoThereAndBack() {
    Class<?> pairs = application.weave(Pairs.class, "back");
    initialize(application.load(Partner.class));

    for (int i = 0; i < 3; i++) {
      assertThat(call(pairs, "back", "text", 5)).isEqualTo("text".hashCode());
    }
    assertThat(placed().hiddenBecause()).isNull();
  }
}
