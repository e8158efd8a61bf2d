package dev.monomorph.define;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;

/**
 * What an agent may do and an application may not: full-privilege lookups, and a look at whether a
 * class is initialized.
 *
 * <p>The agent opens two packages of {@code java.base} to its own module alone; no flag and no
 * {@code Unsafe} of the application's is needed (measured on 17 and 25). Nothing of this may be
 * handed to application code.
 */
public final class Privileges {
  private static final String INTERNAL = "jdk.internal.misc";

  private final Lookup all;
  private final Object unsafe;
  private final Method shouldBeInitialized;

  private Privileges(Lookup all, Object unsafe, Method shouldBeInitialized) {
    this.all = all;
    this.unsafe = unsafe;
    this.shouldBeInitialized = shouldBeInitialized;
  }

  /**
   * Takes them.
   *
   * @throws ReflectiveOperationException if this JVM has not what is looked for
   */
  public static Privileges take(Instrumentation instrumentation)
      throws ReflectiveOperationException {
    Set<Module> own = Set.of(Privileges.class.getModule());
    instrumentation.redefineModule(
        Object.class.getModule(),
        Set.of(),
        Map.of(),
        Map.of("java.lang.invoke", own, INTERNAL, own),
        Set.of(),
        Map.of());
    Field lookup = Lookup.class.getDeclaredField("IMPL_LOOKUP");
    lookup.setAccessible(true);
    Class<?> unsafeType = Class.forName(INTERNAL + ".Unsafe");
    Method getUnsafe = unsafeType.getMethod("getUnsafe");
    Method shouldBeInitialized = unsafeType.getMethod("shouldBeInitialized", Class.class);
    getUnsafe.setAccessible(true);
    shouldBeInitialized.setAccessible(true);
    return new Privileges((Lookup) lookup.get(null), getUnsafe.invoke(null), shouldBeInitialized);
  }

  /** A lookup with every access that {@code type} itself has. */
  public Lookup lookupIn(Class<?> type) {
    return all.in(type);
  }

  /** Whether a class is initialized; one whose initializer is running is not. */
  public boolean isInitialized(Class<?> type) {
    try {
      return !(Boolean) shouldBeInitialized.invoke(unsafe, type);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("jdk.internal.misc.Unsafe.shouldBeInitialized", e);
    }
  }
}
