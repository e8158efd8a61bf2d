package dev.monomorph.engine;

import dev.monomorph.runtime.ClassStore;
import dev.monomorph.runtime.SpecializingCallSite;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MutableCallSite;
import java.util.ArrayList;
import java.util.List;

/**
 * The call sites in generated classes, which stay in the process when the agent goes: each is a
 * site of the JDK's that leads to the agent's, so that it can be led back to the called method.
 *
 * <p>Concurrency: copies that run on link calls while the agent goes. Each such site is either led
 * back by {@link #release} or comes after it and never leads to the agent.
 *
 * <p>Held by the generated class.
 */
final class CopiesCalls {
  private final ClassStore<List<Led>> sites =
      new ClassStore<>() {
        @Override
        protected List<Led> make(Class<?> type) {
          return new ArrayList<>();
        }
      };

  private boolean released;

  /** A site of the JDK's, and what it does without the agent. */
  private record Led(MutableCallSite site, MethodHandle plain) {}

  /**
   * A call site in a generated class that does what another one does, or after the release what its
   * call instruction did.
   */
  CallSite lead(Class<?> generated, SpecializingCallSite site) {
    MethodHandle plain = site.call().plain();
    MutableCallSite own = new MutableCallSite(site.dynamicInvoker());
    return add(generated, new Led(own, plain)) ? own : new ConstantCallSite(plain);
  }

  private synchronized boolean add(Class<?> generated, Led led) {
    if (!released) {
      sites.get(generated).add(led);
    }
    return !released;
  }

  /** From now on all do what their call instructions did, and nothing leads to the agent. */
  synchronized void release() {
    released = true;
    List<MutableCallSite> led = new ArrayList<>();
    for (Class<?> generated : sites.holders()) {
      for (Led each : sites.get(generated)) {
        each.site().setTarget(each.plain());
        led.add(each.site());
      }
    }
    MutableCallSite.syncAll(led.toArray(new MutableCallSite[0]));
    sites.removeAll();
  }
}
