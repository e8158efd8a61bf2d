package dev.monomorph.dispatch;

import dev.monomorph.runtime.SpecializingCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/** Has a site look at one call, and says what that call shall run. */
record Choice(SpecializingCallSite site, MethodHandle rest) {
  /**
   * By how many arguments they take, from one: what collects any number costs the first caller half
   * a dozen lambda forms.
   */
  private static final List<MethodHandle> FEW =
      List.of(choosing(Object.class), choosing(Object.class, Object.class));

  private static final MethodHandle MANY = choosing(Object[].class);

  private static MethodHandle choosing(Class<?>... parameters) {
    return Handles.ofInstance(
        MethodHandles.lookup(), "choose", MethodType.methodType(MethodHandle.class, parameters));
  }

  /**
   * This choice, as a handle.
   *
   * @param arguments how many it takes, at least one
   */
  MethodHandle from(int arguments) {
    return arguments <= FEW.size()
        ? FEW.get(arguments - 1).bindTo(this)
        : MANY.bindTo(this).asCollector(Object[].class, arguments);
  }

  MethodHandle choose(Object argument) {
    return choose(new Object[] {argument});
  }

  MethodHandle choose(Object first, Object second) {
    return choose(new Object[] {first, second});
  }

  MethodHandle choose(Object[] arguments) {
    MethodHandle made = site.observe(arguments);
    return made == null ? rest : made.asType(site.type());
  }
}
