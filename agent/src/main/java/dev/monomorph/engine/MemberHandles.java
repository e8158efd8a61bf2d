package dev.monomorph.engine;

import dev.monomorph.define.Privileges;
import dev.monomorph.specialize.Link;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.invoke.VarHandle.AccessMode;
import java.lang.reflect.Modifier;

/** Handles of the members that generated classes have no access to themselves. */
final class MemberHandles {
  private final Link.ToMember member;
  private final Lookup lookup;
  private final Class<?> owner;
  private final boolean isStatic;

  private MemberHandles(Link.ToMember member, Lookup lookup) {
    this.member = member;
    this.lookup = lookup;
    this.owner = member.owner();
    this.isStatic =
        member.tag() == MethodHandleInfo.REF_getStatic
            || member.tag() == MethodHandleInfo.REF_putStatic
            || member.tag() == MethodHandleInfo.REF_invokeStatic;
  }

  /** The handle of {@code member}, with the types that it really has. */
  static MethodHandle of(Link.ToMember member, Privileges privileges)
      throws ReflectiveOperationException {
    MemberHandles handles = new MemberHandles(member, privileges.lookupIn(member.from()));
    if (member.tag() >= MethodHandleInfo.REF_invokeVirtual) {
      return handles.method();
    }
    return handles.field(privileges.isInitialized(member.owner()));
  }

  private MethodHandle method() throws ReflectiveOperationException {
    ClassLoader loader = member.from().getClassLoader();
    MethodType type = MethodType.fromMethodDescriptorString(member.descriptor(), loader);
    return switch (member.tag()) {
      case MethodHandleInfo.REF_invokeStatic -> lookup.findStatic(owner, member.name(), type);
      case MethodHandleInfo.REF_invokeSpecial ->
          lookup.findSpecial(owner, member.name(), type, member.from());
      default -> lookup.findVirtual(owner, member.name(), type);
    };
  }

  /**
   * Plain handles of reference fields end in {@code DirectMethodHandle.Accessor.checkCast}, which
   * HotSpot inlines or not by what it happened to profile; where it does not, compiled code knows
   * nothing of the object in a constant field. Variable handles are always inlined, but initialize
   * the class of a static field too early.
   */
  private MethodHandle field(boolean isInitialized) throws ReflectiveOperationException {
    Class<?> type = UnitDefiner.fieldType(member.descriptor(), member.from().getClassLoader());
    MethodHandle plain = plain(type);
    boolean suffices = type.isPrimitive() || (isStatic && !isInitialized);
    return suffices ? plain : inlined(type, plain);
  }

  private MethodHandle plain(Class<?> type) throws ReflectiveOperationException {
    return switch (member.tag()) {
      case MethodHandleInfo.REF_getStatic -> lookup.findStaticGetter(owner, member.name(), type);
      case MethodHandleInfo.REF_putStatic -> lookup.findStaticSetter(owner, member.name(), type);
      case MethodHandleInfo.REF_getField -> lookup.findGetter(owner, member.name(), type);
      case MethodHandleInfo.REF_putField -> lookup.findSetter(owner, member.name(), type);
      default -> throw new IllegalStateException("no field: " + member);
    };
  }

  private MethodHandle inlined(Class<?> type, MethodHandle plain)
      throws ReflectiveOperationException {
    VarHandle field =
        isStatic
            ? lookup.findStaticVarHandle(owner, member.name(), type)
            : lookup.findVarHandle(owner, member.name(), type);
    boolean isVolatile = Modifier.isVolatile(lookup.revealDirect(plain).getModifiers());
    boolean reads =
        member.tag() == MethodHandleInfo.REF_getStatic
            || member.tag() == MethodHandleInfo.REF_getField;
    if (reads) {
      return field.toMethodHandle(isVolatile ? AccessMode.GET_VOLATILE : AccessMode.GET);
    }
    return field.toMethodHandle(isVolatile ? AccessMode.SET_VOLATILE : AccessMode.SET);
  }
}
