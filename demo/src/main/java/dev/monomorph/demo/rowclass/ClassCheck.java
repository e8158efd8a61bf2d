package dev.monomorph.demo.rowclass;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.util.CheckClassAdapter;

/** Looks over a class file before the JVM sees it. */
final class ClassCheck {
  private ClassCheck() {}

  /**
   * Follows the types through every instruction.
   *
   * @throws RuntimeException that names method and instruction, if one is wrong
   */
  static void check(byte[] bytes) {
    ClassVisitor nothing = new ClassVisitor(Opcodes.ASM9) {};
    new ClassReader(bytes).accept(new CheckClassAdapter(nothing, true), 0);
  }
}
