package dev.monomorph.specialize;

import java.util.Set;

/**
 * Methods of the JDK whose result depends on the very class that calls them.
 *
 * <p>A copy runs in another class of the same package, loader, module and protection domain. Most
 * of what the JDK marks {@code @CallerSensitive} asks for those alone ({@code Class.forName},
 * {@code ResourceBundle.getBundle}, {@code System.loadLibrary}); what is listed here asks for more.
 * A test holds both lists against the JDK it runs on.
 */
final class CallerSensitive {
  private static final Set<String> METHODS =
      Set.of(
          "java/lang/Class.newInstance",
          "java/lang/ClassLoader.registerAsParallelCapable",
          "java/lang/StackWalker.getCallerClass",
          "java/lang/invoke/MethodHandles.lookup",
          "java/lang/reflect/AccessibleObject.canAccess",
          "java/lang/reflect/AccessibleObject.setAccessible",
          "java/lang/reflect/AccessibleObject.trySetAccessible",
          "java/lang/reflect/Executable.canAccess",
          "java/lang/reflect/Executable.setAccessible",
          "java/lang/reflect/Executable.trySetAccessible",
          "java/lang/reflect/Constructor.setAccessible",
          "java/lang/reflect/Constructor.trySetAccessible",
          "java/lang/reflect/Field.setAccessible",
          "java/lang/reflect/Field.trySetAccessible",
          "java/lang/reflect/Method.setAccessible",
          "java/lang/reflect/Method.trySetAccessible",
          "java/lang/reflect/Constructor.newInstance",
          "java/lang/reflect/Constructor.canAccess",
          "java/lang/reflect/Field.canAccess",
          "java/lang/reflect/Method.canAccess",
          "java/lang/reflect/Field.get",
          "java/lang/reflect/Field.getBoolean",
          "java/lang/reflect/Field.getByte",
          "java/lang/reflect/Field.getChar",
          "java/lang/reflect/Field.getDouble",
          "java/lang/reflect/Field.getFloat",
          "java/lang/reflect/Field.getInt",
          "java/lang/reflect/Field.getLong",
          "java/lang/reflect/Field.getShort",
          "java/lang/reflect/Field.set",
          "java/lang/reflect/Field.setBoolean",
          "java/lang/reflect/Field.setByte",
          "java/lang/reflect/Field.setChar",
          "java/lang/reflect/Field.setDouble",
          "java/lang/reflect/Field.setFloat",
          "java/lang/reflect/Field.setInt",
          "java/lang/reflect/Field.setLong",
          "java/lang/reflect/Field.setShort",
          "java/lang/reflect/InvocationHandler.invokeDefault",
          "java/lang/reflect/Method.invoke",
          "java/util/concurrent/atomic/AtomicIntegerFieldUpdater.newUpdater",
          "java/util/concurrent/atomic/AtomicLongFieldUpdater.newUpdater",
          "java/util/concurrent/atomic/AtomicReferenceFieldUpdater.newUpdater");

  private CallerSensitive() {}

  /** Whether a call of this method, named at a call instruction, looks at the calling class. */
  static boolean contains(String owner, String name) {
    if (METHODS.contains(owner + "." + name)) {
      return true;
    }
    // Inherited static method: javac names the subclass that calls it.
    return name.equals("registerAsParallelCapable");
  }
}
