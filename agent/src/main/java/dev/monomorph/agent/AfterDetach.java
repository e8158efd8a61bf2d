package dev.monomorph.agent;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What stays in the process when the agent has been detached, for threads that are still in its
 * code: a copy may come to a call that it has never made, a stub may be about to be linked.
 *
 * <p>Lives in the application's loader beside {@link MonomorphAgent}, so that the agent's own
 * loader can go; all that it holds is of JDK types, and held by the classes concerned.
 */
final class AfterDetach {
  /** Handles that a class may still ask for, by number or by name and descriptor. */
  private static final ClassValue<Map<Object, MethodHandle>> HANDLES =
      new ClassValue<>() {
        @Override
        protected Map<Object, MethodHandle> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  private final Instrumentation instrumentation;
  private final NestKeeper nests;

  /**
   * @param instrumentation gives classes their own code back
   * @param last gives an instrumentation that keeps nests as they are, whatever others make of them
   */
  AfterDetach(Instrumentation instrumentation, UnaryOperator<Instrumentation> last) {
    this.instrumentation = instrumentation;
    this.nests = new NestKeeper(() -> last.apply(instrumentation));
  }

  /** What {@code link} of the gateway does: takes lookup, name, type and descriptor. */
  Function<Object[], Object> link() {
    return arguments ->
        link(
            trusted((Lookup) arguments[0]),
            (String) arguments[1],
            (MethodType) arguments[2],
            (String) arguments[3]);
  }

  /**
   * What {@code linkCall} of the gateway does: takes lookup, name, type, handle and owner. The call
   * is what its instruction was, which the JVM has resolved for the caller's class.
   */
  Function<Object[], Object> linkCall() {
    return arguments -> {
      MethodHandle plain = ((MethodHandle) arguments[3]).asFixedArity();
      return new ConstantCallSite(plain.asType((MethodType) arguments[2]));
    };
  }

  /** What {@code observe} of the gateway does: this call runs the generic copy. */
  BiFunction<Object, Object[], Object> observe() {
    return (site, arguments) -> null;
  }

  /** What {@code callee} of the gateway does: takes lookup and number. */
  BiFunction<Object, Object, Object> callee() {
    return (lookup, number) -> callee(trusted((Lookup) lookup).lookupClass(), number);
  }

  /** Takes the handles that a class may still ask for. */
  BiConsumer<Class<?>, Map<Object, MethodHandle>> handles() {
    return (type, handles) -> HANDLES.get(type).putAll(handles);
  }

  /** Takes the loader of nest hosts, and the members that each of them was loaded with. */
  BiConsumer<ClassLoader, Map<String, List<String>>> nests() {
    return nests::keep;
  }

  private CallSite link(Lookup lookup, String name, MethodType type, String descriptor) {
    MethodHandle known = HANDLES.get(lookup.lookupClass()).get(name + descriptor);
    try {
      MethodHandle original = known == null ? original(lookup, name, type, descriptor) : known;
      return new ConstantCallSite(original.asType(type));
    } catch (Exception e) {
      Class<?> owner = lookup.lookupClass();
      throw new LinkageError(
          "monomorph cannot give " + owner.getName() + "#" + name + " its own body back", e);
    }
  }

  /** The method itself, after making sure that its body is its own. */
  private MethodHandle original(Lookup lookup, String name, MethodType type, String descriptor)
      throws Exception {
    Class<?> owner = lookup.lookupClass();
    instrumentation.retransformClasses(owner);
    MethodType declared = MethodType.fromMethodDescriptorString(descriptor, owner.getClassLoader());
    return declared.parameterCount() == type.parameterCount()
        ? lookup.findStatic(owner, name, declared)
        : lookup.findSpecial(owner, name, declared, owner);
  }

  private static CallSite callee(Class<?> generated, Object number) {
    MethodHandle callee = HANDLES.get(generated).get(number);
    if (callee == null) {
      throw new LinkageError("callee " + number + " of " + generated.getName());
    }
    return new ConstantCallSite(callee);
  }

  /** A lookup that only the class itself can have made, or the JVM for it. */
  private static Lookup trusted(Lookup lookup) {
    if (!lookup.hasFullPrivilegeAccess()) {
      throw new IllegalArgumentException("no full-privilege lookup: " + lookup);
    }
    return lookup;
  }
}
