package dev.monomorph.dispatch;

import dev.monomorph.runtime.SpecializingCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Has a site look at one call, and says what that call shall run. */
record Choice(SpecializingCallSite site, MethodHandle rest) {
  static final MethodHandle CHOOSE =
      Handles.ofInstance(
          MethodHandles.lookup(),
          "choose",
          MethodType.methodType(MethodHandle.class, Object[].class));

  MethodHandle choose(Object[] arguments) {
    MethodHandle made = site.observe(arguments);
    return made == null ? rest : made.asType(site.type());
  }
}
