package dev.monomorph.define;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.Set;

/**
 * What an agent may do and an application may not: full-privilege lookups, classes defined in any
 * loader, a look at whether a class is initialized, and at what a hidden class refers to.
 *
 * <p>The agent opens four packages of {@code java.base} to its own module alone; no flag and no
 * {@code Unsafe} of the application's is needed (measured on 17 and 25). Nothing of this may be
 * handed to application code.
 */
public final class Privileges {
  private static final String INTERNAL = "jdk.internal.misc";
  private static final String ACCESS = "jdk.internal.access";

  private final Lookup all;
  private final Object unsafe;
  private final Method shouldBeInitialized;
  private final Object access;
  private final Method constantPool;
  private final Method defineClass;
  private final MethodHandle findLoaded;

  private Privileges(Lookup all, Class<?> unsafeType, Class<?> accessType)
      throws ReflectiveOperationException {
    this.all = all;
    this.unsafe = unsafeType.getMethod("getUnsafe").invoke(null);
    this.shouldBeInitialized = unsafeType.getMethod("shouldBeInitialized", Class.class);
    this.access =
        Class.forName(ACCESS + ".SharedSecrets").getMethod("getJavaLangAccess").invoke(null);
    this.constantPool = accessType.getMethod("getConstantPool", Class.class);
    this.defineClass =
        accessType.getMethod(
            "defineClass",
            ClassLoader.class,
            String.class,
            byte[].class,
            ProtectionDomain.class,
            String.class);
    this.findLoaded =
        all.findVirtual(
            ClassLoader.class, "findLoadedClass", MethodType.methodType(Class.class, String.class));
    shouldBeInitialized.setAccessible(true);
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
        Map.of("java.lang.invoke", own, INTERNAL, own, ACCESS, own, "jdk.internal.reflect", own),
        Set.of(),
        Map.of());
    Field lookup = Lookup.class.getDeclaredField("IMPL_LOOKUP");
    lookup.setAccessible(true);
    return new Privileges(
        (Lookup) lookup.get(null),
        Class.forName(INTERNAL + ".Unsafe"),
        Class.forName(ACCESS + ".JavaLangAccess"));
  }

  /** A lookup with every access that {@code type} itself has. */
  public Lookup lookupIn(Class<?> type) {
    return all.in(type);
  }

  /**
   * The value of an instance field, whoever may read it.
   *
   * @throws IllegalStateException if the JVM does not allow it
   */
  public Object read(Field field, Object holder) {
    try {
      MethodHandle getter = lookupIn(field.getDeclaringClass()).unreflectGetter(field);
      return Modifier.isStatic(field.getModifiers()) ? getter.invoke() : getter.invoke(holder);
    } catch (Throwable e) {
      throw new IllegalStateException("cannot read " + field, e);
    }
  }

  /**
   * What the constant pool of a class refers to: see {@link ClassReferences}.
   *
   * @throws IllegalStateException if the JVM does not tell
   */
  public ClassReferences references(Class<?> type) {
    return ClassReferences.of(constantPool, access, type);
  }

  /**
   * Defines a class in a loader before any class of its package is there.
   *
   * @throws LinkageError if the loader has a class of that name, or the bytes are not accepted
   */
  public void define(ClassLoader loader, byte[] bytes) {
    try {
      defineClass.invoke(access, loader, null, bytes, null, null);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof LinkageError linkage
          ? linkage
          : new LinkageError("defineClass", e);
    } catch (IllegalAccessException e) {
      throw new LinkageError("jdk.internal.access.JavaLangAccess.defineClass", e);
    }
  }

  /**
   * The class that a loader gives for a name, if the JVM has asked it for it before; null if not.
   *
   * @param loader null for the JVM's own
   */
  public Class<?> findLoaded(ClassLoader loader, String name) {
    try {
      return loader == null
          ? Class.forName(name, false, null)
          : (Class<?>) findLoaded.invoke(loader, name);
    } catch (ClassNotFoundException e) {
      return null;
    } catch (Throwable e) {
      throw new IllegalStateException("java.lang.ClassLoader.findLoadedClass", e);
    }
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
