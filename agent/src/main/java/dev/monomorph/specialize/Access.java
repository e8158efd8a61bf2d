package dev.monomorph.specialize;

import java.lang.reflect.Modifier;

/** Access of classes to classes (JVMS 5.4.4). */
final class Access {
  private Access() {}

  /** Whether code of {@code from} may name {@code type}. */
  static boolean isAccessible(Class<?> type, Class<?> from) {
    Class<?> component = type;
    while (component.isArray()) {
      component = component.getComponentType();
    }
    if (component.isPrimitive() || isSamePackage(component, from)) {
      return true;
    }
    // To the JVM, a protected member class is public.
    return (component.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0
        && component.getModule().isExported(component.getPackageName(), from.getModule());
  }

  /** Whether two classes are in the same run-time package. */
  static boolean isSamePackage(Class<?> first, Class<?> second) {
    return first.getClassLoader() == second.getClassLoader()
        && first.getPackageName().equals(second.getPackageName());
  }
}
