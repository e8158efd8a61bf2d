package dev.monomorph.specialize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.testing.JdkMethods;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds our list against what the JDK that runs this marks {@code @CallerSensitive}. */
class CallerSensitiveTest {
  /**
   * Asks for the caller's loader, module or protection domain, which a copy has in common with the
   * original. On 17 much of it is marked for a security manager's sake alone, and that asks no
   * more.
   */
  private static final Set<String> ASKS_FOR_LOADER_MODULE_OR_DOMAIN =
      Set.of(
          // loader, and the package for a security manager
          "java/io/ObjectStreamClass.forClass",
          "java/io/ObjectStreamField.getType",
          "java/lang/Class.forName",
          "java/lang/Class.getClassLoader",
          "java/lang/Class.getClasses",
          "java/lang/Class.getConstructor",
          "java/lang/Class.getConstructors",
          "java/lang/Class.getDeclaredClasses",
          "java/lang/Class.getDeclaredConstructor",
          "java/lang/Class.getDeclaredConstructors",
          "java/lang/Class.getDeclaredField",
          "java/lang/Class.getDeclaredFields",
          "java/lang/Class.getDeclaredMethod",
          "java/lang/Class.getDeclaredMethods",
          "java/lang/Class.getDeclaringClass",
          "java/lang/Class.getEnclosingClass",
          "java/lang/Class.getEnclosingConstructor",
          "java/lang/Class.getEnclosingMethod",
          "java/lang/Class.getField",
          "java/lang/Class.getFields",
          "java/lang/Class.getMethod",
          "java/lang/Class.getMethods",
          "java/lang/Class.getNestHost",
          "java/lang/Class.getNestMembers",
          "java/lang/Class.getPermittedSubclasses",
          "java/lang/Class.getRecordComponents",
          "java/lang/ClassLoader.getParent",
          "java/lang/ClassLoader.getPlatformClassLoader",
          "java/lang/ClassLoader.getSystemClassLoader",
          "java/lang/Package.getPackage",
          "java/lang/Package.getPackages",
          "java/lang/Runtime.load",
          "java/lang/Runtime.loadLibrary",
          "java/lang/System.load",
          "java/lang/System.loadLibrary",
          "java/lang/System.setSecurityManager",
          "java/lang/Thread.getContextClassLoader",
          "java/lang/foreign/SymbolLookup.loaderLookup",
          "java/lang/invoke/MethodHandleProxies.asInterfaceInstance",
          "java/lang/reflect/Proxy.getInvocationHandler",
          "java/lang/reflect/Proxy.getProxyClass",
          "java/lang/reflect/Proxy.newProxyInstance",
          "java/sql/DriverManager.deregisterDriver",
          "java/sql/DriverManager.drivers",
          "java/sql/DriverManager.getConnection",
          "java/sql/DriverManager.getDriver",
          "java/sql/DriverManager.getDrivers",
          "javax/sql/rowset/serial/SerialJavaObject.getFields",
          "sun/misc/Unsafe.getUnsafe",
          // module
          "java/lang/Class.getResource",
          "java/lang/Class.getResourceAsStream",
          "java/lang/Module.addExports",
          "java/lang/Module.addOpens",
          "java/lang/Module.addReads",
          "java/lang/Module.addUses",
          "java/lang/Module.getResourceAsStream",
          "java/lang/ModuleLayer$Controller.enableNativeAccess",
          "java/lang/System.getLogger",
          "java/lang/foreign/AddressLayout.withTargetLayout",
          "java/lang/foreign/Linker.downcallHandle",
          "java/lang/foreign/Linker.upcallStub",
          "java/lang/foreign/MemorySegment.reinterpret",
          "java/lang/foreign/SymbolLookup.libraryLookup",
          "java/util/ResourceBundle.clearCache",
          "java/util/ResourceBundle.getBundle",
          "java/util/ServiceLoader.load",
          "java/util/ServiceLoader.loadInstalled",
          "java/util/logging/Logger.getAnonymousLogger",
          "java/util/logging/Logger.getLogger",
          // domain
          "java/security/AccessController.doPrivileged",
          "java/security/AccessController.doPrivilegedWithCombiner",
          // nothing: they hand out frames, and a copy has one of its own as in any stack trace
          "java/lang/StackWalker.forEach",
          "java/lang/StackWalker.walk");

  @Test
  void everyCallerSensitiveMethodIsInOneOfTheLists() {
    Set<String> found = JdkMethods.markedCallerSensitive();
    assertThat(found).hasSizeGreaterThan(60);

    Set<String> unknown =
        found.stream()
            .filter(method -> !isRefused(method))
            .filter(method -> !ASKS_FOR_LOADER_MODULE_OR_DOMAIN.contains(method))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(unknown).isEmpty();
  }

  @Test
  void noMethodIsInBothLists() {
    assertThat(ASKS_FOR_LOADER_MODULE_OR_DOMAIN).noneMatch(CallerSensitiveTest::isRefused);
  }

  /** Inherited methods are named by the class they are called on. */
  @Test
  void aSubclassRegistersItselfAsParallelCapable() {
    assertThat(CallerSensitive.contains("com/acme/Loader", "registerAsParallelCapable")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java/lang/reflect/Method.canAccess",
        "java/lang/reflect/Field.canAccess",
        "java/lang/reflect/Constructor.canAccess"
      })
  void inheritedMethodsAreKnownBySubclass(String method) {
    assertThat(isRefused(method)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java/lang/reflect/Executable.canAccess",
        "java/lang/reflect/Executable.setAccessible",
        "java/lang/reflect/Executable.trySetAccessible"
      })
  void inheritedMethodsAreKnownByExecutable(String method) {
    assertThat(isRefused(method)).isTrue();
  }

  /**
   * A protected static member of another module's public class is made accessible to subclasses of
   * that class only: {@code AccessibleObject.checkCanSetAccessible}.
   */
  @ParameterizedTest
  @ValueSource(strings = {"AccessibleObject", "Executable", "Constructor", "Field", "Method"})
  void listsWhatAsksForASubclass(String type) {
    assertThat(isRefused("java/lang/reflect/" + type + ".setAccessible")).isTrue();
    assertThat(isRefused("java/lang/reflect/" + type + ".trySetAccessible")).isTrue();
  }

  private static boolean isRefused(String method) {
    int dot = method.indexOf('.');
    return CallerSensitive.contains(method.substring(0, dot), method.substring(dot + 1));
  }
}
