package dev.monomorph.engine;

import java.util.Comparator;
import java.util.zip.CRC32;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Tells whether two class files have the same code. Their bytes may differ all the same: the JVM
 * writes a class file anew where it has kept none, with its constants in another order and without
 * what it has no use for.
 */
final class CodeChecksum {
  private CodeChecksum() {}

  /**
   * A checksum of all methods' instructions and handlers, whatever their order in the file; of the
   * file itself if it cannot be read, since a newer JVM may know what this agent does not.
   */
  static long of(byte[] classFile) {
    try {
      return crc(code(classFile));
    } catch (RuntimeException e) {
      return crc(classFile);
    }
  }

  private static byte[] code(byte[] classFile) {
    ClassNode tree = new ClassNode(Opcodes.ASM9);
    new ClassReader(classFile).accept(tree, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    tree.methods.sort(Comparator.comparing(method -> method.name + method.desc));
    ClassWriter code = new ClassWriter(0);
    code.visit(Opcodes.V11, 0, tree.name, null, null, null);
    for (MethodNode method : tree.methods) {
      write(method, code.visitMethod(0, method.name, method.desc, null, null));
    }
    return code.toByteArray();
  }

  private static long crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }

  private static void write(MethodNode method, MethodVisitor to) {
    if (method.instructions.size() == 0) {
      return;
    }
    to.visitCode();
    method.tryCatchBlocks.forEach(block -> block.accept(to));
    method.instructions.accept(to);
    to.visitMaxs(method.maxStack, method.maxLocals);
  }
}
