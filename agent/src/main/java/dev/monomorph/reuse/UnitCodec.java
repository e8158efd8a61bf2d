package dev.monomorph.reuse;

import dev.monomorph.specialize.GeneratedClass;
import dev.monomorph.specialize.Link;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/** Generated classes that are still without a name, as bytes and back. */
final class UnitCodec {
  private static final int TO_COPY = 0;
  private static final int TO_MEMBER = 1;
  private static final int TO_TYPE_CHECK = 2;

  private UnitCodec() {}

  /** Gives the classes that an entry names. */
  interface Classes {
    /**
     * The class of a name, as in {@link Class#getName}.
     *
     * @throws IOException if there is no such class: the entry is of another program
     */
    Class<?> find(String name) throws IOException;
  }

  /** Whether they can be written: what they link is in every run. */
  static boolean isWritable(List<GeneratedClass> units) {
    for (GeneratedClass unit : units) {
      for (Link link : unit.links()) {
        if (link instanceof Link.ToConstant || link instanceof Link.ToFactory) {
          return false;
        }
      }
    }
    return true;
  }

  static void write(List<GeneratedClass> units, DataOutputStream out) throws IOException {
    out.writeInt(units.size());
    for (GeneratedClass unit : units) {
      out.writeUTF(unit.neighbour().getName());
      out.writeBoolean(unit.needsNest());
      byte[] classFile = unit.toBytes(GeneratedClass.SELF, null);
      out.writeInt(classFile.length);
      out.write(classFile);
      out.writeInt(unit.links().size());
      for (Link link : unit.links()) {
        write(link, out);
      }
    }
  }

  private static void write(Link link, DataOutputStream out) throws IOException {
    if (link instanceof Link.ToCopy copy) {
      out.writeByte(TO_COPY);
      out.writeInt(copy.unit());
      out.writeUTF(copy.name());
      out.writeUTF(copy.descriptor());
    } else if (link instanceof Link.ToMember member) {
      out.writeByte(TO_MEMBER);
      out.writeUTF(member.from().getName());
      out.writeUTF(member.owner().getName());
      out.writeInt(member.tag());
      out.writeUTF(member.name());
      out.writeUTF(member.descriptor());
      out.writeUTF(member.type());
    } else if (link instanceof Link.ToTypeCheck check) {
      out.writeByte(TO_TYPE_CHECK);
      out.writeUTF(check.from().getName());
      out.writeUTF(check.name());
      out.writeInt(check.opcode());
      out.writeUTF(check.type());
    } else {
      throw new IOException("not to be written: " + link);
    }
  }

  static List<GeneratedClass> read(DataInputStream in, Classes classes) throws IOException {
    int size = in.readInt();
    List<GeneratedClass> units = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Class<?> neighbour = classes.find(in.readUTF());
      boolean needsNest = in.readBoolean();
      ClassNode tree = tree(in.readNBytes(in.readInt()));
      int links = in.readInt();
      List<Link> linked = new ArrayList<>();
      for (int j = 0; j < links; j++) {
        linked.add(link(in, classes));
      }
      units.add(new GeneratedClass(neighbour, tree, tree.methods, needsNest, linked));
    }
    return units;
  }

  private static ClassNode tree(byte[] classFile) {
    ClassNode tree = new ClassNode(Opcodes.ASM9);
    new ClassReader(classFile).accept(tree, ClassReader.EXPAND_FRAMES);
    return tree;
  }

  private static Link link(DataInputStream in, Classes classes) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case TO_COPY -> new Link.ToCopy(in.readInt(), in.readUTF(), in.readUTF());
      case TO_MEMBER ->
          new Link.ToMember(
              classes.find(in.readUTF()),
              classes.find(in.readUTF()),
              in.readInt(),
              in.readUTF(),
              in.readUTF(),
              in.readUTF());
      case TO_TYPE_CHECK ->
          new Link.ToTypeCheck(
              classes.find(in.readUTF()), in.readUTF(), in.readInt(), in.readUTF());
      default -> throw new IOException("no link of kind " + kind);
    };
  }
}
