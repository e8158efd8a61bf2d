package dev.monomorph.specialize.scalar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * A class whose objects are nothing but their fields, as most records are: all final, and set by a
 * constructor that does nothing else. What such an object is told can be told by another that was
 * made of the same values; only their identities differ.
 */
public final class Aggregate {
  private final String name;
  private final String constructor;
  private final List<Part> parts;

  /** A field, in the order of the constructor's parameters. */
  private record Part(String field, Type type) {}

  private Aggregate(String name, String constructor, List<Part> parts) {
    this.name = name;
    this.constructor = constructor;
    this.parts = parts;
  }

  /** What a class is; null if its objects may be more than their fields, or have none. */
  public static Aggregate of(ClassNode type) {
    boolean isPlain =
        "java/lang/Object".equals(type.superName) || "java/lang/Record".equals(type.superName);
    if (!isPlain || hasFinalizer(type)) {
      return null;
    }
    Aggregate found = null;
    for (MethodNode method : type.methods) {
      List<Part> parts = method.name.equals("<init>") ? partsSetBy(type, method) : List.of();
      if (!parts.isEmpty()) {
        found = new Aggregate(type.name, method.desc, parts);
      }
    }
    return found;
  }

  private static boolean hasFinalizer(ClassNode type) {
    return type.methods.stream()
        .anyMatch(each -> each.name.equals("finalize") && each.desc.equals("()V"));
  }

  /** What a constructor sets of its parameters, in their order; empty if it does anything else. */
  private static List<Part> partsSetBy(ClassNode type, MethodNode constructor) {
    Type[] parameters = Type.getArgumentTypes(constructor.desc);
    List<AbstractInsnNode> code = new ArrayList<>();
    for (AbstractInsnNode insn : constructor.instructions) {
      if (insn.getOpcode() >= 0) {
        code.add(insn);
      }
    }
    boolean fits =
        code.size() == 3 + 3 * parameters.length
            && parameters.length == instanceFields(type)
            && isLoad(code.get(0), Opcodes.ALOAD, 0)
            && isSuperCall(code.get(1), type)
            && code.get(code.size() - 1).getOpcode() == Opcodes.RETURN;
    Part[] parts = new Part[parameters.length];
    for (int i = 2; fits && i < code.size() - 1; i += 3) {
      fits = sets(code.subList(i, i + 3), type, parameters, parts);
    }
    return fits && !Arrays.asList(parts).contains(null) ? List.of(parts) : List.of();
  }

  private static int instanceFields(ClassNode type) {
    int count = 0;
    for (FieldNode field : type.fields) {
      count += (field.access & Opcodes.ACC_STATIC) == 0 ? 1 : 0;
    }
    return count;
  }

  private static boolean isLoad(AbstractInsnNode insn, int opcode, int slot) {
    return insn.getOpcode() == opcode && ((VarInsnNode) insn).var == slot;
  }

  private static boolean isSuperCall(AbstractInsnNode insn, ClassNode type) {
    return insn.getOpcode() == Opcodes.INVOKESPECIAL
        && ((MethodInsnNode) insn).owner.equals(type.superName)
        && ((MethodInsnNode) insn).desc.equals("()V");
  }

  /** Whether three instructions set a final field to a parameter; which is noted. */
  private static boolean sets(
      List<AbstractInsnNode> code, ClassNode type, Type[] parameters, Part[] parts) {
    if (!isLoad(code.get(0), Opcodes.ALOAD, 0) || code.get(2).getOpcode() != Opcodes.PUTFIELD) {
      return false;
    }
    FieldInsnNode put = (FieldInsnNode) code.get(2);
    int slot = 1;
    for (int i = 0; i < parameters.length; i++) {
      boolean isSet =
          isLoad(code.get(1), parameters[i].getOpcode(Opcodes.ILOAD), slot)
              && parameters[i].getDescriptor().equals(put.desc)
              && isFinal(type, put);
      if (isSet && parts[i] == null) {
        parts[i] = new Part(put.name, parameters[i]);
        return true;
      }
      slot += parameters[i].getSize();
    }
    return false;
  }

  private static boolean isFinal(ClassNode type, FieldInsnNode put) {
    return put.owner.equals(type.name)
        && type.fields.stream()
            .anyMatch(
                each ->
                    each.name.equals(put.name)
                        && each.desc.equals(put.desc)
                        && (each.access & (Opcodes.ACC_FINAL | Opcodes.ACC_STATIC))
                            == Opcodes.ACC_FINAL);
  }

  /** Its internal name. */
  public String name() {
    return name;
  }

  /** Whether an instruction is the call of the constructor that only sets the fields. */
  public boolean isMadeBy(AbstractInsnNode insn) {
    return insn.getOpcode() == Opcodes.INVOKESPECIAL
        && insn instanceof MethodInsnNode call
        && call.owner.equals(name)
        && call.name.equals("<init>")
        && call.desc.equals(constructor);
  }

  /** Whether an instruction reads a field of such an object. */
  public boolean isReadBy(AbstractInsnNode insn) {
    return insn.getOpcode() == Opcodes.GETFIELD && ((FieldInsnNode) insn).owner.equals(name);
  }

  /** The words that all fields take, in locals or on the stack. */
  public int size() {
    return parts.stream().mapToInt(part -> part.type().getSize()).sum();
  }

  /** Sets the locals of the fields, which begin at one, to zeros and nulls. */
  public InsnList zeros(int local) {
    InsnList code = new InsnList();
    int slot = local;
    for (Part part : parts) {
      code.add(new InsnNode(zero(part.type())));
      code.add(new VarInsnNode(part.type().getOpcode(Opcodes.ISTORE), slot));
      slot += part.type().getSize();
    }
    return code;
  }

  private static int zero(Type type) {
    return switch (type.getSort()) {
      case Type.LONG -> Opcodes.LCONST_0;
      case Type.FLOAT -> Opcodes.FCONST_0;
      case Type.DOUBLE -> Opcodes.DCONST_0;
      case Type.OBJECT, Type.ARRAY -> Opcodes.ACONST_NULL;
      default -> Opcodes.ICONST_0;
    };
  }

  /** Takes the object on the stack for its fields, whose locals begin at one. */
  public InsnList open(int local) {
    InsnList code = new InsnList();
    code.add(new TypeInsnNode(Opcodes.CHECKCAST, name));
    int slot = local;
    for (Part part : parts) {
      code.add(new InsnNode(Opcodes.DUP));
      code.add(
          new FieldInsnNode(Opcodes.GETFIELD, name, part.field(), part.type().getDescriptor()));
      code.add(new VarInsnNode(part.type().getOpcode(Opcodes.ISTORE), slot));
      slot += part.type().getSize();
    }
    code.add(new InsnNode(Opcodes.POP));
    return code;
  }

  /** Makes an object of the fields, whose locals begin at one. */
  public InsnList make(int local) {
    InsnList code = new InsnList();
    code.add(new TypeInsnNode(Opcodes.NEW, name));
    code.add(new InsnNode(Opcodes.DUP));
    int slot = local;
    for (Part part : parts) {
      code.add(new VarInsnNode(part.type().getOpcode(Opcodes.ILOAD), slot));
      slot += part.type().getSize();
    }
    code.add(new MethodInsnNode(Opcodes.INVOKESPECIAL, name, "<init>", constructor, false));
    return code;
  }

  /**
   * Loads what a read of the object's gives.
   *
   * @throws IllegalArgumentException if it has no such field
   */
  public VarInsnNode load(FieldInsnNode read, int local) {
    int slot = local;
    for (Part part : parts) {
      if (part.field().equals(read.name) && part.type().getDescriptor().equals(read.desc)) {
        return new VarInsnNode(part.type().getOpcode(Opcodes.ILOAD), slot);
      }
      slot += part.type().getSize();
    }
    throw new IllegalArgumentException(name + " has no field " + read.name);
  }
}
