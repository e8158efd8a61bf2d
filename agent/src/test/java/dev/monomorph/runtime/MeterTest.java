package dev.monomorph.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MeterTest {
  private static final Lookup LOOKUP = MethodHandles.lookup();
  private static final MethodType TYPE = MethodType.methodType(long.class, Object.class, int.class);

  /**
   * A fifth of a millisecond, so that few calls are enough; what it really takes is not looked at.
   */
  private static final long LONG = 200_000;

  private static int generic;
  private static int specialized;

  static long generic(Object text, int more) {
    generic++;
    return (long) text.toString().length() + more;
  }

  static long specialized(Object text, int more) {
    specialized++;
    return (long) ((String) text).length() + more;
  }

  static void nothing(Object text) {
    LockSupport.parkNanos(LONG);
    if (text == null) {
      throw new IllegalStateException("null");
    }
  }

  private static MethodHandle find(String name, MethodType type) throws Exception {
    return LOOKUP.findStatic(MeterTest.class, name, type);
  }

  private final Meter meter;
  private final MethodHandle entry;

  MeterTest() throws Exception {
    meter = new Meter(find("specialized", TYPE));
    entry = meter.invoker();
  }

  @BeforeEach
  void reset() {
    generic = 0;
    specialized = 0;
  }

  private void call(int times) throws Throwable {
    for (int i = 0; i < times; i++) {
      assertThat((long) entry.invokeExact((Object) "abc", i)).isEqualTo(3 + i);
    }
  }

  @Test
  void callsRunTheSpecialization() throws Throwable {
    call(100);

    assertThat(specialized).isEqualTo(100);
    assertThat(generic).isZero();
  }

  @Test
  void whileTheyAreTimedHalfOfThemRunTheGenericCopy() throws Throwable {
    meter.begin(find("generic", TYPE));
    call(1_000);

    assertThat(specialized + generic).isEqualTo(1_000);
    assertThat(generic).isBetween(400, 600);
  }

  @Test
  void afterwardsTheyRunTheSpecialization() throws Throwable {
    meter.begin(find("generic", TYPE));
    assertThat(meter.end(0)).isNull();
    call(100);

    assertThat(specialized).isEqualTo(100);
  }

  @Test
  void whatIsTooShortForTheClockIsNotMeasured() throws Throwable {
    meter.begin(find("generic", TYPE));
    call(3 * Samples.COMPILED);

    assertThat(meter.end(1e12)).isNull();
    assertThat(generic).isGreaterThan(Samples.COMPILED);
  }

  @Test
  void longCallsAreMeasuredAlsoWhereTheyThrow() throws Throwable {
    MethodHandle nothing = find("nothing", MethodType.methodType(void.class, Object.class));
    Meter ofNothing = new Meter(nothing);
    ofNothing.begin(nothing);
    MethodHandle call = ofNothing.invoker();
    for (int i = 0; i < 3 * Samples.FEWEST; i++) {
      assertThatThrownBy(() -> call.invokeWithArguments((Object) null)).hasMessage("null");
    }

    Measured measured = ofNothing.end(1);

    assertThat(measured.genericNanos()).isGreaterThanOrEqualTo(LONG - 1);
    assertThat(measured.specializedNanos()).isGreaterThanOrEqualTo(LONG - 1);
    assertThat(measured.ratio()).isEqualTo(measured.genericNanos() / measured.specializedNanos());
  }

  @Test
  void codeIsCalledByWayOfItsMeter() throws Throwable {
    Code code = new Code(MeterTest.class, "specialized", TYPE, null);
    assertThat(code.isNameable()).isTrue();

    Code metered = code.by(meter);
    meter.begin(find("generic", TYPE));
    for (int i = 0; i < 100; i++) {
      assertThat((long) metered.handle(LOOKUP).invokeExact((Object) "abc", 0)).isEqualTo(3);
    }

    assertThat(metered.isNameable()).isFalse();
    assertThat(metered).isNotEqualTo(code);
    assertThat(generic).isPositive();
  }
}
