package dev.monomorph.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.runtime.Code;
import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.Policy;
import dev.monomorph.runtime.SiteState;
import dev.monomorph.runtime.Specialization;
import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.runtime.Target;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassSwitchTest {
  private static final Lookup LOOKUP = MethodHandles.lookup();
  private static final MethodType TYPE =
      MethodType.methodType(String.class, long.class, Object.class, Object.class);

  // What stands in for copies.
  static String even(long number, Object a, Object b) {
    return "even " + number;
  }

  static String odd(long number, Object a, Object b) {
    return "odd " + number;
  }

  static String forNull(long number, Object a, Object b) {
    return "null " + number;
  }

  static String generic(long number, Object a, Object b) {
    return "generic " + number;
  }

  private static Code code(String name) {
    return new Code(ClassSwitchTest.class, name, TYPE, null);
  }

  private static Object array(Class<?> element, int dimensions) {
    return Array.newInstance(element, new int[dimensions]);
  }

  private static Key key(Class<?> a, Class<?> b) {
    return Key.exact(3, new int[] {1, 2}, new Class<?>[] {a, b});
  }

  /** For that many classes of the first object, and for null. */
  private static List<Specialization> specializations(int number) {
    List<Specialization> all = new ArrayList<>();
    for (int i = 1; i <= number; i++) {
      Class<?> type = array(int.class, i).getClass();
      all.add(new Specialization(key(type, void.class), code(i % 2 == 0 ? "even" : "odd")));
    }
    all.add(new Specialization(key(null, void.class), code("forNull")));
    return all;
  }

  private static MethodHandle dispatcher(List<Specialization> specializations) {
    Target target =
        new Target(
            "dev/monomorph/dispatch/ClassSwitchTest",
            "generic",
            TYPE.toMethodDescriptorString(),
            true);
    SpecializingCallSite site =
        new SpecializingCallSite(
            target,
            LOOKUP,
            TYPE,
            new int[] {1, 2},
            new BitSet(),
            new Policy(1, 64, true),
            null,
            code("generic"));
    SiteState state = new SiteState(specializations, code("generic"), false, null);
    return Dispatcher.define(site, state);
  }

  @ParameterizedTest
  @ValueSource(ints = {ClassSwitch.LEAST, 16, 31, 63, 200})
  void everyClassLeadsToItsCopy(int number) throws Throwable {
    List<Specialization> specializations = specializations(number);
    assertThat(ClassSwitch.of(specializations)).isNotNull();

    MethodHandle dispatcher = dispatcher(specializations);

    for (int i = 1; i <= number; i++) {
      String expected = (i % 2 == 0 ? "even " : "odd ") + i;
      assertThat((String) dispatcher.invokeExact((long) i, array(int.class, i), (Object) "b"))
          .isEqualTo(expected);
      assertThat((String) dispatcher.invokeExact((long) i, array(long.class, i), (Object) null))
          .isEqualTo("generic " + i);
    }
    assertThat((String) dispatcher.invokeExact(7L, (Object) null, (Object) "b"))
        .isEqualTo("null 7");
  }

  @Test
  void nullIsGenericWhereNoKeyIsForIt() throws Throwable {
    List<Specialization> specializations = specializations(ClassSwitch.LEAST + 1);
    specializations.remove(specializations.size() - 1);

    MethodHandle dispatcher = dispatcher(specializations);

    assertThat((String) dispatcher.invokeExact(7L, (Object) null, (Object) "b"))
        .isEqualTo("generic 7");
  }

  @Test
  void fewAreGuardedOneAfterTheOther() {
    assertThat(ClassSwitch.of(specializations(ClassSwitch.LEAST - 2))).isNull();
    assertThat(ClassSwitch.of(specializations(ClassSwitch.LEAST - 1))).isNotNull();
  }

  @Test
  void moreThanOneParameterIsGuardedOneAfterTheOther() {
    List<Specialization> both = specializations(20);
    both.add(3, new Specialization(key(String.class, String.class), code("even")));
    List<Specialization> other = specializations(20);
    other.add(3, new Specialization(key(void.class, String.class), code("even")));
    List<Specialization> none = specializations(20);
    none.add(0, new Specialization(Key.generic(3), code("even")));

    assertThat(ClassSwitch.of(both)).isNull();
    assertThat(ClassSwitch.of(other)).isNull();
    assertThat(ClassSwitch.of(none)).isNull();
  }

  @Test
  void constantsAreGuardedOneAfterTheOther() {
    List<Specialization> specializations = specializations(20);
    Key constant = key(String.class, void.class).withIdentity(1, "a");
    specializations.add(new Specialization(constant, code("even")));

    assertThat(ClassSwitch.of(specializations)).isNull();
  }

  /** The table is as large as four times the keys at most, and hardly any share a place. */
  @Test
  void fewClassesShareABucket() {
    ClassSwitch found = ClassSwitch.of(specializations(64));

    assertThat(found.buckets()).hasSize(256);
    assertThat(IntStream.range(0, 256).map(i -> found.buckets().get(i).size()).sum()).isEqualTo(64);
    assertThat(found.buckets()).allSatisfy(bucket -> assertThat(bucket).hasSizeLessThan(6));
  }
}
