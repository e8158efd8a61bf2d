package dev.monomorph.demo.rowclass;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicVerifier;

/** Looks over a class file before the JVM sees it. */
final class ClassCheck {
  private ClassCheck() {}

  /**
   * Follows the types through every instruction.
   *
   * @throws IllegalStateException that names method and instruction, if one is wrong
   */
  static void check(byte[] bytes) {
    ClassNode type = new ClassNode();
    new ClassReader(bytes).accept(type, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    for (MethodNode method : type.methods) {
      try {
        new Analyzer<>(new BasicVerifier()).analyze(type.name, method);
      } catch (AnalyzerException e) {
        throw new IllegalStateException(
            "%s.%s%s: %s".formatted(type.name, method.name, method.desc, e.getMessage()), e);
      }
    }
  }
}
