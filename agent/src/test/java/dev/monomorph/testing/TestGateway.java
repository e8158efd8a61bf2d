package dev.monomorph.testing;

import dev.monomorph.dispatch.GatewayClass;
import dev.monomorph.runtime.Gateway;
import dev.monomorph.runtime.Linker;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import net.bytebuddy.agent.ByteBuddyAgent;

/**
 * The gateway class in the JVM that runs the tests. There can be one only; each test's loader has a
 * linker of its own behind it.
 */
public final class TestGateway {
  private static final Map<ClassLoader, Linker> LINKERS =
      Collections.synchronizedMap(new WeakHashMap<>());
  private static final GatewayClass.Functions NOTHING_ELSE =
      new GatewayClass.Functions(
          arguments -> null,
          arguments -> null,
          (site, arguments) -> null,
          (lookup, number) -> null);
  private static final Instrumentation INSTRUMENTATION = inject();

  private TestGateway() {}

  /** Links the call sites of classes of {@code loader} by {@code linker}. */
  public static void link(ClassLoader loader, Linker linker) {
    LINKERS.put(loader, linker);
  }

  /** Forgets the linker of a loader, which would keep both. */
  public static void unlink(ClassLoader loader) {
    LINKERS.remove(loader);
  }

  /** Makes sure that the gateway is there; gives this JVM's instrumentation. */
  public static Instrumentation instrumentation() {
    return INSTRUMENTATION;
  }

  private static Instrumentation inject() {
    Instrumentation instrumentation = ByteBuddyAgent.install();
    try {
      Class.forName(Gateway.INTERNAL_NAME.replace('/', '.'), false, null);
      throw new IllegalStateException("someone else has injected the gateway");
    } catch (ClassNotFoundException expected) {
      // it is injected once
    }
    try {
      GatewayClass.inject(instrumentation, new ByLoader(), NOTHING_ELSE);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    return instrumentation;
  }

  private static final class ByLoader implements Linker {
    @Override
    public CallSite link(
        Lookup lookup, String name, MethodType type, String descriptor, int version) {
      return LINKERS
          .get(lookup.lookupClass().getClassLoader())
          .link(lookup, name, type, descriptor, version);
    }

    @Override
    public CallSite linkCall(Lookup lookup, MethodType type, MethodHandle plain, String owner) {
      return LINKERS
          .get(lookup.lookupClass().getClassLoader())
          .linkCall(lookup, type, plain, owner);
    }
  }
}
