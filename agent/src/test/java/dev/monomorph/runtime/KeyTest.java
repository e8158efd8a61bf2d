package dev.monomorph.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyTest {
  private static final BitSet NONE = new BitSet();

  private static final Class<?> NULL_ARGUMENT = null;
  private static final Class<?> NOTHING_ASSUMED = void.class;

  private static Key exact(Class<?>... classes) {
    return Key.exact(3, new int[] {0, 2}, classes);
  }

  @Test
  void assumesTheClassesOfGuardedParameters() {
    Key key = exact(String.class, Integer.class);

    assertThat(key.size()).isEqualTo(3);
    assertThat(key.exactClass(0)).isEqualTo(String.class);
    assertThat(key.exactClass(1)).isNull();
    assertThat(key.exactClass(2)).isEqualTo(Integer.class);
    assertThat(key.isAny(1)).isTrue();
  }

  @Test
  void tellsNullFromAny() {
    Key key = exact(NULL_ARGUMENT, NOTHING_ASSUMED);

    assertThat(key.isNull(0)).isTrue();
    assertThat(key.isAny(0)).isFalse();
    assertThat(key.exactClass(0)).isNull();
    assertThat(key.isNull(2)).isFalse();
    assertThat(key.isAny(2)).isTrue();
  }

  @Test
  void isGenericWhereNothingIsAssumed() {
    assertThat(Key.generic(3).isGeneric()).isTrue();
    assertThat(exact(NOTHING_ASSUMED, NOTHING_ASSUMED)).isEqualTo(Key.generic(3));
    assertThat(exact(NULL_ARGUMENT, NOTHING_ASSUMED).isGeneric()).isFalse();
    assertThat(exact(String.class, NOTHING_ASSUMED).isGeneric()).isFalse();
  }

  @Test
  void isEqualByItsAssumptions() {
    Key key = exact(String.class, NULL_ARGUMENT);

    assertThat(key).isEqualTo(exact(String.class, NULL_ARGUMENT));
    assertThat(key).hasSameHashCodeAs(exact(String.class, NULL_ARGUMENT));
    assertThat(key).isNotEqualTo(exact(NULL_ARGUMENT, String.class));
    assertThat(key).isNotEqualTo(exact(String.class, NOTHING_ASSUMED));
    assertThat(key).isNotEqualTo(Key.generic(3));
    assertThat(Key.generic(2)).isNotEqualTo(Key.generic(3));
  }

  @Test
  void dropsAssumptionsThatAreNotUsed() {
    Key key = exact(String.class, NULL_ARGUMENT);

    assertThat(key.keepOnly(BitSet.valueOf(new long[] {0b001}), NONE))
        .isEqualTo(exact(String.class, NOTHING_ASSUMED));
    assertThat(key.keepOnly(BitSet.valueOf(new long[] {0b111}), NONE)).isEqualTo(key);
    assertThat(key.keepOnly(NONE, NONE).isGeneric()).isTrue();
  }

  @Test
  void anIdentityIsOfOneObjectOnly() {
    String one = new String("same");
    Key key = exact(String.class, NULL_ARGUMENT).withIdentity(0, one);

    assertThat(key).isEqualTo(exact(String.class, NULL_ARGUMENT).withIdentity(0, one));
    assertThat(key)
        .isNotEqualTo(exact(String.class, NULL_ARGUMENT).withIdentity(0, new String("same")));
    assertThat(key).isNotEqualTo(exact(String.class, NULL_ARGUMENT));
    assertThat(key.exactClass(0)).isEqualTo(String.class);
    assertThat(key.identity(0).get()).isSameAs(one);
    assertThat(key.isIdentity(0)).isTrue();
    assertThat(key.isIdentity(2)).isFalse();
    assertThat(key.holdsObject()).isTrue();
    assertThat(key.objects()).containsExactly(one, null, null);
    assertThat(key).hasToString("(constant java.lang.String, _, null)");
  }

  @Test
  void anIdentityThatDecidedNothingLeavesItsClass() {
    BitSet first = BitSet.valueOf(new long[] {0b001});
    Key key = exact(String.class, NULL_ARGUMENT).withIdentity(0, "x");

    assertThat(key.keepOnly(first, NONE)).isEqualTo(exact(String.class, NOTHING_ASSUMED));
    assertThat(key.keepOnly(first, first).identity(0).get()).isEqualTo("x");
  }

  @Test
  void anIdentityDoesNotKeepItsObject() throws InterruptedException {
    int[] guarded = {0};
    Key key = Key.generic(1).withIdentity(0, new Object());
    Key same = Key.generic(1).withIdentity(0, key.identity(0).get());

    assertThat(key).isEqualTo(same).hasSameHashCodeAs(same);
    while (!key.isDead()) {
      System.gc();
      Thread.sleep(10);
    }

    assertThat(Set.of(key)).contains(key).doesNotContain(same);
    assertThat(key.holds(guarded, new Object[] {null})).isFalse();
    assertThat(key.exactClass(0)).isEqualTo(Object.class);
    assertThat(key.objects()).containsOnlyNulls();
  }

  @Test
  void readsAsAParameterList() {
    assertThat(exact(int[].class, NULL_ARGUMENT)).hasToString("(int[], _, null)");
    assertThat(exact(NOTHING_ASSUMED, KeyTest.class))
        .hasToString("(_, _, dev.monomorph.runtime.KeyTest)");
    assertThat(Key.generic(0)).hasToString("()");
  }

  @Test
  void holdsForWhatItAssumes() {
    int[] guarded = {0, 2};
    Object constant = new Object();
    Key key = Key.exact(3, guarded, new Class<?>[] {String.class, null});

    assertThat(key.holds(guarded, new Object[] {"a", null})).isTrue();
    assertThat(key.holds(guarded, new Object[] {null, null})).isFalse();
    assertThat(key.holds(guarded, new Object[] {1, null})).isFalse();
    assertThat(key.holds(guarded, new Object[] {"a", "b"})).isFalse();
    assertThat(Key.generic(3).holds(guarded, new Object[] {null, 1})).isTrue();
    Key identical = Key.generic(3).withIdentity(2, constant);
    assertThat(identical.holds(guarded, new Object[] {1, constant})).isTrue();
    assertThat(identical.holds(guarded, new Object[] {1, new Object()})).isFalse();
    assertThat(identical.holds(guarded, new Object[] {1, null})).isFalse();
  }
}
