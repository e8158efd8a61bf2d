package dev.monomorph.specialize;

import dev.monomorph.specialize.fact.Facts;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Reaches members that a copy's class has no access to by constant method handles, which compiled
 * code inlines like the instructions they stand for.
 *
 * <p>Always so where only a subclass may: {@code super} calls, and protected members of
 * superclasses in other packages. Besides for private members, where the copy stands outside the
 * nest: a class that was loaded before anything was known of it lists no generated nestmates, and a
 * hidden nestmate would not show in stack traces.
 */
final class BorrowedAccess {
  private final LoadedClass owner;
  private final Eligibility eligibility;
  private final boolean outsideNest;
  private final ForeignAccess access;
  private final boolean isForeign;

  /**
   * @param owner the class that was copied from
   * @param outsideNest whether the copies stand outside its nest
   * @param access what code from elsewhere needs where they stand
   * @param isForeign whether they are from elsewhere as a whole
   */
  BorrowedAccess(
      LoadedClass owner,
      Eligibility eligibility,
      boolean outsideNest,
      ForeignAccess access,
      boolean isForeign) {
    this.owner = owner;
    this.access = access;
    this.isForeign = isForeign;
    this.eligibility = eligibility;
    this.outsideNest = outsideNest;
  }

  private boolean isNeededBy(AbstractInsnNode insn) {
    if (insn instanceof MethodInsnNode call && call.owner.equals(GeneratedClass.SELF)) {
      return false;
    }
    if (insn instanceof Inlined inlined) {
      return access.isNeededBy(insn, inlined.home());
    }
    return eligibility.needsSubclass(insn)
        || (isForeign && access.isNeededBy(insn, owner))
        || (outsideNest && NestAccess.isNeededBy(owner.tree(), insn));
  }

  /** Whether every member that needs it can be borrowed. */
  boolean isPossible(MethodNode code, Facts facts) {
    for (TryCatchBlockNode block : code.tryCatchBlocks) {
      if (isForeign && !access.isCatchable(block.type, owner)) {
        return false;
      }
    }
    for (AbstractInsnNode insn : code.instructions) {
      boolean moved = isForeign || insn instanceof Inlined;
      if (moved && !access.isPossible(insn, Inlined.homeOf(insn, owner))) {
        return false;
      }
      if (isNeededBy(insn) && !(insn instanceof Inlined) && !isBorrowable(insn, facts)) {
        return false;
      }
    }
    return true;
  }

  private boolean isBorrowable(AbstractInsnNode insn, Facts facts) {
    if (insn instanceof TypeInsnNode) {
      return true;
    }
    return isPossible(insn, facts)
        && owner.resolve(named(insn)) != null
        && owner.canName(DescriptorTypes.of(insn));
  }

  private static String named(AbstractInsnNode insn) {
    return insn instanceof FieldInsnNode field ? field.owner : ((MethodInsnNode) insn).owner;
  }

  /**
   * Whether a member can be borrowed: not a constructor (its object is uninitialized), nor what a
   * dynamic instruction names, nor a member of an object that may be null: the exception's message
   * would be another.
   */
  static boolean isPossible(AbstractInsnNode insn, Facts facts) {
    if (!facts.isReached(insn)) {
      return false;
    }
    if (insn instanceof FieldInsnNode field) {
      return switch (field.getOpcode()) {
        case Opcodes.GETFIELD -> facts.operand(insn, 0).fact().isNonNull();
        case Opcodes.PUTFIELD -> facts.operand(insn, 1).fact().isNonNull();
        default -> true;
      };
    }
    if (insn instanceof MethodInsnNode call) {
      boolean bound = call.getOpcode() == Opcodes.INVOKESTATIC;
      int receiver = Type.getArgumentTypes(call.desc).length;
      return !call.name.equals("<init>")
          && (bound || facts.operand(insn, receiver).fact().isNonNull());
    }
    return false;
  }

  /** Erases the types of code from elsewhere that cannot be named where it stands. */
  void erase(MethodNode code) {
    if (isForeign) {
      access.erasure().apply(code, owner);
    }
  }

  /**
   * Rewrites code that {@link #isPossible} holds for, that is erased, and whose calls of copies are
   * linked.
   */
  void rewrite(MethodNode code, Unit unit) {
    for (AbstractInsnNode insn : code.instructions.toArray()) {
      if (isNeededBy(insn)) {
        code.instructions.set(insn, borrow(unit, insn));
      }
    }
  }

  private AbstractInsnNode borrow(Unit unit, AbstractInsnNode insn) {
    LoadedClass home = Inlined.homeOf(insn, owner);
    if (insn instanceof FieldInsnNode field) {
      return borrow(unit, field, home);
    }
    return insn instanceof MethodInsnNode call
        ? borrow(unit, call, home)
        : borrow(unit, (TypeInsnNode) insn, home);
  }

  private AbstractInsnNode borrow(Unit unit, FieldInsnNode field, LoadedClass home) {
    String object = "L" + field.owner + ";";
    return switch (field.getOpcode()) {
      case Opcodes.GETSTATIC -> link(unit, field, home, Opcodes.H_GETSTATIC, "()" + field.desc);
      case Opcodes.PUTSTATIC ->
          link(unit, field, home, Opcodes.H_PUTSTATIC, "(" + field.desc + ")V");
      case Opcodes.GETFIELD ->
          link(unit, field, home, Opcodes.H_GETFIELD, "(" + object + ")" + field.desc);
      case Opcodes.PUTFIELD ->
          link(unit, field, home, Opcodes.H_PUTFIELD, "(" + object + field.desc + ")V");
      default -> throw new IllegalStateException("no field instruction: " + field.getOpcode());
    };
  }

  private AbstractInsnNode link(
      Unit unit, FieldInsnNode field, LoadedClass home, int tag, String descriptor) {
    Class<?> holder = resolve(field.owner, home);
    String type = access.erasure().erase(descriptor, home);
    return unit.linked(
        new Link.ToMember(home.type(), holder, tag, field.name, field.desc, type),
        field.name,
        type);
  }

  private AbstractInsnNode borrow(Unit unit, MethodInsnNode call, LoadedClass home) {
    int tag = tag(call);
    String receiver = tag == Opcodes.H_INVOKESPECIAL ? owner.tree().name : call.owner;
    String descriptor =
        tag == Opcodes.H_INVOKESTATIC ? call.desc : "(L" + receiver + ";" + call.desc.substring(1);
    String type = access.erasure().erase(descriptor, home);
    Class<?> holder = resolve(call.owner, home);
    return unit.linked(
        new Link.ToMember(home.type(), holder, tag, call.name, call.desc, type), call.name, type);
  }

  private AbstractInsnNode borrow(Unit unit, TypeInsnNode check, LoadedClass home) {
    boolean casts = check.getOpcode() == Opcodes.CHECKCAST;
    Type result =
        casts ? access.erasure().erase(Type.getObjectType(check.desc), home) : Type.BOOLEAN_TYPE;
    String type = Type.getMethodDescriptor(result, Type.getType(Object.class));
    return unit.linked(
        new Link.ToTypeCheck(home.type(), check.desc, check.getOpcode(), type),
        casts ? "cast" : "test",
        type);
  }

  private static Class<?> resolve(String internalName, LoadedClass home) {
    Class<?> named = home.resolve(internalName);
    if (named == null) {
      throw new IllegalStateException(home.type().getName() + " cannot name " + internalName);
    }
    return named;
  }

  private static int tag(MethodInsnNode call) {
    return switch (call.getOpcode()) {
      case Opcodes.INVOKESTATIC -> Opcodes.H_INVOKESTATIC;
      case Opcodes.INVOKESPECIAL -> Opcodes.H_INVOKESPECIAL;
      default -> Opcodes.H_INVOKEVIRTUAL;
    };
  }
}
