package dev.monomorph.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.runtime.Key;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class StableNamesTest {
  private static Key key(Object... arguments) {
    int[] guarded = new int[arguments.length];
    Class<?>[] classes = new Class<?>[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      guarded[i] = i;
      classes[i] = arguments[i] == null ? null : arguments[i].getClass();
    }
    return Key.exact(arguments.length, guarded, classes);
  }

  @Test
  void differentKeysHaveDifferentNames() {
    assertThat(StableNames.of(key("a", 1))).isNotEqualTo(StableNames.of(key(1, "a")));
    assertThat(StableNames.of(key("a", null))).isNotEqualTo(StableNames.of(key(null, "a")));
    assertThat(StableNames.of(key((Object) null))).isNotEqualTo(StableNames.of(Key.generic(1)));
  }

  /** The JVM numbers lambdas in the order in which they are first made, and adds an address. */
  @Test
  void aLambdasNumberIsNotPartOfTheName() {
    Supplier<String> one = () -> "one";
    Supplier<String> other = () -> "other";
    assertThat(one.getClass()).isNotEqualTo(other.getClass());

    assertThat(StableNames.of(key(one))).isEqualTo(StableNames.of(key(other)));
    assertThat(StableNames.of(key(one))).contains("StableNamesTest$$Lambda");
  }
}
