package dev.monomorph.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Class files of test classes, as javac wrote them. */
public final class ClassBytes {
  private ClassBytes() {}

  /** The class file of a class of the test tree, a library or the JDK. */
  public static byte[] of(Class<?> type) {
    String path = "/" + type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getResourceAsStream(path)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A class file's tree. */
  public static ClassNode tree(byte[] bytes) {
    ClassNode tree = new ClassNode(Opcodes.ASM9);
    new ClassReader(bytes).accept(tree, 0);
    return tree;
  }

  /** A class's tree. */
  public static ClassNode tree(Class<?> type) {
    return tree(of(type));
  }

  /** A tree's class file. */
  public static byte[] of(ClassNode tree) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    tree.accept(writer);
    return writer.toByteArray();
  }

  /** The one method of that name. */
  public static MethodNode method(ClassNode tree, String name) {
    MethodNode found = null;
    for (MethodNode method : tree.methods) {
      if (method.name.equals(name)) {
        if (found != null) {
          throw new AssertionError("several methods " + tree.name + "." + name);
        }
        found = method;
      }
    }
    if (found == null) {
      throw new AssertionError("no method " + tree.name + "." + name);
    }
    return found;
  }
}
