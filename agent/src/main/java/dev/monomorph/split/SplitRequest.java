package dev.monomorph.split;

import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.runtime.Target;
import java.lang.invoke.MethodType;

/**
 * A call that has missed often enough.
 *
 * @param type the target's type, without a receiver
 */
record SplitRequest(Caller caller, Target target, MethodType type) {
  static SplitRequest of(Caller caller, SpecializingCallSite site) {
    MethodType type = site.type();
    boolean isStatic = site.target().isStatic();
    return new SplitRequest(caller, site.target(), isStatic ? type : type.dropParameterTypes(0, 1));
  }
}
