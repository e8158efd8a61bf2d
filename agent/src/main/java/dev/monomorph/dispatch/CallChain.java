package dev.monomorph.dispatch;

import dev.monomorph.runtime.Code;
import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.SiteState;
import dev.monomorph.runtime.Specialization;
import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.runtime.SplitCall;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The guard chain of a {@link SplitCall}, made of method handles.
 *
 * <p>Here it is handles and not a class as in {@link Dispatcher}: there are thousands of such
 * sites, they share a few signatures and thereby all lambda forms, and so a chain takes no
 * metaspace at all (figures in {@code docs/decisions.md}).
 */
final class CallChain {
  /**
   * Tests of a chain, at the most. Each is two handles deeper in the next, and C2 inlines handles
   * to a depth of 100 ({@code MaxForceInlineLevel}); beyond that each costs a call.
   */
  private static final int MAX_TESTS = 32;

  private final SpecializingCallSite site;
  private final MethodType type;

  private CallChain(SpecializingCallSite site) {
    this.site = site;
    this.type = site.type();
  }

  /**
   * The chain of {@code site} in {@code state}. A call with so many kinds of arguments that it
   * would grow too long is left to the site in the target itself.
   */
  static MethodHandle of(SpecializingCallSite site, SiteState state) {
    return tests(state) > MAX_TESTS ? site.call().plain() : new CallChain(site).chain(state);
  }

  private static int tests(SiteState state) {
    int tests = 0;
    for (Specialization specialization : state.specializations()) {
      Key key = specialization.key();
      for (int i = 0; i < key.size(); i++) {
        tests += key.isAny(i) ? 0 : 1;
      }
    }
    return tests;
  }

  private MethodHandle chain(SiteState state) {
    SplitCall call = site.call();
    List<Specialization> specializations = state.specializations();
    MethodHandle chain = handle(state.generic());
    if (call.virtual()) {
      chain = ifSelected(specializations, chain);
    }
    if (state.looking()) {
      chain = observing(chain);
    }
    for (int i = specializations.size() - 1; i >= 0; i--) {
      Specialization specialization = specializations.get(i);
      chain = guarded(specialization.key(), handle(specialization.code()), chain);
    }
    return call.hasReceiver() ? NullReceiver.refusedBy(chain, site.target().name()) : chain;
  }

  /**
   * Runs {@code generic} for those classes of receivers of which it is known that they have the
   * target for their method; others may have methods of their own.
   */
  private MethodHandle ifSelected(List<Specialization> specializations, MethodHandle generic) {
    Set<Class<?>> receivers = new LinkedHashSet<>();
    for (Specialization specialization : specializations) {
      receivers.add(specialization.key().exactClass(0));
    }
    MethodHandle chain = site.call().plain();
    for (Class<?> receiver : receivers) {
      MethodHandle test = at(0, Guards.isExactly(receiver));
      chain = MethodHandles.guardWithTest(test, generic, chain);
    }
    return chain;
  }

  /** Code is typed by its target's class, the site by the class that the instruction names. */
  private MethodHandle handle(Code code) {
    MethodHandle handle = code.handle(site.lookup()).asType(type);
    return code.hits() == null
        ? handle
        : MethodHandles.foldArguments(handle, Guards.countingIn(code.hits().cell()));
  }

  private MethodHandle guarded(Key key, MethodHandle then, MethodHandle otherwise) {
    MethodHandle guarded = then;
    for (int i = key.size() - 1; i >= 0; i--) {
      MethodHandle test = test(key, i);
      if (test != null) {
        guarded = MethodHandles.guardWithTest(at(i, test), guarded, otherwise);
      }
    }
    return guarded;
  }

  /** Takes one object; null where nothing is assumed of the parameter. */
  private static MethodHandle test(Key key, int parameter) {
    if (key.isNull(parameter)) {
      return Guards.isNull();
    }
    if (key.isIdentity(parameter)) {
      return Guards.isReferentOf(key.identity(parameter));
    }
    Class<?> exact = key.exactClass(parameter);
    return exact == null ? null : Guards.isExactly(exact);
  }

  /** A test of one object as a test of one of the site's arguments. */
  private MethodHandle at(int parameter, MethodHandle test) {
    MethodHandle typed =
        test.asType(MethodType.methodType(boolean.class, type.parameterType(parameter)));
    return MethodHandles.dropArguments(typed, 0, type.parameterList().subList(0, parameter));
  }

  /** Runs what {@link SpecializingCallSite#observe} answers, else {@code rest}. */
  private MethodHandle observing(MethodHandle rest) {
    int[] guarded = site.guarded();
    MethodType chosenFrom = MethodType.genericMethodType(guarded.length);
    for (int i = 0; i < guarded.length; i++) {
      chosenFrom = chosenFrom.changeParameterType(i, type.parameterType(guarded[i]));
    }
    MethodHandle choose =
        new Choice(site, rest)
            .from(guarded.length)
            .asType(chosenFrom.changeReturnType(MethodHandle.class));
    MethodType all = type.changeReturnType(MethodHandle.class);
    return MethodHandles.foldArguments(
        MethodHandles.exactInvoker(type), MethodHandles.permuteArguments(choose, all, guarded));
  }
}
