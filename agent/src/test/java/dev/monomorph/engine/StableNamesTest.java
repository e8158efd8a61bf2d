package dev.monomorph.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.define.Privileges;
import dev.monomorph.runtime.Key;
import dev.monomorph.testing.TestGateway;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.IntBinaryOperator;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class StableNamesTest {
  private final StableNames names;

  StableNamesTest() throws ReflectiveOperationException {
    names = new StableNames(Privileges.take(TestGateway.instrumentation())::references);
  }

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
    assertThat(names.of(key("a", 1))).isNotEqualTo(names.of(key(1, "a")));
    assertThat(names.of(key("a", null))).isNotEqualTo(names.of(key(null, "a")));
    assertThat(names.of(key((Object) null))).isNotEqualTo(names.of(Key.generic(1)));
  }

  @Test
  void namesReadAsKeysDo() {
    assertThat(names.of(key("a", null))).isEqualTo("(java.lang.String, null)");
    assertThat(names.of(Key.generic(2))).isEqualTo("(_, _)");
  }

  /** The JVM numbers lambdas in the order in which they are first made, and adds an address. */
  @Test
  void lambdasAreToldApartByWhatTheyCall() {
    Supplier<String> one = () -> "one";
    Supplier<String> other = () -> "other";

    String name = names.of(key(one));

    assertThat(name)
        .matches(
            "\\(dev\\.monomorph\\.engine\\.StableNamesTest\\$\\$Lambda"
                + "\\{java\\.util\\.function\\.Supplier -> "
                + "dev\\.monomorph\\.engine\\.StableNamesTest\\.lambda\\$\\w+\\$\\d+"
                + "\\(\\)Ljava/lang/String;}\\)");
    assertThat(names.of(key(other))).isNotEqualTo(name);
  }

  @Test
  void methodReferencesAreToldApartByMethodAndInterface() {
    IntBinaryOperator max = Math::max;
    IntBinaryOperator min = Math::min;
    Supplier<String> supplier = this::toString;
    Callable<String> callable = this::toString;

    assertThat(names.of(key(max))).contains("{java.util.function.IntBinaryOperator -> ");
    assertThat(names.of(key(max))).contains("java.lang.Math.max(II)I");
    assertThat(names.of(key(min))).isNotEqualTo(names.of(key(max)));
    assertThat(names.of(key(supplier))).isNotEqualTo(names.of(key(callable)));
  }

  @Test
  void arraysOfLambdasHaveNoNumberEither() {
    Supplier<String> one = () -> "one";
    Object array = java.lang.reflect.Array.newInstance(one.getClass(), 1);

    assertThat(names.of(key(array))).endsWith("}[])").doesNotContain("/0x");
  }

  @Test
  void enumConstantsAreToldApart() {
    Key seconds = key(TimeUnit.SECONDS).withIdentity(0, TimeUnit.SECONDS);
    Key days = key(TimeUnit.DAYS).withIdentity(0, TimeUnit.DAYS);

    assertThat(names.of(seconds)).isEqualTo("(constant java.util.concurrent.TimeUnit SECONDS)");
    assertThat(names.of(days)).isEqualTo("(constant java.util.concurrent.TimeUnit DAYS)");
  }
}
