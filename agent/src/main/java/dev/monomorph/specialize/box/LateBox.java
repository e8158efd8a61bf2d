package dev.monomorph.specialize.box;

import dev.monomorph.specialize.flow.HelperCall;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Makes a box when it is first asked for: takes the box, or null if it was not made yet, and the
 * value; gives the box.
 */
final class LateBox extends HelperCall {
  private final BoxType type;

  LateBox(BoxType type) {
    super("box", "(Ljava/lang/Object;" + type.primitive() + ")L" + type.internalName() + ";");
    this.type = type;
  }

  @Override
  protected LateBox copy() {
    return new LateBox(type);
  }

  @Override
  protected void write(MethodNode method) {
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
  }
}
