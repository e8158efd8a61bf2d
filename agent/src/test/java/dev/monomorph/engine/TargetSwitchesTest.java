package dev.monomorph.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.monomorph.runtime.Target;
import org.junit.jupiter.api.Test;

/** Which targets are off after which switches. */
class TargetSwitchesTest {
  private static final Target FOLD = new Target("com/acme/Fold", "fold", "(I)I", true);
  private static final Target SORT = new Target("com/acme/Sort", "sort", "(I)I", true);

  private final TargetSwitches switches = new TargetSwitches();

  @Test
  void allAreOnAtFirst() {
    assertThat(switches.isOff(FOLD)).isFalse();
    assertThat(switches.isEnabled()).isTrue();
    assertThat(switches.used()).isEmpty();
  }

  @Test
  void patternsSwitchWhatTheyMatch() {
    switches.matching("com.acme.Fold#*", false);

    assertThat(switches.isOff(FOLD)).isTrue();
    assertThat(switches.isOff(SORT)).isFalse();
    assertThat(switches.isEnabled()).isTrue();
  }

  @Test
  void theLastThatMatchesCounts() {
    switches.matching("com.acme.*#*", false);
    switches.matching("com.acme.Fold#fold", true);
    assertThat(switches.isOff(FOLD)).isFalse();
    assertThat(switches.isOff(SORT)).isTrue();

    switches.matching("com.acme.*#*", false);
    assertThat(switches.isOff(FOLD)).isTrue();
    assertThat(switches.used())
        .containsExactly("enabled com.acme.Fold#fold", "disabled com.acme.*#*");
  }

  @Test
  void someMayBeOnWhereAllOthersAreOff() {
    switches.all(false);
    switches.matching("com.acme.Fold#fold:com.acme.Gold#*", true);

    assertThat(switches.isOff(FOLD)).isFalse();
    assertThat(switches.isOff(SORT)).isTrue();
    assertThat(switches.isEnabled()).isFalse();
  }

  @Test
  void switchingAllForgetsPatterns() {
    switches.matching("com.acme.Fold#fold", false);
    switches.all(true);

    assertThat(switches.isOff(FOLD)).isFalse();
    assertThat(switches.used()).isEmpty();
  }

  @Test
  void whatIsNoPatternChangesNothing() {
    assertThatThrownBy(() -> switches.matching("com.acme.Fold", false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("com.acme.Fold: no '#' before the method; nearest valid: com.acme.Fold#*");
    assertThatThrownBy(() -> switches.matching(null, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no pattern; expected one such as");
    assertThat(switches.used()).isEmpty();
  }
}
