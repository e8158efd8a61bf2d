package dev.monomorph.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.monomorph.runtime.Code;
import dev.monomorph.runtime.Hits;
import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.Policy;
import dev.monomorph.runtime.SiteState;
import dev.monomorph.runtime.Specialization;
import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.runtime.Target;
import dev.monomorph.testing.ClassBytes;
import dev.monomorph.testing.NotedEngine;
import dev.monomorph.testing.TestGateway;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DispatcherTest {
  private static final Lookup LOOKUP = MethodHandles.lookup();
  private static final int[] NONE = {};

  /** The keys that the engine was asked for. */
  private final NotedEngine engine = new NotedEngine();

  @BeforeAll
  static void injectGateway() {
    TestGateway.instrumentation();
  }

  // What stands in for copies: each returns its own name and its arguments.
  static String generic(Object a, long b, Object c, double d) {
    return "generic " + a + b + c + d;
  }

  static String first(Object a, long b, Object c, double d) {
    return "first " + a + b + c + d;
  }

  static String second(Object a, long b, Object c, double d) {
    return "second " + a + b + c + d;
  }

  private static final MethodType TYPE =
      MethodType.methodType(String.class, Object.class, long.class, Object.class, double.class);

  private static Code code(String name) {
    return new Code(DispatcherTest.class, name, TYPE, null);
  }

  private static Key key(Class<?> a, Class<?> c) {
    return Key.exact(4, new int[] {0, 2}, new Class<?>[] {a, c});
  }

  @AfterEach
  void noSiteHasSettledOrWasTried() {
    assertThat(engine.settled).isEmpty();
    assertThat(engine.trialsOver).hasValue(0);
  }

  private SpecializingCallSite site(MethodType type, int[] guarded, Code generic) {
    return site(type, guarded, generic, new BitSet());
  }

  private SpecializingCallSite site(
      MethodType type, int[] guarded, Code generic, BitSet constants) {
    Target target =
        new Target(
            "dev/monomorph/dispatch/DispatcherTest",
            generic.name(),
            type.toMethodDescriptorString(),
            true);
    return new SpecializingCallSite(
        target, LOOKUP, 0, type, guarded, constants, new Policy(1, 8, true), engine, generic);
  }

  private SpecializingCallSite site() {
    return site(TYPE, new int[] {0, 2}, code("generic"));
  }

  private static MethodHandle dispatcher(SpecializingCallSite site, Specialization... added) {
    SiteState state = site.state();
    for (Specialization specialization : added) {
      state = state.with(specialization);
    }
    return Dispatcher.define(site, state);
  }

  private static String call(MethodHandle dispatcher, Object a, Object c) throws Throwable {
    return (String) dispatcher.invokeExact(a, 1L, c, 2.0);
  }

  @Test
  void fallsBackToTheGenericCopy() throws Throwable {
    assertThat(call(dispatcher(site()), "a", "c")).isEqualTo("generic a1c2.0");
  }

  /** By its identity hash code, and whatever else its key asks for. */
  @Test
  void oneOfManyConstantsSelects() throws Throwable {
    BitSet first = new BitSet();
    first.set(0);
    SpecializingCallSite site = site(TYPE, new int[] {0, 2}, code("generic"), first);
    Object[] rules = Stream.generate(Object::new).limit(200).toArray();
    List<Specialization> added = new ArrayList<>();
    for (Object rule : rules) {
      Key any = Key.exact(4, new int[] {0}, new Class<?>[] {Object.class});
      added.add(new Specialization(any.withIdentity(0, rule), code("second")));
    }
    Key both = key(Object.class, Integer.class).withIdentity(0, rules[7]);
    added.add(new Specialization(both, code("first")));
    added.set(7, added.get(8));
    added.add(new Specialization(key(String.class, Integer.class), code("first")));
    MethodHandle dispatcher = dispatcher(site, added.toArray(Specialization[]::new));

    assertThat(call(dispatcher, rules[0], 1)).startsWith("second");
    assertThat(call(dispatcher, rules[199], null)).startsWith("second");
    assertThat(call(dispatcher, rules[7], 1)).startsWith("first");
    assertThat(call(dispatcher, rules[7], "c")).startsWith("generic");
    assertThat(call(dispatcher, new Object(), 1)).startsWith("generic");
    assertThat(call(dispatcher, null, 1)).startsWith("generic");
    assertThat(call(dispatcher, "a", 1)).startsWith("first");
  }

  @Test
  void exactClassesSelect() throws Throwable {
    MethodHandle dispatcher =
        dispatcher(site(), new Specialization(key(String.class, Integer.class), code("first")));

    assertThat(call(dispatcher, "a", 3)).isEqualTo("first a132.0");
    assertThat(call(dispatcher, "a", 3L)).startsWith("generic");
    assertThat(call(dispatcher, 3, "a")).startsWith("generic");
    assertThat(call(dispatcher, "a", null)).startsWith("generic");
    assertThat(call(dispatcher, null, null)).startsWith("generic");
  }

  @Test
  void aSubclassIsAnotherClass() throws Throwable {
    class Sub extends ArrayList<String> {
      private static final long serialVersionUID = 1;
    }
    MethodHandle dispatcher =
        dispatcher(site(), new Specialization(key(ArrayList.class, void.class), code("first")));

    assertThat(call(dispatcher, new ArrayList<>(), "c")).startsWith("first");
    assertThat(call(dispatcher, new Sub(), "c")).startsWith("generic");
  }

  @Test
  void nullSelects() throws Throwable {
    MethodHandle dispatcher =
        dispatcher(site(), new Specialization(key(null, String.class), code("first")));

    assertThat(call(dispatcher, null, "c")).isEqualTo("first null1c2.0");
    assertThat(call(dispatcher, "a", "c")).startsWith("generic");
    assertThat(call(dispatcher, null, null)).startsWith("generic");
  }

  @Test
  void anythingPassesWhereNothingIsAssumed() throws Throwable {
    MethodHandle dispatcher =
        dispatcher(site(), new Specialization(key(String.class, void.class), code("first")));

    assertThat(call(dispatcher, "a", null)).startsWith("first");
    assertThat(call(dispatcher, "a", 3)).startsWith("first");
  }

  @Test
  void aKeyWithoutAssumptionsTakesAll() throws Throwable {
    MethodHandle dispatcher = dispatcher(site(), new Specialization(Key.generic(4), code("first")));

    assertThat(call(dispatcher, null, 3)).startsWith("first");
  }

  @Test
  void theNewestIsAskedFirst() throws Throwable {
    MethodHandle dispatcher =
        dispatcher(
            site(),
            new Specialization(key(String.class, void.class), code("first")),
            new Specialization(key(void.class, String.class), code("second")));

    assertThat(call(dispatcher, "a", "c")).startsWith("second");
    assertThat(call(dispatcher, "a", 3)).startsWith("first");
    assertThat(call(dispatcher, 3, 3)).startsWith("generic");
  }

  @Test
  void aMissIsObserved() throws Throwable {
    MethodHandle dispatcher =
        dispatcher(site(), new Specialization(key(String.class, void.class), code("first")));

    call(dispatcher, "a", "hit");
    call(dispatcher, 1, null);

    assertThat(engine.requests).containsExactly(key(Integer.class, null));
    assertThat(engine.missed).isEqualTo(1);
  }

  @Test
  void aMissRunsWhatWasMadeForIt() throws Throwable {
    engine.answer = code("second").handle(LOOKUP);

    assertThat(call(dispatcher(site()), "a", "c")).isEqualTo("second a1c2.0");
  }

  @Test
  void aSettledSiteDoesNotObserve() throws Throwable {
    SpecializingCallSite site = site();
    engine.answer = code("second").handle(LOOKUP);

    MethodHandle dispatcher = Dispatcher.define(site, site.state().settled());

    assertThat(call(dispatcher, "a", "c")).startsWith("generic");
    assertThat(engine.requests).isEmpty();
  }

  @Test
  void callsMethodsOfHiddenClasses() throws Throwable {
    Class<?> hidden =
        LOOKUP.defineHiddenClass(ClassBytes.of(DispatcherTestHidden.class), true).lookupClass();
    Code callee = new Code(hidden, "hidden", TYPE, null);
    assertThat(callee.isNameable()).isFalse();

    MethodHandle dispatcher =
        dispatcher(
            site(TYPE, new int[] {0, 2}, callee),
            new Specialization(key(String.class, String.class), callee),
            new Specialization(key(Integer.class, void.class), code("first")));

    assertThat(call(dispatcher, "a", "c")).isEqualTo("hidden a1c2.0");
    assertThat(call(dispatcher, 3, "c")).startsWith("first");
    assertThat(call(dispatcher, 3L, "c")).startsWith("hidden");
  }

  @Test
  void countsHits() throws Throwable {
    Hits hits = new Hits();
    Hits genericHits = new Hits();
    Code counted = new Code(DispatcherTest.class, "first", TYPE, hits);
    Code generic = new Code(DispatcherTest.class, "generic", TYPE, genericHits);
    MethodHandle dispatcher =
        dispatcher(
            site(TYPE, new int[] {0, 2}, generic),
            new Specialization(key(String.class, void.class), counted));

    for (int i = 0; i < 5; i++) {
      call(dispatcher, "a", i);
    }
    call(dispatcher, 3, null);

    assertThat(hits.count()).isEqualTo(5);
    assertThat(genericHits.count()).isEqualTo(1);
  }

  @Test
  void itsFrameShowsInNoStackTrace() throws Throwable {
    MethodType type = MethodType.methodType(void.class, Object.class);
    Code thrower = new Code(DispatcherTest.class, "thrower", type, null);
    MethodHandle dispatcher = dispatcher(site(type, new int[] {0}, thrower));

    assertThatThrownBy(
            () -> {
              dispatcher.invokeExact((Object) "a");
            })
        .isInstanceOf(IllegalStateException.class)
        .satisfies(
            thrown ->
                assertThat(thrown.getStackTrace())
                    .extracting(StackTraceElement::getClassName)
                    .noneMatch(name -> name.contains("$$Mono")));
  }

  static void thrower(Object a) {
    throw new IllegalStateException(String.valueOf(a));
  }

  @Test
  void returnsEveryKindOfResult() throws Throwable {
    MethodType base = MethodType.methodType(Object.class, Object.class);
    for (Class<?> result :
        List.of(int.class, long.class, float.class, double.class, String.class)) {
      MethodType type = base.changeReturnType(result);
      Code identity = new Code(Results.class, result.getSimpleName() + "Result", type, null);

      MethodHandle dispatcher = dispatcher(site(type, new int[] {0}, identity));

      assertThat(dispatcher.invoke((Object) "a")).hasToString("3.0".substring(0, width(result)));
    }
  }

  private static int width(Class<?> result) {
    return result == int.class || result == long.class ? 1 : 3;
  }

  static final class Results {
    private Results() {}

    static int intResult(Object a) {
      return 3;
    }

    static long longResult(Object a) {
      return 3;
    }

    static float floatResult(Object a) {
      return 3;
    }

    static double doubleResult(Object a) {
      return 3;
    }

    static String StringResult(Object a) {
      return "3.0";
    }
  }

  /** The JVM's limit for a method is 255, of which a handle and its caller's constant take two. */
  @ParameterizedTest
  @ValueSource(ints = {1, 5, 100, 252})
  void takesManyParameters(int more) throws Throwable {
    List<Class<?>> types = new ArrayList<>(Collections.nCopies(more, Object.class));
    types.add(0, Object.class);
    MethodType type = MethodType.methodType(int.class, types);
    MethodHandle count =
        MethodHandles.insertArguments(
                LOOKUP.findStatic(
                    DispatcherTest.class,
                    "count",
                    MethodType.methodType(int.class, int.class, Object[].class)),
                0,
                7)
            .asCollector(Object[].class, more + 1);
    engine.answer = count.asType(type);
    Code generic = new Code(ManyParameters.define(LOOKUP, type), "generic", type, null);
    MethodHandle dispatcher = dispatcher(site(type, new int[] {0, more}, generic));

    Object result = dispatcher.invokeWithArguments(Collections.nCopies(more + 1, "a"));

    assertThat(result).isEqualTo(7 + more + 1);
    assertThat(engine.requests).hasSize(1);
  }

  static int count(int base, Object[] arguments) {
    return base + arguments.length;
  }

  @Test
  void aSiteWithoutGuardsOnlyCallsGeneric() throws Throwable {
    assertThat(call(dispatcher(site(TYPE, NONE, code("generic"))), "a", "c")).startsWith("generic");
    assertThat(engine.requests).isEmpty();
  }
}
