package dev.monomorph.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.monomorph.runtime.Code;
import dev.monomorph.runtime.Hits;
import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.Policy;
import dev.monomorph.runtime.SiteState;
import dev.monomorph.runtime.Specialization;
import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.runtime.SplitCall;
import dev.monomorph.runtime.Target;
import dev.monomorph.testing.NotedEngine;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The guards of a virtual call whose instruction names {@code CharSequence}. */
class CallChainTest {
  private static final Lookup LOOKUP = MethodHandles.lookup();
  private static final MethodType SITE =
      MethodType.methodType(String.class, CharSequence.class, long.class, Object.class);
  private static final MethodType CODE = SITE.changeParameterType(0, String.class);

  private final NotedEngine engine = new NotedEngine();
  private final Hits hits = new Hits();

  static String plain(CharSequence receiver, long number, Object argument) {
    return "plain " + receiver + number + argument;
  }

  static String generic(String receiver, long number, Object argument) {
    return "generic " + receiver + number + argument;
  }

  static String special(String receiver, long number, Object argument) {
    return "special " + receiver + number + argument;
  }

  private SpecializingCallSite site(boolean virtual) {
    Target target =
        new Target("java/lang/String", "m", "(JLjava/lang/Object;)Ljava/lang/String;", false);
    MethodHandle plain = Handles.ofStatic(LOOKUP, "plain", SITE);
    return new SpecializingCallSite(
        target,
        LOOKUP,
        0,
        SITE,
        new int[] {0, 2},
        new BitSet(),
        new Policy(1, 8, true),
        engine,
        new Code(CallChainTest.class, "generic", CODE, null),
        new SplitCall(NullReceiver.refusedBy(plain, "m"), virtual, true, "Caller"));
  }

  private SiteState specialized(SpecializingCallSite site) {
    Key key = Key.exact(3, new int[] {0, 2}, new Class<?>[] {String.class, Integer.class});
    Code code = new Code(CallChainTest.class, "special", CODE, hits);
    return site.state().with(new Specialization(key, code));
  }

  @AfterEach
  void noSiteHasSettledOrWasTried() {
    assertThat(engine.settled).isEmpty();
    assertThat(engine.trialsOver).hasValue(0);
  }

  private static String call(MethodHandle chain, CharSequence receiver, Object argument)
      throws Throwable {
    return (String) chain.invokeExact(receiver, 7L, argument);
  }

  @Test
  void looksAtCallsUntilItHasGuards() throws Throwable {
    MethodHandle chain = CallChain.of(site(true), site(true).state());

    assertThat(call(chain, "a", 1)).isEqualTo("plain a71");
    assertThat(engine.requests)
        .containsExactly(
            Key.exact(3, new int[] {0, 2}, new Class<?>[] {String.class, Integer.class}));
    assertThat(engine.missed).isEqualTo(1);
  }

  static String three(Object first, Object second, Object third) {
    return "three " + first + second + third;
  }

  @Test
  void looksAtAnyNumberOfArguments() throws Throwable {
    MethodType type = MethodType.genericMethodType(3).changeReturnType(String.class);
    Class<?>[] classes = {String.class, Integer.class, Object[].class};
    for (int[] guarded : new int[][] {{2}, {1, 2}, {0, 1, 2}}) {
      SpecializingCallSite site =
          new SpecializingCallSite(
              new Target("Caller", "three", type.toMethodDescriptorString(), true),
              LOOKUP,
              0,
              type,
              guarded,
              new BitSet(),
              new Policy(1, 8, true),
              engine,
              new Code(CallChainTest.class, "three", type, null),
              new SplitCall(Handles.ofStatic(LOOKUP, "three", type), false, false, "Caller"));
      MethodHandle chain = CallChain.of(site, site.state());
      Object[] third = {};

      assertThat((String) chain.invokeExact((Object) "a", (Object) 1, (Object) third))
          .startsWith("three a1[Ljava.lang.Object;@");
      Class<?>[] seen = Arrays.stream(guarded).mapToObj(i -> classes[i]).toArray(Class<?>[]::new);
      assertThat(engine.requests).last().isEqualTo(Key.exact(3, guarded, seen));
    }
  }

  /** The receiver's class is known to have the target, whatever the other arguments are. */
  @Test
  void runsTheTargetForReceiversOfAKnownClass() throws Throwable {
    SpecializingCallSite site = site(true);
    MethodHandle chain = CallChain.of(site, specialized(site).settled());

    assertThat(call(chain, "a", 1)).isEqualTo("special a71");
    assertThat(call(chain, "a", "b")).isEqualTo("generic a7b");
    assertThat(call(chain, "a", null)).isEqualTo("generic a7null");
    assertThat(call(chain, CharBuffer.wrap("a"), 1)).isEqualTo("plain a71");
    assertThat(hits.count()).isEqualTo(1);
    assertThat(engine.requests).isEmpty();
  }

  @Test
  void nullReceiverFailsBeforeAnythingRuns() {
    for (boolean virtual : new boolean[] {true, false}) {
      SpecializingCallSite site = site(virtual);
      MethodHandle chain = CallChain.of(site, specialized(site));

      assertThatNullPointerException()
          .isThrownBy(() -> call(chain, null, 1))
          .withMessage("Cannot invoke \"java.lang.CharSequence.m(long, Object)\"");
    }
    assertThat(engine.requests).isEmpty();
  }

  /** Too many handles in each other are no longer inlined. */
  @Test
  void aCallOfManyKindsIsLeftToTheTargetsOwnSite() throws Throwable {
    SpecializingCallSite site = site(true);
    SiteState state = site.state();
    Class<?> type = String.class;
    for (int tests = 2; tests <= 32; tests += 2) {
      Key key = Key.exact(3, new int[] {0, 2}, new Class<?>[] {String.class, type});
      state = state.with(new Specialization(key, new Code(getClass(), "special", CODE, hits)));
      type = type.arrayType();
    }
    SiteState full = specialized(site);
    SiteState tooFull = state.with(full.specializations().get(0));

    assertThat(call(CallChain.of(site, state), "a", "b")).isEqualTo("special a7b");
    assertThat(CallChain.of(site, tooFull)).isSameAs(site.call().plain());
  }

  @Test
  void closedSiteDoesWhatTheInstructionDid() throws Throwable {
    SpecializingCallSite site = site(true);
    SiteState state = specialized(site);
    site.close();

    assertThat(site.install(site.state(), state, CallChain.of(site, state))).isTrue();
    assertThat(call(site.getTarget(), "a", 1)).isEqualTo("plain a71");
  }
}
