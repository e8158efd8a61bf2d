package dev.monomorph.specialize;

import java.util.List;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/** Methods of the JDK that cannot be copied, as the JVM treats them in a way of its own. */
final class PlatformMethods {
  private static final Set<String> SPECIAL =
      Set.of(
          "Ljdk/internal/vm/annotation/IntrinsicCandidate;",
          "Ljdk/internal/vm/annotation/Hidden;",
          "Ljdk/internal/vm/annotation/ReservedStackAccess;",
          "Ljdk/internal/vm/annotation/ChangesCurrentThread;",
          "Ljdk/internal/reflect/CallerSensitive;",
          "Ljava/lang/invoke/LambdaForm$Hidden;");

  private PlatformMethods() {}

  /**
   * Whether the code has the stack map frames that a verifier asks for. The JVM does not verify the
   * JDK's classes as it loads them, and does not keep frames that it does not need (HotSpot, {@code
   * BytecodeVerificationLocal}); those from its archive of classes have them.
   */
  static boolean hasFrames(MethodNode method) {
    boolean branches = !method.tryCatchBlocks.isEmpty();
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof FrameNode) {
        return true;
      }
      branches |=
          insn instanceof JumpInsnNode
              || insn instanceof TableSwitchInsnNode
              || insn instanceof LookupSwitchInsnNode;
    }
    return !branches;
  }

  /** Whether the JVM knows the method by name: a copy would be ordinary code. */
  static boolean isSpecial(MethodNode method) {
    List<AnnotationNode> annotations = method.visibleAnnotations;
    if (annotations != null) {
      for (AnnotationNode annotation : annotations) {
        if (SPECIAL.contains(annotation.desc)) {
          return true;
        }
      }
    }
    return false;
  }
}
