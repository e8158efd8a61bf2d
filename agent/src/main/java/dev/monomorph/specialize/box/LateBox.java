package dev.monomorph.specialize.box;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * A box that is made when it is first asked for: a small method, so that no jump and no stack map
 * frame comes into the code that asks.
 */
public final class LateBox {
  private static final String OWNER = "$box";
  private static final String NAME = "box";

  private LateBox() {}

  /** Takes the box, or null if it was not made yet, and the value; gives the box. */
  static MethodInsnNode call(BoxType type) {
    return new MethodInsnNode(Opcodes.INVOKESTATIC, OWNER, NAME, descriptor(type), false);
  }

  /** Whether an instruction is such a call, and still stands for the method. */
  public static boolean is(MethodInsnNode call) {
    return call.owner.equals(OWNER);
  }

  private static String descriptor(BoxType type) {
    return "(Ljava/lang/Object;" + type.primitive() + ")L" + type.internalName() + ";";
  }

  /** The method that a call stands for. */
  public static MethodNode method(MethodInsnNode call) {
    BoxType type = BoxType.of(Type.getReturnType(call.desc));
    MethodNode method =
        new MethodNode(
            Opcodes.ASM9, Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC, NAME, call.desc, null, null);
    LabelNode absent = new LabelNode();
    method.instructions.add(new VarInsnNode(Opcodes.ALOAD, 0));
    method.instructions.add(new JumpInsnNode(Opcodes.IFNULL, absent));
    method.instructions.add(new VarInsnNode(Opcodes.ALOAD, 0));
    method.instructions.add(new TypeInsnNode(Opcodes.CHECKCAST, type.internalName()));
    method.instructions.add(new InsnNode(Opcodes.ARETURN));
    method.instructions.add(absent);
    Object[] locals = {"java/lang/Object", type.inFrames()};
    method.instructions.add(new FrameNode(Opcodes.F_NEW, 2, locals, 0, new Object[0]));
    method.instructions.add(type.load(1));
    method.instructions.add(type.make());
    method.instructions.add(new InsnNode(Opcodes.ARETURN));
    method.maxLocals = 1 + type.primitive().getSize();
    method.maxStack = 2;
    return method;
  }
}
