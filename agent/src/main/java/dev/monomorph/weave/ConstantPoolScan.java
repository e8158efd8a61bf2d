package dev.monomorph.weave;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;

/**
 * Looks into class files without parsing them: one walk over the constant pool.
 *
 * <p>This is all that most classes ever cost, and mostly while nothing is compiled yet. Malformed
 * files are the JVM's to reject; here they only end a walk, by running over the array's end where a
 * test of its own was not worth the time. Layout: Java Virtual Machine Specification, 4.1 and 4.4.
 */
public final class ConstantPoolScan {
  private static final int MAGIC = 0xCAFEBABE;
  private static final int MAJOR_VERSION = 6;
  private static final int POOL_COUNT = 8;
  private static final int POOL = 10;

  private ConstantPoolScan() {}

  /**
   * Whether the constant pool holds a UTF-8 entry of exactly these bytes. Allocates nothing.
   *
   * @param utf8 in modified UTF-8
   * @return false if it does not, or if the file is malformed before such an entry
   */
  public static boolean mentions(byte[] classfile, byte[] utf8) {
    try {
      return isClassFile(classfile) && find(classfile, utf8);
    } catch (ArrayIndexOutOfBoundsException malformed) {
      return false;
    }
  }

  /** The major version of a class file, such as 61 for Java 17; 0 if this is none. */
  public static int majorVersion(byte[] classfile) {
    return isClassFile(classfile) ? u2(classfile, MAJOR_VERSION) : 0;
  }

  /** The internal name of the class that a class file defines; null if the file is malformed. */
  public static String thisClass(byte[] classfile) {
    try {
      return isClassFile(classfile) ? readThisClass(classfile) : null;
    } catch (ArrayIndexOutOfBoundsException | IOException malformed) {
      return null;
    }
  }

  private static boolean isClassFile(byte[] file) {
    return file.length > POOL && (u2(file, 0) << 16 | u2(file, 2)) == MAGIC;
  }

  /**
   * Walks the pool. The sizes of entries stand here and not in a method of their own, as in {@link
   * #size}, because a call for each entry makes the walk three times as slow in the interpreter.
   */
  private static boolean find(byte[] file, byte[] utf8) {
    int count = u2(file, POOL_COUNT);
    int wanted = utf8.length;
    int at = POOL;
    for (int i = 1; i < count; i++) {
      switch (file[at]) {
        case 1 -> {
          int length = (file[at + 1] & 0xFF) << 8 | (file[at + 2] & 0xFF);
          at += 3 + length;
          if (length == wanted && endsWith(file, at, utf8)) {
            return true;
          }
        }
        case 3, 4, 9, 10, 11, 12, 17, 18 -> at += 5;
        case 7, 8, 16, 19, 20 -> at += 3;
        case 5, 6 -> {
          at += 9;
          i++;
        }
        case 15 -> at += 4;
        default -> {
          return false;
        }
      }
    }
    return false;
  }

  /** Whether these bytes stand before an index. From the back, where names of one length differ. */
  private static boolean endsWith(byte[] file, int end, byte[] utf8) {
    int at = end;
    for (int i = utf8.length - 1; i >= 0; i--) {
      if (file[--at] != utf8[i]) {
        return false;
      }
    }
    return true;
  }

  private static String readThisClass(byte[] file) throws IOException {
    int[] entries = new int[u2(file, POOL_COUNT)];
    int at = POOL;
    for (int i = 1; i < entries.length; i++) {
      entries[i] = at;
      i += file[at] == 5 || file[at] == 6 ? 1 : 0; // Long and Double take two indices
      at += size(file, at);
    }
    int thisClass = entries[u2(file, at + 2)]; // after the access flags
    int name = entries[u2(file, thisClass + 1)];
    if (file[thisClass] != 7 || file[name] != 1) {
      throw new IOException("not a class, not a name");
    }
    int length = 2 + u2(file, name + 1);
    return new DataInputStream(new ByteArrayInputStream(file, name + 1, length)).readUTF();
  }

  /** The size in bytes of a constant pool entry, its tag included. */
  private static int size(byte[] file, int at) throws IOException {
    return switch (file[at]) {
      case 1 -> 3 + u2(file, at + 1); // Utf8
      case 3, 4 -> 5; // Integer, Float
      case 5, 6 -> 9; // Long, Double
      case 7, 8, 16, 19, 20 -> 3; // Class, String, MethodType, Module, Package
      case 9, 10, 11, 12, 17, 18 -> 5; // references, NameAndType, Dynamic, InvokeDynamic
      case 15 -> 4; // MethodHandle
      default -> throw new IOException("unknown tag");
    };
  }

  private static int u2(byte[] file, int at) {
    return (file[at] & 0xFF) << 8 | (file[at + 1] & 0xFF);
  }
}
