package dev.monomorph.equivalence.generate;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The code of one method while it is being written: where we are, and what can be used there. */
final class Body {
  final Unit unit;
  final World world;
  final Choices choices;
  final ClassModel owner;
  final MethodVisitor mv;
  final Locals locals;
  final Ty result;
  final int rank;
  final List<Loop> loops = new ArrayList<>();
  final List<Monitor> monitors = new ArrayList<>();

  /** The method, or null in a lambda's body or an initializer. */
  final MethodModel method;

  /** Whether {@code this} is there and initialized. */
  boolean hasThis;

  /** The parameter that counts down, in the part of a recursive method where it is positive. */
  Local countdown;

  private int budget;
  private boolean reachable = true;

  Body(Unit unit, MethodVisitor mv, MethodModel method, Ty result, int rank, int budget) {
    this.unit = unit;
    this.world = unit.world;
    this.choices = unit.world.choices;
    this.owner = unit.model;
    this.mv = mv;
    this.method = method;
    this.result = result;
    this.rank = rank;
    this.budget = budget;
    this.locals = new Locals(unit.model.debugNames);
    mv.visitCode();
  }

  /** Takes the parameters of the method in; {@code this} comes first if there is one. */
  void parameters(boolean withThis, List<Ty> parameters) {
    Label start = here();
    hasThis = withThis;
    if (withThis) {
      locals.declare(owner.type, false, start);
    }
    for (Ty each : parameters) {
      locals.declare(each, true, start);
    }
  }

  void uses(Feature feature) {
    world.features.add(feature);
  }

  /** Takes one from what this body may still hold; false once it is used up. */
  boolean spend() {
    return --budget > 0;
  }

  int budget() {
    return budget;
  }

  void finish() {
    locals.reset(new int[2], here());
    locals.writeNames(mv);
    mv.visitMaxs(0, 0);
    mv.visitEnd();
  }

  // Instructions

  void op(int opcode) {
    mv.visitInsn(opcode);
  }

  void push(int value) {
    if (value >= -1 && value <= 5) {
      mv.visitInsn(Opcodes.ICONST_0 + value);
    } else if (value == (byte) value) {
      mv.visitIntInsn(Opcodes.BIPUSH, value);
    } else if (value == (short) value) {
      mv.visitIntInsn(Opcodes.SIPUSH, value);
    } else {
      mv.visitLdcInsn(value);
    }
  }

  void load(Local local) {
    mv.visitVarInsn(local.type().opcode(Opcodes.ILOAD), local.slot());
  }

  void store(Local local) {
    mv.visitVarInsn(local.type().opcode(Opcodes.ISTORE), local.slot());
  }

  /** Declares a variable and gives it the value on the stack. */
  Local declare(Ty type) {
    return declare(type, true);
  }

  Local declare(Ty type, boolean mutable) {
    Label start = new Label();
    Local local = locals.declare(type, mutable, start);
    store(local);
    mv.visitLabel(start);
    return local;
  }

  void pop(Ty type) {
    if (type.size() > 0) {
      op(type.size() == 2 ? Opcodes.POP2 : Opcodes.POP);
    }
  }

  void invokeStatic(String owner, String name, String descriptor) {
    mv.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
  }

  void invokeVirtual(String owner, String name, String descriptor) {
    mv.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, name, descriptor, false);
  }

  void construct(String owner, String descriptor) {
    mv.visitMethodInsn(Opcodes.INVOKESPECIAL, owner, "<init>", descriptor, false);
  }

  void invokeDynamic(String name, String descriptor, Handle bootstrap, Object... arguments) {
    mv.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
  }

  void checkCast(Ty type) {
    mv.visitTypeInsn(Opcodes.CHECKCAST, type.internalName());
  }

  void box(Ty primitive) {
    String box = primitive.box.internalName();
    invokeStatic(box, "valueOf", '(' + primitive.descriptor() + ")L" + box + ';');
  }

  void unbox(Ty primitive) {
    String name = primitive.asm.getClassName() + "Value";
    invokeVirtual(primitive.box.internalName(), name, "()" + primitive.descriptor());
  }

  /** Takes fuel; throws when there is none left, which ends whatever runs too long. */
  void burn() {
    invokeStatic(World.TRACE, "burn", "()V");
  }

  // Flow

  boolean reachable() {
    return reachable;
  }

  Label here() {
    Label label = new Label();
    mv.visitLabel(label);
    return label;
  }

  /** Gives what follows a line of its own. */
  void line() {
    mv.visitLineNumber(world.nextLine(), here());
  }

  void jump(int opcode, Mark target) {
    if (reachable) {
      mv.visitJumpInsn(opcode, target.label);
      target.used = true;
      reachable = opcode != Opcodes.GOTO;
    }
  }

  void place(Mark mark) {
    mv.visitLabel(mark.label);
    reachable |= mark.used;
  }

  /** To be called where a handler begins, or a label that a switch goes to. */
  void reached() {
    reachable = true;
  }

  /** To be called behind an instruction that does not go on to the next one. */
  void unreachable() {
    reachable = false;
  }

  void throwIt() {
    op(Opcodes.ATHROW);
    unreachable();
  }

  // Access

  boolean canAccess(ClassModel declarer, int access) {
    if ((access & Opcodes.ACC_PUBLIC) != 0) {
      return true;
    }
    if ((access & Opcodes.ACC_PRIVATE) != 0) {
      return declarer.nest() == owner.nest();
    }
    return declarer.packageName().equals(owner.packageName())
        || (needsThis(declarer, access) && owner.isSubtypeOf(declarer));
  }

  /** Whether the variable has a value: all but {@code this} before its initialization do. */
  boolean canLoad(Local local) {
    return hasThis || local.mutable() || local.slot() != 0;
  }

  /** Whether only {@code this} will do as the receiver: protected, and of another package. */
  boolean needsThis(ClassModel declarer, int access) {
    return (access & Opcodes.ACC_PROTECTED) != 0
        && !declarer.packageName().equals(owner.packageName());
  }
}
