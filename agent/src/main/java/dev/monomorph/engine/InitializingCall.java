package dev.monomorph.engine;

import dev.monomorph.define.Privileges;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.reflect.Modifier;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * The call of a static method whose class is not initialized, by the very instruction.
 *
 * <p>A handle that is first called while the class's initializer runs, in the thread that runs it,
 * lets that thread through for ever: when the initializer has failed, the instruction throws {@code
 * NoClassDefFoundError}, and the handle calls the method ({@code DirectMethodHandle} of JDK 17 and
 * 25 takes "not initialized" for "being initialized by this thread").
 */
final class InitializingCall {
  private InitializingCall() {}

  /** Whether a call is one, and the caller may make it by itself. */
  static boolean is(Lookup caller, MethodHandleInfo called, Privileges privileges) {
    return called.getReferenceKind() == MethodHandleInfo.REF_invokeStatic
        && !privileges.isInitialized(called.getDeclaringClass())
        && mayCall(caller.lookupClass(), called);
  }

  /** Whether a class beside the caller has access; protected members are its subclasses' matter. */
  private static boolean mayCall(Class<?> caller, MethodHandleInfo called) {
    Class<?> owner = called.getDeclaringClass();
    boolean near =
        caller.getClassLoader() == owner.getClassLoader()
            && caller.getPackageName().equals(owner.getPackageName());
    return near
        || (Modifier.isPublic(called.getModifiers())
            && Modifier.isPublic(owner.getModifiers())
            && owner.getModule().isExported(owner.getPackageName(), caller.getModule()));
  }

  /** The handle of the instruction. */
  static MethodHandle of(Lookup caller, MethodHandleInfo called, Privileges privileges)
      throws ReflectiveOperationException {
    Class<?> owner = called.getDeclaringClass();
    MethodInsnNode call =
        new MethodInsnNode(
            Opcodes.INVOKESTATIC,
            Type.getInternalName(owner),
            called.getName(),
            called.getMethodType().toMethodDescriptorString(),
            owner.isInterface());
    return HiddenMethod.of(caller, called.getMethodType(), call, privileges);
  }
}
