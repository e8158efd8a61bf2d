package dev.monomorph.demo.rows;

import org.objectweb.asm.ClassReader;

/**
 * Reads how many bytes of code each method of a class file has, a figure that ASM keeps to itself.
 *
 * <p>It walks the tables of JVMS §4.1 to §4.7.3; {@link ClassReader} has checked the version and
 * found where the constant pool ends.
 */
final class CodeSizes {
  private final ClassReader file;
  private final char[] buffer;
  private int at;

  private CodeSizes(ClassReader file) {
    this.file = file;
    this.buffer = new char[file.getMaxStringLength()];
    this.at = file.header + 6; // access flags, this class, super class
  }

  /** Bytes of code by the order of methods in the file; zero where there is no code. */
  static int[] of(ClassReader file) {
    CodeSizes walk = new CodeSizes(file);
    int interfaces = walk.next();
    walk.at += 2 * interfaces;
    walk.members();
    return walk.members();
  }

  private int[] members() {
    int[] sizes = new int[next()];
    for (int i = 0; i < sizes.length; i++) {
      at += 6; // access flags, name, descriptor
      sizes[i] = attributes();
    }
    return sizes;
  }

  private int attributes() {
    int size = 0;
    for (int left = next(); left > 0; left--) {
      String name = file.readUTF8(at, buffer);
      int length = file.readInt(at + 2);
      if ("Code".equals(name)) {
        size = file.readInt(at + 10); // behind name, length, max stack, max locals
      }
      at += 6 + length;
    }
    return size;
  }

  private int next() {
    int value = file.readUnsignedShort(at);
    at += 2;
    return value;
  }
}
