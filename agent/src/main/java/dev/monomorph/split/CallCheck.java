package dev.monomorph.split;

import dev.monomorph.define.Privileges;
import dev.monomorph.runtime.CallRefusal;
import dev.monomorph.runtime.GeneratedNames;
import dev.monomorph.weave.CallInstruction;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;

/** Which calls can be call sites, by what the JVM would say of it. */
public final class CallCheck {
  private final Privileges privileges;

  /**
   * @param privileges tell what a class has access to
   */
  public CallCheck(Privileges privileges) {
    this.privileges = privileges;
  }

  /** Why no call in a class can be split, whatever it calls; else null. */
  static CallRefusal ofClass(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    if (loader == null || loader == ClassLoader.getPlatformClassLoader()) {
      return CallRefusal.PLATFORM_CALLER;
    }
    return isGenerated(type) ? CallRefusal.GENERATED_CALLER : null;
  }

  /** Whether a class is one that the agent has made. */
  public static boolean isGenerated(Class<?> type) {
    return GeneratedNames.isGenerated(type.getName());
  }

  /**
   * Why a call cannot be split, or null if it can.
   *
   * @param call what stands where the call was made; null for no call instruction
   * @param className internal name of the caller's class
   */
  CallRefusal ofCall(CallInstruction call, String className, SplitRequest request) {
    if (call == null
        || !call.name().equals(request.target().name())
        || !call.descriptor().equals(request.target().descriptor())) {
      return CallRefusal.NO_DIRECT_CALL;
    }
    if (call.isSuperCall(className)) {
      return CallRefusal.SUPER_CALL;
    }
    // Linking a call site takes the types of its descriptor; running the instruction does not.
    return canName(request.caller().type(), call.descriptor(), request.type())
        ? null
        : CallRefusal.UNNAMEABLE_TYPE;
  }

  /**
   * Whether a class can hold a call site for a method.
   *
   * @param meant the method's type, without a receiver
   */
  public boolean canName(Class<?> caller, String descriptor, MethodType meant) {
    try {
      ClassLoader loader = caller.getClassLoader();
      MethodType found = MethodType.fromMethodDescriptorString(descriptor, loader);
      if (!found.equals(meant)) {
        return false;
      }
      Lookup lookup = privileges.lookupIn(caller);
      lookup.accessClass(component(found.returnType()));
      for (Class<?> parameter : found.parameterList()) {
        lookup.accessClass(component(parameter));
      }
      return true;
    } catch (IllegalAccessException | RuntimeException | LinkageError e) {
      // A loader that does not find a type, or fails in any way, finds none for a call site either.
      return false;
    }
  }

  private static Class<?> component(Class<?> type) {
    return type.isArray() ? component(type.getComponentType()) : type;
  }
}
