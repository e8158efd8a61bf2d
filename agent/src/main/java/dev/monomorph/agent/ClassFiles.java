package dev.monomorph.agent;

import java.io.IOException;
import java.io.InputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/** Class files as loaders' resources hold them: found without loading any class. */
final class ClassFiles {
  private ClassFiles() {}

  /**
   * What a class declares, without code, or null if its class file cannot be had.
   *
   * @param loader null for the bootstrap loader
   */
  static ClassNode find(ClassLoader loader, String internalName) {
    ClassLoader from = loader == null ? ClassLoader.getPlatformClassLoader() : loader;
    try (InputStream in = from.getResourceAsStream(internalName + ".class")) {
      if (in == null) {
        return null;
      }
      ClassNode tree = new ClassNode(Opcodes.ASM9);
      new ClassReader(in).accept(tree, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
      return tree;
    } catch (IOException | RuntimeException e) {
      // A loader may throw anything; that of an application that was stopped often does.
      Log.once(Log.Level.DEBUG, internalName, "cannot read the class file of " + internalName, e);
      return null;
    }
  }
}
