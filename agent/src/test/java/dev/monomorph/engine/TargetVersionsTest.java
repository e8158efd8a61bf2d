package dev.monomorph.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which versions of a class are remembered. */
class TargetVersionsTest {
  private final TargetClass loaded = TargetClass.loaded(new byte[0], List.of());
  private final TargetVersions versions = new TargetVersions(loaded);

  private TargetClass redefine() {
    TargetClass next = versions.current().next(new byte[0], List.of());
    versions.add(next);
    return next;
  }

  @Test
  void theLastIsTheCurrentOne() {
    assertThat(versions.current()).isSameAs(loaded);

    TargetClass next = redefine();

    assertThat(versions.current()).isSameAs(next);
    assertThat(next.version()).isEqualTo(1);
    assertThat(versions.find(0)).isSameAs(loaded);
  }

  /** It may be refused, and what was there before goes on. */
  @Test
  void nothingIsPastBeforeALaterOneRuns() {
    TargetClass next = redefine();
    assertThat(versions.isPast(0)).isFalse();

    next.confirm();

    assertThat(versions.isPast(0)).isTrue();
    assertThat(versions.isPast(1)).isFalse();
  }

  @Test
  void whatIsPastIsForgottenWithTheNextRedefinition() {
    redefine().confirm();
    redefine();

    assertThat(versions.find(0)).isNull();
    assertThat(versions.find(1)).isNotNull();
  }

  @Test
  void theOneThatRunsStaysHoweverOftenTheClassIsRedefined() {
    for (int i = 0; i < 3 * TargetVersions.MOST; i++) {
      redefine();
    }

    int last = 3 * TargetVersions.MOST;
    assertThat(versions.find(0)).isSameAs(loaded);
    assertThat(versions.find(1)).isNull();
    assertThat(versions.find(last)).isSameAs(versions.current());
    assertThat(versions.find(last - TargetVersions.MOST + 2)).isNotNull();
    assertThat(versions.find(last - TargetVersions.MOST + 1)).isNull();
  }
}
