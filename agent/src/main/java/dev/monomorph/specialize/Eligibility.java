package dev.monomorph.specialize;

import dev.monomorph.runtime.Refusal;
import dev.monomorph.specialize.fact.Facts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Which methods of one class can run as a copy in another class of its package.
 *
 * <p>Everything here follows from the class file alone; a method that passes is woven.
 */
public final class Eligibility {
  /**
   * The largest method that is copied, in bytes; HotSpot compiles none that is larger (JDK flag
   * {@code HugeMethodLimit}).
   */
  public static final int MAX_CODE_BYTES = 8000;

  /**
   * Words of parameters, the receiver's included, that a call site can pass on: a method handle
   * takes 255, one of which is itself, and its call by a handle another.
   */
  private static final int MAX_PARAMETER_WORDS = 253;

  private final ClassNode owner;
  private final Function<String, ClassNode> classes;
  private ProtectedMembers inherited;

  /**
   * @param classes gives the class of an internal name, without code, or null; for {@link #check}
   *     of any, otherwise of superclasses
   */
  public Eligibility(ClassNode owner, Function<String, ClassNode> classes) {
    this.owner = owner;
    this.classes = classes;
  }

  /** Why {@code method} cannot be a target, or null if it can. */
  public Refusal check(MethodNode method) {
    Refusal copy = checkCopy(method);
    Refusal refusal = copy == null ? checkBorrowedTypes(method) : copy;
    if (refusal != null) {
      return refusal;
    }
    if (ParameterRelevance.of(owner, method).isEmpty()) {
      return Refusal.NOTHING_TO_SPECIALIZE;
    }
    // Linking a call site takes access to all types; running the method, a bridge say, does not.
    return areAccessible(DescriptorTypes.of(method.desc)) ? null : Refusal.MISSING_TYPE;
  }

  /** Why {@code method} cannot be copied, or null if it can. */
  Refusal checkCopy(MethodNode method) {
    Refusal shape = checkShape(method);
    if (shape != null) {
      return shape;
    }
    boolean borrows = false;
    for (AbstractInsnNode insn : method.instructions) {
      Refusal refusal = checkInstruction(insn);
      if (refusal != null) {
        return refusal;
      }
      borrows |= needsSubclass(insn);
    }
    return borrows ? checkBorrowed(method) : null;
  }

  private Refusal checkBorrowed(MethodNode method) {
    synchronized (method) { // as in StaticCopy
      Facts facts = Facts.ofBody(owner.name, method);
      for (AbstractInsnNode insn : method.instructions) {
        if (needsSubclass(insn) && !BorrowedAccess.isPossible(insn, facts)) {
          return refusalOf(insn);
        }
      }
      return null;
    }
  }

  /** A call site stands for what is borrowed, and links if the class has access to all types. */
  private Refusal checkBorrowedTypes(MethodNode method) {
    for (AbstractInsnNode insn : method.instructions) {
      if (needsSubclass(insn) && !areAccessible(DescriptorTypes.of(insn))) {
        return refusalOf(insn);
      }
    }
    return null;
  }

  private Refusal refusalOf(AbstractInsnNode insn) {
    return isSuperCall(insn) ? Refusal.SUPER_CALL : Refusal.PROTECTED_MEMBER;
  }

  private boolean areAccessible(List<Type> types) {
    return types.stream().allMatch(this::isAccessible);
  }

  /** Whether the class can name a type, as far as class files tell. */
  private boolean isAccessible(Type type) {
    Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
    String name = element.getInternalName();
    if (element.getSort() != Type.OBJECT || name.startsWith("java/") || name.equals(owner.name)) {
      return true;
    }
    ClassNode named = classes.apply(name);
    return named != null && isAccessible(named, owner);
  }

  /** Whether a class is public or in the package of another (JVMS 5.4.4). */
  private static boolean isAccessible(ClassNode type, ClassNode from) {
    return (type.access & Opcodes.ACC_PUBLIC) != 0
        || ProtectedMembers.packageOf(type.name).equals(ProtectedMembers.packageOf(from.name));
  }

  /** Whether an instruction is one that only a subclass may execute. */
  boolean needsSubclass(AbstractInsnNode insn) {
    if (insn instanceof MethodInsnNode call) {
      return isSuperCall(call) || isProtected(call.owner, call.name, call.desc);
    }
    return insn instanceof FieldInsnNode access
        && ownField(access) == null
        && isProtected(access.owner, access.name, access.desc);
  }

  private boolean isSuperCall(AbstractInsnNode insn) {
    if (insn.getOpcode() != Opcodes.INVOKESPECIAL) {
      return false;
    }
    MethodInsnNode call = (MethodInsnNode) insn;
    return !call.name.equals("<init>") && !declaresPrivate(call.owner, call.name, call.desc);
  }

  private boolean isProtected(String type, String name, String descriptor) {
    return !type.startsWith("[")
        && !name.equals("<init>")
        && !declares(type, name, descriptor)
        && inherited().contains(name, descriptor);
  }

  private Refusal checkShape(MethodNode method) {
    if ((method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0) {
      return Refusal.ABSTRACT_OR_NATIVE;
    }
    if (method.name.startsWith("<")) {
      return Refusal.CONSTRUCTOR;
    }
    if (!takesReference(method)) {
      return Refusal.NO_REFERENCE_PARAMETER;
    }
    if (Type.getArgumentsAndReturnSizes(method.desc) >> 2 > MAX_PARAMETER_WORDS) {
      return Refusal.TOO_MANY_PARAMETERS;
    }
    return CodeSize.upperBound(method) > MAX_CODE_BYTES ? Refusal.TOO_LARGE : null;
  }

  private static boolean takesReference(MethodNode method) {
    if ((method.access & Opcodes.ACC_STATIC) == 0) {
      return true;
    }
    for (Type type : Type.getArgumentTypes(method.desc)) {
      if (type.getSort() >= Type.ARRAY) {
        return true;
      }
    }
    return false;
  }

  private Refusal checkInstruction(AbstractInsnNode insn) {
    if (insn instanceof MethodInsnNode call) {
      return checkCall(call);
    }
    if (insn instanceof FieldInsnNode access) {
      return checkField(access);
    }
    if (insn instanceof InvokeDynamicInsnNode dynamic) {
      return checkDynamic(dynamic);
    }
    if (insn instanceof LdcInsnNode ldc) {
      return checkConstant(ldc.cst);
    }
    int opcode = insn.getOpcode();
    return opcode == Opcodes.JSR || opcode == Opcodes.RET ? Refusal.OLD_CLASS_FILE : null;
  }

  private Refusal checkCall(MethodInsnNode call) {
    if (CallerSensitive.contains(call.owner, call.name)) {
      return Refusal.CALLER_SENSITIVE;
    }
    boolean own = declares(call.owner, call.name, call.desc);
    return own || call.name.equals("<init>") ? null : checkInherited(call.owner);
  }

  private Refusal checkField(FieldInsnNode access) {
    FieldNode own = ownField(access);
    boolean write =
        access.getOpcode() == Opcodes.PUTFIELD || access.getOpcode() == Opcodes.PUTSTATIC;
    if (write && own != null && (own.access & Opcodes.ACC_FINAL) != 0) {
      return Refusal.FINAL_FIELD_WRITE;
    }
    return own == null ? checkInherited(access.owner) : null;
  }

  private Refusal checkDynamic(InvokeDynamicInsnNode dynamic) {
    if (LambdaFactories.makesSerializable(dynamic)) {
      return Refusal.SERIALIZABLE_LAMBDA;
    }
    return LambdaFactories.ignoresCaller(dynamic.bsm)
        ? checkConstants(Arrays.asList(dynamic.bsmArgs))
        : Refusal.CALLER_SENSITIVE;
  }

  private Refusal checkConstants(List<Object> constants) {
    for (Object constant : constants) {
      Refusal refusal = checkConstant(constant);
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }

  private Refusal checkConstant(Object constant) {
    if (constant instanceof Handle handle) {
      return checkHandle(handle);
    }
    if (!(constant instanceof ConstantDynamic dynamic)) {
      return null;
    }
    if (!LambdaFactories.ignoresCaller(dynamic.getBootstrapMethod())) {
      return Refusal.CALLER_SENSITIVE;
    }
    List<Object> arguments = new ArrayList<>();
    for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
      arguments.add(dynamic.getBootstrapMethodArgument(i));
    }
    return checkConstants(arguments);
  }

  private Refusal checkHandle(Handle handle) {
    boolean own = declares(handle.getOwner(), handle.getName(), handle.getDesc());
    if (handle.getTag() == Opcodes.H_INVOKESPECIAL && !own) {
      return Refusal.SUPER_CALL;
    }
    if (CallerSensitive.contains(handle.getOwner(), handle.getName())) {
      return Refusal.CALLER_SENSITIVE;
    }
    if (isProtected(handle.getOwner(), handle.getName(), handle.getDesc())) {
      return Refusal.PROTECTED_MEMBER;
    }
    return own ? null : checkInherited(handle.getOwner());
  }

  /** A member may be protected if it may come from a superclass that cannot be looked at. */
  private Refusal checkInherited(String type) {
    boolean mayInherit = type.equals(owner.name) || type.equals(owner.superName);
    return mayInherit && !inherited().isComplete() ? Refusal.PROTECTED_MEMBER : null;
  }

  private ProtectedMembers inherited() {
    if (inherited == null) {
      inherited = ProtectedMembers.inheritedBy(owner, classes);
    }
    return inherited;
  }

  private boolean declares(String type, String name, String descriptor) {
    if (!type.equals(owner.name)) {
      return false;
    }
    for (MethodNode method : owner.methods) {
      if (method.name.equals(name) && method.desc.equals(descriptor)) {
        return true;
      }
    }
    return false;
  }

  private boolean declaresPrivate(String type, String name, String descriptor) {
    if (type.equals(owner.name)) {
      for (MethodNode method : owner.methods) {
        if (method.name.equals(name) && method.desc.equals(descriptor)) {
          return (method.access & Opcodes.ACC_PRIVATE) != 0;
        }
      }
    }
    return false;
  }

  private FieldNode ownField(FieldInsnNode access) {
    if (access.owner.equals(owner.name)) {
      for (FieldNode field : owner.fields) {
        if (field.name.equals(access.name) && field.desc.equals(access.desc)) {
          return field;
        }
      }
    }
    return null;
  }
}
