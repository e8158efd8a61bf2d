package dev.monomorph.equivalence;

import dev.monomorph.equivalence.generate.Program;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Mistakes that a specializer might make, to see whether the comparison notices. */
enum PlantedBug {
  /** A branch goes the other way. */
  BRANCH(50),
  /** A side effect is left out. */
  LOG(60),
  /** A small constant is one too high. */
  CONSTANT(15),
  /** Line numbers are wrong. */
  LINE(5),
  /** Exceptions are not caught. */
  HANDLER(5);

  private final int percentNoticed;

  PlantedBug(int percentNoticed) {
    this.percentNoticed = percentNoticed;
  }

  /** Of a hundred such mistakes so many make a difference at least. */
  int percentNoticed() {
    return percentNoticed;
  }

  /** The copy with the mistake in the first place where it can be made, or null. */
  byte[] plant(byte[] copy) {
    ClassNode node = new ClassNode();
    new ClassReader(copy).accept(node, 0);
    boolean done = false;
    for (int i = 0; i < node.methods.size() && !done; i++) {
      done = plant(node.methods.get(i));
    }
    if (!done) {
      return null;
    }
    ClassWriter writer = new ClassWriter(0);
    node.accept(writer);
    return writer.toByteArray();
  }

  private boolean plant(MethodNode method) {
    if (this == HANDLER) {
      return method.tryCatchBlocks.removeIf(each -> each.type != null);
    }
    boolean done = false;
    for (AbstractInsnNode each : method.instructions.toArray()) {
      if (!done || this == LINE) {
        done |= plant(method, each);
      }
    }
    return done;
  }

  private boolean plant(MethodNode method, AbstractInsnNode instruction) {
    return switch (this) {
      case BRANCH -> instruction instanceof JumpInsnNode jump && negate(jump);
      case LOG -> instruction instanceof MethodInsnNode call && leaveOut(method, call);
      case CONSTANT -> increment(method, instruction);
      case LINE -> instruction instanceof LineNumberNode number && move(number);
      case HANDLER -> throw new AssertionError("not an instruction");
    };
  }

  private static boolean increment(MethodNode method, AbstractInsnNode instruction) {
    int opcode = instruction.getOpcode();
    if (opcode < Opcodes.ICONST_0 || opcode >= Opcodes.ICONST_5) {
      return false;
    }
    method.instructions.set(instruction, new InsnNode(opcode + 1));
    return true;
  }

  private static boolean move(LineNumberNode number) {
    number.line += 5000;
    return true;
  }

  private static boolean leaveOut(MethodNode method, MethodInsnNode call) {
    if (!call.owner.equals(Program.TRACE) || !call.name.equals("log")) {
      return false;
    }
    boolean wide = Type.getArgumentTypes(call.desc)[0].getSize() == 2;
    method.instructions.set(call, new InsnNode(wide ? Opcodes.POP2 : Opcodes.POP));
    return true;
  }

  private static boolean negate(JumpInsnNode jump) {
    int opcode = jump.getOpcode();
    if (opcode == Opcodes.GOTO) {
      return false;
    }
    if (opcode >= Opcodes.IFNULL) {
      jump.setOpcode(opcode == Opcodes.IFNULL ? Opcodes.IFNONNULL : Opcodes.IFNULL);
    } else {
      // Conditions stand in pairs, the first of which has an odd number.
      jump.setOpcode(opcode % 2 == 1 ? opcode + 1 : opcode - 1);
    }
    return true;
  }
}
