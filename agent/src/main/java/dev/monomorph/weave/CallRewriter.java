package dev.monomorph.weave;

import dev.monomorph.runtime.Gateway;
import java.util.function.Function;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Puts call sites in place of call instructions.
 *
 * <p>What was called becomes a method handle constant of the call site, which the JVM resolves for
 * this very class: with its access, its loader and the errors that the instruction would have had.
 */
public final class CallRewriter extends ClassVisitor {
  private static final Handle LINK_CALL =
      new Handle(
          Opcodes.H_INVOKESTATIC,
          Gateway.INTERNAL_NAME,
          Gateway.LINK_CALL,
          Gateway.LINK_CALL_DESCRIPTOR,
          false);

  private final Function<CallInstruction, String> targets;
  private boolean changed;

  private CallRewriter(ClassVisitor next, Function<CallInstruction, String> targets) {
    super(Opcodes.ASM9, next);
    this.targets = targets;
  }

  /** Whether a class file is new enough to hold call sites. */
  public static boolean isPossible(byte[] classFile) {
    return ConstantPoolScan.majorVersion(classFile) >= Opcodes.V1_7;
  }

  /**
   * The class file with call sites in it.
   *
   * @param targets gives for an instruction the internal name of the class whose target it is
   *     expected to run; null for one that stays
   * @return the same array if nothing was changed
   */
  public static byte[] rewrite(byte[] classFile, Function<CallInstruction, String> targets) {
    if (!isPossible(classFile)) {
      return classFile;
    }
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, 0);
    CallRewriter rewriter = new CallRewriter(writer, targets);
    reader.accept(rewriter, 0);
    return rewriter.changed ? writer.toByteArray() : classFile;
  }

  /** Whether an {@code invokedynamic} with this bootstrap method was a call instruction. */
  static boolean isSplitCall(Handle bootstrap) {
    return bootstrap.equals(LINK_CALL);
  }

  /**
   * The call site for a call instruction.
   *
   * @param target internal name of the class whose target it is expected to run
   */
  public static InvokeDynamicInsnNode site(MethodInsnNode insn, String target) {
    CallInstruction call =
        new CallInstruction("", 0, insn.getOpcode(), insn.owner, insn.name, insn.desc, insn.itf);
    return new InvokeDynamicInsnNode(
        call.name(), call.siteDescriptor(), LINK_CALL, call.handle(), target);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
    return next == null ? null : new Calls(next, name + descriptor);
  }

  private final class Calls extends MethodVisitor {
    private final String method;
    private int ordinal;

    Calls(MethodVisitor next, String method) {
      super(Opcodes.ASM9, next);
      this.method = method;
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      CallInstruction call =
          new CallInstruction(method, ordinal++, opcode, owner, name, descriptor, isInterface);
      String target = call.isConstruction() ? null : targets.apply(call);
      if (target == null) {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      } else {
        changed = true;
        super.visitInvokeDynamicInsn(name, call.siteDescriptor(), LINK_CALL, call.handle(), target);
      }
    }
  }
}
