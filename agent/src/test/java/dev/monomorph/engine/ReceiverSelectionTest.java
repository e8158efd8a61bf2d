package dev.monomorph.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.runtime.Target;
import java.lang.reflect.Modifier;
import org.junit.jupiter.api.Test;

/** Which receivers' classes are known to have the target for their method. */
class ReceiverSelectionTest {
  interface Face {
    default String name(Object o) {
      return "face " + o;
    }
  }

  interface Narrow extends Face {
    @Override
    default String name(Object o) {
      return "narrow " + o;
    }
  }

  interface Unrelated {
    String name(Object o);
  }

  static class Plain implements Face {}

  static class Both implements Narrow, Face {}

  static class Base implements Unrelated {
    @Override
    public String name(Object o) {
      return "base " + o;
    }

    String name(String other) {
      return "overload " + other;
    }
  }

  static class Heir extends Base {}

  static class Other extends Heir {
    @Override
    public String name(Object o) {
      return "other " + o;
    }
  }

  static final class Overloading extends Base {
    @Override
    String name(String other) {
      return "overloading " + other;
    }
  }

  /** The class's method wins over the default one, and is no target. */
  static class Strange extends Base implements Face {}

  private static boolean selects(Class<?> owner, Class<?> receiver) {
    String name = owner.getName().replace('.', '/');
    Target target = new Target(name, "name", "(Ljava/lang/Object;)Ljava/lang/String;", false);
    return ReceiverSelection.selects(owner, target, receiver);
  }

  @Test
  void aClassAndItsHeirsThatDoNotOverride() {
    assertThat(selects(Base.class, Base.class)).isTrue();
    assertThat(selects(Base.class, Heir.class)).isTrue();
    assertThat(selects(Base.class, Overloading.class)).as("another signature").isTrue();
    assertThat(selects(Base.class, Strange.class)).isTrue();
  }

  @Test
  void noHeirThatOverrides() {
    assertThat(selects(Base.class, Other.class)).isFalse();
    assertThat(selects(Heir.class, Other.class)).isFalse();
  }

  @Test
  void aDefaultMethodThatNothingElseStandsBefore() {
    assertThat(selects(Face.class, Plain.class)).isTrue();
    assertThat(selects(Narrow.class, Both.class)).as("narrower than what it overrides").isTrue();
    assertThat(selects(Face.class, Both.class)).isFalse();
    assertThat(selects(Face.class, Strange.class)).isFalse();
  }

  @Test
  void noClassOfOtherKin() {
    assertThat(selects(Base.class, Plain.class)).isFalse();
    assertThat(selects(Base.class, Base[].class)).isFalse();
    assertThat(selects(Base.class, Object.class)).isFalse();
  }

  @Test
  void whereTheReceiverDecides() {
    assertThat(ReceiverSelection.isNeeded(Base.class, Modifier.PUBLIC)).isTrue();
    assertThat(ReceiverSelection.isNeeded(Base.class, Modifier.PRIVATE)).isFalse();
    assertThat(ReceiverSelection.isNeeded(Base.class, Modifier.STATIC)).isFalse();
    assertThat(ReceiverSelection.isNeeded(Base.class, Modifier.FINAL)).isFalse();
    assertThat(ReceiverSelection.isNeeded(Overloading.class, Modifier.PUBLIC)).isFalse();
  }
}
