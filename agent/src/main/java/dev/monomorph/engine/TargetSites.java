package dev.monomorph.engine;

import dev.monomorph.dispatch.Dispatcher;
import dev.monomorph.runtime.Code;
import dev.monomorph.runtime.Policy;
import dev.monomorph.runtime.SiteEngine;
import dev.monomorph.runtime.SiteState;
import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.runtime.Target;
import dev.monomorph.specialize.Specializer;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;
import java.util.BitSet;

/** The sites in the bodies of woven methods: one for each target of a loaded class. */
final class TargetSites {
  private final GenericCopies generics;
  private final Policy policy;
  private final SiteEngine engine;
  private final SiteSwitches switches;

  TargetSites(GenericCopies generics, Policy policy, SiteEngine engine, SiteSwitches switches) {
    this.generics = generics;
    this.policy = policy;
    this.engine = engine;
    this.switches = switches;
  }

  /**
   * A target's site, made where there is none yet.
   *
   * @param lookup the full-privilege lookup of the target's class
   * @param woven that class
   * @return a {@link SpecializingCallSite}, or a constant one where nothing can be gained
   * @throws LinkageError if the JVM does not accept the generic copy or the dispatcher
   */
  CallSite of(Lookup lookup, TargetClass woven, Target target) {
    LinkedClass linked = LinkedClass.of(lookup.lookupClass(), woven.version());
    CallSite known = linked.site(target);
    CallSite site = known != null ? known : linked.site(target, make(lookup, woven, target));
    if (site instanceof SpecializingCallSite own) {
      // By each thread that asks for it, as all of them use it from here on.
      switches.linked(own);
    }
    return site;
  }

  private CallSite make(Lookup lookup, TargetClass woven, Target target) {
    Code generic = generics.of(lookup, woven, target);
    int[] guarded = guarded(generics, woven, generic.type(), target, false);
    if (guarded.length == 0) {
      generics.suffices(target);
      return new ConstantCallSite(generic.handle(lookup));
    }
    BitSet constants = Specializer.constantParameters(woven.original(), target);
    SpecializingCallSite site =
        new SpecializingCallSite(
            target,
            lookup,
            woven.version(),
            generic.type(),
            guarded,
            constants,
            constants.isEmpty() ? policy : policy.forConstants(),
            engine,
            generic);
    SiteState state = site.state();
    site.install(state, state, Dispatcher.define(site, state));
    return site;
  }

  /**
   * The parameters whose classes a site looks at.
   *
   * @param type the target's type, its receiver first
   * @param receiver whether the receiver is one in any case
   */
  static int[] guarded(
      GenericCopies generics, TargetClass owner, MethodType type, Target target, boolean receiver) {
    BitSet relevant = generics.relevantParameters(owner, target);
    for (int i = 0; i < type.parameterCount(); i++) {
      if (isExact(type.parameterType(i))) {
        relevant.clear(i);
      }
    }
    relevant.or(Specializer.constantParameters(owner.original(), target));
    if (receiver) {
      relevant.set(0);
    }
    return relevant.stream().toArray();
  }

  /** Whether a type has one class only. */
  private static boolean isExact(Class<?> type) {
    Class<?> component = type;
    while (component.isArray()) {
      component = component.getComponentType();
    }
    return Modifier.isFinal(component.getModifiers());
  }
}
