package dev.monomorph.engine;

import dev.monomorph.runtime.ClassStore;
import dev.monomorph.runtime.SpecializingCallSite;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MutableCallSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The call sites in generated classes, which stay in the process when the agent goes: each is a
 * site of the JDK's that leads to the agent's, so that it can be led back to the called method.
 *
 * <p>Held by the generated class.
 */
final class CopiesCalls {
  private static final ClassStore<Queue<Led>> OF =
      new ClassStore<>() {
        @Override
        protected Queue<Led> make(Class<?> type) {
          return new ConcurrentLinkedQueue<>();
        }
      };

  private CopiesCalls() {}

  /** A site of the JDK's, and what it does without the agent. */
  private record Led(MutableCallSite site, MethodHandle plain) {}

  /** A call site in a generated class that does what another one does. */
  static CallSite lead(Class<?> generated, SpecializingCallSite site) {
    MutableCallSite own = new MutableCallSite(site.dynamicInvoker());
    OF.get(generated).add(new Led(own, site.call().plain()));
    return own;
  }

  /** From now on all do what their call instructions did, and nothing leads to the agent. */
  static void release() {
    List<MutableCallSite> released = new ArrayList<>();
    for (Class<?> generated : OF.holders()) {
      for (Led each : OF.get(generated)) {
        each.site().setTarget(each.plain());
        released.add(each.site());
      }
    }
    MutableCallSite.syncAll(released.toArray(new MutableCallSite[0]));
    OF.removeAll();
  }
}
