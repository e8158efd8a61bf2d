package dev.monomorph.equivalence;

import dev.monomorph.equivalence.generate.Program;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** What a program's copies have that its own methods have not, or the other way round. */
final class Copies {
  private Copies() {}

  /** Whether a method in the class calls a method in such a class; generic copies never do. */
  static boolean hasCopiedCallee(byte[] copy) {
    for (MethodNode method : parse(copy).methods) {
      for (AbstractInsnNode each : method.instructions) {
        if (each instanceof MethodInsnNode call && call.owner.contains(Frames.COPY)) {
          return true;
        }
      }
    }
    return false;
  }

  /** How many of the class files have methods with fewer tests than the originals. */
  static long folded(Program program, List<byte[]> copies) {
    Map<String, Integer> originals = new HashMap<>();
    for (byte[] each : program.classes().values()) {
      originals.putAll(tests(parse(each)));
    }
    return copies.stream().filter(each -> isFolded(originals, tests(parse(each)))).count();
  }

  private static boolean isFolded(Map<String, Integer> originals, Map<String, Integer> copies) {
    return copies.entrySet().stream()
        .anyMatch(each -> each.getValue() < originals.getOrDefault(each.getKey(), 0));
  }

  /** The number of type tests and conditional jumps by class, method and static descriptor. */
  private static Map<String, Integer> tests(ClassNode node) {
    int end = node.name.indexOf(Frames.COPY);
    String owner = end < 0 ? node.name : node.name.substring(0, end);
    Map<String, Integer> counts = new HashMap<>();
    for (MethodNode method : node.methods) {
      int count = 0;
      for (AbstractInsnNode each : method.instructions) {
        boolean jump = each instanceof JumpInsnNode && each.getOpcode() != Opcodes.GOTO;
        count += jump || each.getOpcode() == Opcodes.INSTANCEOF ? 1 : 0;
      }
      counts.put(owner + '.' + method.name + descriptor(owner, method), count);
    }
    return counts;
  }

  private static String descriptor(String owner, MethodNode method) {
    boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
    String receiver = isStatic ? "" : Type.getObjectType(owner).getDescriptor();
    return '(' + receiver + method.desc.substring(1);
  }

  private static ClassNode parse(byte[] bytes) {
    ClassNode node = new ClassNode();
    new ClassReader(bytes).accept(node, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return node;
  }
}
