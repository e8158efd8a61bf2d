package dev.monomorph.agent;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds nest members to a class file, without a library: Java Virtual Machine Specification, 4.1 and
 * 4.7.29.
 */
final class NestMembers {
  private static final String ATTRIBUTE = "NestMembers";

  /** The first version with nests: Java 11's. */
  private static final int VERSION = 55;

  private static final int POOL = 10;

  private final byte[] file;
  private final int poolCount;
  private final int poolEnd;

  /** Where the class's attributes begin: with their number. */
  private final int attributes;

  /** The constant that is the attribute's name, or 0. */
  private int attributeName;

  /** Where the attribute begins, or 0. */
  private int attribute;

  NestMembers(byte[] file) {
    this.file = file;
    this.poolCount = u2(8);
    this.poolEnd = walkPool();
    int fields = poolEnd + 8 + 2 * u2(poolEnd + 6);
    this.attributes = skipMembers(skipMembers(fields));
    findAttribute();
  }

  /**
   * The class file with these members more, or null if it lists them already. Where it lists some,
   * as Byte Buddy leaves those of classes that exist, all come last and in order nevertheless.
   *
   * @param members internal names
   */
  byte[] with(List<String> members) {
    List<Integer> others = new ArrayList<>();
    for (int type : listed()) {
      int name = constant(u2(constant(type) + 1));
      if (members.stream().noneMatch(member -> isUtf8(name, member.getBytes(UTF_8)))) {
        others.add(type);
      }
    }
    if (listed().size() - others.size() == members.size()) {
      return null;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(file.length + 64 * members.size());
    try {
      write(new DataOutputStream(bytes), others, members);
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private void write(DataOutputStream out, List<Integer> others, List<String> members)
      throws IOException {
    boolean named = attributeName != 0;
    int name = named ? attributeName : poolCount;
    int first = named ? poolCount : poolCount + 1;
    out.write(file, 0, 4);
    out.writeShort(u2(6) < VERSION ? 0 : u2(4));
    out.writeShort(Math.max(u2(6), VERSION));
    out.writeShort(first + 2 * members.size());
    out.write(file, POOL, poolEnd - POOL);
    if (!named) {
      writeUtf8(out, ATTRIBUTE);
    }
    for (int i = 0; i < members.size(); i++) {
      writeUtf8(out, members.get(i));
      out.writeByte(7);
      out.writeShort(first + 2 * i);
    }
    out.write(file, poolEnd, attributes - poolEnd);
    for (int i = 0; i < members.size(); i++) {
      others.add(first + 2 * i + 1);
    }
    writeAttributes(out, name, others);
  }

  private void writeAttributes(DataOutputStream out, int name, List<Integer> types)
      throws IOException {
    boolean isThere = attribute != 0;
    int before = isThere ? attribute : file.length;
    int after = isThere ? attribute + 6 + u4(attribute + 2) : file.length;
    out.writeShort(u2(attributes) + (isThere ? 0 : 1));
    out.write(file, attributes + 2, before - attributes - 2);
    out.writeShort(name);
    out.writeInt(2 + 2 * types.size());
    out.writeShort(types.size());
    for (int type : types) {
      out.writeShort(type);
    }
    out.write(file, after, file.length - after);
  }

  private static void writeUtf8(DataOutputStream out, String text) throws IOException {
    out.writeByte(1);
    out.writeUTF(text);
  }

  private int walkPool() {
    int at = POOL;
    for (int i = 1; i < poolCount; i++) {
      if (isUtf8(at, ATTRIBUTE.getBytes(US_ASCII))) {
        attributeName = i;
      }
      i += file[at] == 5 || file[at] == 6 ? 1 : 0; // Long and Double take two indices
      at += size(at);
    }
    return at;
  }

  /** The constants that stand in the attribute, which are classes. */
  private List<Integer> listed() {
    List<Integer> types = new ArrayList<>();
    int count = attribute == 0 ? 0 : u2(attribute + 6);
    for (int i = 0; i < count; i++) {
      types.add(u2(attribute + 8 + 2 * i));
    }
    return types;
  }

  /** Where a constant is. */
  private int constant(int index) {
    int at = POOL;
    for (int i = 1; i < index; i++) {
      i += file[at] == 5 || file[at] == 6 ? 1 : 0;
      at += size(at);
    }
    return at;
  }

  private boolean isUtf8(int at, byte[] utf8) {
    if (file[at] != 1 || u2(at + 1) != utf8.length) {
      return false;
    }
    for (int i = 0; i < utf8.length; i++) {
      if (file[at + 3 + i] != utf8[i]) {
        return false;
      }
    }
    return true;
  }

  private int size(int at) {
    return switch (file[at]) {
      case 1 -> 3 + u2(at + 1);
      case 3, 4, 9, 10, 11, 12, 17, 18 -> 5;
      case 5, 6 -> 9;
      case 15 -> 4;
      default -> 3;
    };
  }

  /** Fields or methods. */
  private int skipMembers(int from) {
    int at = from + 2;
    for (int i = u2(from); i > 0; i--) {
      int count = u2(at + 6);
      at += 8;
      for (; count > 0; count--) {
        at += 6 + u4(at + 2);
      }
    }
    return at;
  }

  private void findAttribute() {
    int at = attributes + 2;
    for (int i = u2(attributes); i > 0; i--) {
      if (u2(at) == attributeName) {
        attribute = at;
      }
      at += 6 + u4(at + 2);
    }
  }

  private int u2(int at) {
    return (file[at] & 0xFF) << 8 | (file[at + 1] & 0xFF);
  }

  private int u4(int at) {
    return u2(at) << 16 | u2(at + 2);
  }
}
