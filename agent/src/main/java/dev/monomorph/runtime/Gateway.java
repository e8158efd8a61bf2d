package dev.monomorph.runtime;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The one class that woven code links to, and what stands behind it.
 *
 * <p>The class {@value #INTERNAL_NAME} is injected when the first target turns up. A class of
 * package {@code java.lang} is the only one that every loader finds, OSGi's and a named module's
 * included. Only JDK types cross it:
 *
 * <pre>
 *   bootstrap loader   java.lang.$Monomorph   fields: Functions, BiFunctions
 *        ^                       |
 *   application's loaders        | calls
 *   (woven classes, copies,      v
 *    dispatchers)         AgentClassLoader   everything of the agent's, and its libraries
 * </pre>
 */
public final class Gateway {
  /** Internal name of the injected class. */
  public static final String INTERNAL_NAME = "java/lang/$Monomorph";

  /** Its bootstrap method. */
  public static final String LINK = "link";

  /**
   * Descriptor of the bootstrap method: the argument is the target's descriptor.
   *
   * <p>All bootstrap methods here take and return objects, as the JDK passes them ({@code
   * BootstrapMethodInvoker}): with other types each would cost the first caller the handles that
   * convert them.
   */
  public static final String LINK_DESCRIPTOR =
      "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Object;"
          + "Ljava/lang/Object;)Ljava/lang/Object;";

  /** The bootstrap method of classes that have been redefined since they were loaded. */
  public static final String LINK_REDEFINED = "linkRedefined";

  /** Descriptor of {@link #LINK_REDEFINED}: the last argument is the version of the class. */
  public static final String LINK_REDEFINED_DESCRIPTOR =
      "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Object;"
          + "Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;";

  /** The bootstrap method of call sites that stand in place of a call instruction. */
  public static final String LINK_CALL = "linkCall";

  /**
   * Descriptor of {@link #LINK_CALL}: what the instruction did, and the internal name of the
   * expected target's class. The JVM resolves the handle for the class that the site is in, so
   * nobody is given a method that it could not call by itself.
   */
  public static final String LINK_CALL_DESCRIPTOR = LINK_REDEFINED_DESCRIPTOR;

  /** The method that dispatchers call when no guard held. */
  public static final String OBSERVE = "observe";

  /** Descriptor of {@link #OBSERVE}: the site and its guarded arguments. */
  public static final String OBSERVE_DESCRIPTOR =
      "(Ljava/lang/Object;[Ljava/lang/Object;)Ljava/lang/invoke/MethodHandle;";

  /** The bootstrap method of calls from one generated class to what it has no name for. */
  public static final String CALLEE = "callee";

  /** Descriptor of {@link #CALLEE}: the last argument is the callee's number in its class. */
  public static final String CALLEE_DESCRIPTOR = LINK_DESCRIPTOR;

  /** What {@link #LINK} takes; the version comes after it. */
  private static final int LINK_ARGUMENTS = 4;

  private Gateway() {}

  /**
   * What {@code link} and {@code linkRedefined} call: takes lookup, name, type and descriptor in an
   * array, and for the latter the version.
   *
   * @param otherwise links what the linker does not know: code from before a detach, on its way
   */
  public static Function<Object[], Object> linkFunction(
      Linker linker, Function<Object[], Object> otherwise) {
    return new LinkFunction(linker, otherwise);
  }

  /** What {@code linkCall} calls: takes lookup, name, type, handle and owner in an array. */
  public static Function<Object[], Object> linkCallFunction(Linker linker) {
    return new LinkCallFunction(linker);
  }

  /** What {@code observe} calls: takes the site and its guarded arguments. */
  public static BiFunction<Object, Object[], Object> observeFunction() {
    return new ObserveFunction();
  }

  /**
   * What {@code callee} calls: takes the lookup and the number.
   *
   * @param otherwise finds the callees of classes that were generated before a detach
   */
  public static BiFunction<Object, Object, Object> calleeFunction(
      BiFunction<Object, Object, Object> otherwise) {
    return new CalleeFunction(otherwise);
  }

  // Named classes: a lambda here would link invokedynamic before the first target runs.
  private record LinkFunction(Linker linker, Function<Object[], Object> otherwise)
      implements Function<Object[], Object> {
    @Override
    public Object apply(Object[] arguments) {
      CallSite site =
          linker.link(
              trusted((Lookup) arguments[0]),
              (String) arguments[1],
              (MethodType) arguments[2],
              (String) arguments[3],
              arguments.length > LINK_ARGUMENTS ? (Integer) arguments[LINK_ARGUMENTS] : 0);
      return site == null ? otherwise.apply(arguments) : site;
    }
  }

  private record LinkCallFunction(Linker linker) implements Function<Object[], Object> {
    @Override
    public CallSite apply(Object[] arguments) {
      return linker.linkCall(
          trusted((Lookup) arguments[0]),
          (MethodType) arguments[2],
          (MethodHandle) arguments[3],
          (String) arguments[4]);
    }
  }

  private static final class ObserveFunction implements BiFunction<Object, Object[], Object> {
    @Override
    public MethodHandle apply(Object site, Object[] arguments) {
      // A dispatcher from before a detach has a site of another loader's class.
      return site instanceof SpecializingCallSite own ? own.observe(arguments) : null;
    }
  }

  private record CalleeFunction(BiFunction<Object, Object, Object> otherwise)
      implements BiFunction<Object, Object, Object> {
    @Override
    public Object apply(Object lookup, Object number) {
      Class<?> type = trusted((Lookup) lookup).lookupClass();
      return Callees.knows(type)
          ? new ConstantCallSite(Callees.of(type, (Integer) number))
          : otherwise.apply(lookup, number);
    }
  }

  /**
   * A lookup that only the class itself can have made, or the JVM for it: any other would let one
   * class call private methods of another.
   */
  private static Lookup trusted(Lookup lookup) {
    if (!lookup.hasFullPrivilegeAccess()) {
      throw new IllegalArgumentException("no full-privilege lookup: " + lookup);
    }
    return lookup;
  }
}
