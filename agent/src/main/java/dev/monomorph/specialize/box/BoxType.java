package dev.monomorph.specialize.box;

import dev.monomorph.specialize.fact.Fact;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** The eight classes of boxes, and what is in them. */
enum BoxType {
  BOOLEAN(Boolean.class, boolean.class),
  BYTE(Byte.class, byte.class),
  CHAR(Character.class, char.class),
  SHORT(Short.class, short.class),
  INT(Integer.class, int.class),
  LONG(Long.class, long.class),
  FLOAT(Float.class, float.class),
  DOUBLE(Double.class, double.class);

  private static final String NUMBER = "java/lang/Number";

  /** What every box is, besides its own class. */
  private static final Set<String> COMMON = Set.of("java/lang/Object", "java/lang/Comparable");

  /**
   * Instructions that make of an {@code int}, {@code long}, {@code float} or {@code double}
   * another.
   */
  private static final Map<String, int[]> CONVERSIONS =
      Map.ofEntries(
          Map.entry("II", new int[] {}),
          Map.entry("IB", new int[] {Opcodes.I2B}),
          Map.entry("IS", new int[] {Opcodes.I2S}),
          Map.entry("IJ", new int[] {Opcodes.I2L}),
          Map.entry("IF", new int[] {Opcodes.I2F}),
          Map.entry("ID", new int[] {Opcodes.I2D}),
          Map.entry("JI", new int[] {Opcodes.L2I}),
          Map.entry("JB", new int[] {Opcodes.L2I, Opcodes.I2B}),
          Map.entry("JS", new int[] {Opcodes.L2I, Opcodes.I2S}),
          Map.entry("JJ", new int[] {}),
          Map.entry("JF", new int[] {Opcodes.L2F}),
          Map.entry("JD", new int[] {Opcodes.L2D}),
          Map.entry("FI", new int[] {Opcodes.F2I}),
          Map.entry("FB", new int[] {Opcodes.F2I, Opcodes.I2B}),
          Map.entry("FS", new int[] {Opcodes.F2I, Opcodes.I2S}),
          Map.entry("FJ", new int[] {Opcodes.F2L}),
          Map.entry("FF", new int[] {}),
          Map.entry("FD", new int[] {Opcodes.F2D}),
          Map.entry("DI", new int[] {Opcodes.D2I}),
          Map.entry("DB", new int[] {Opcodes.D2I, Opcodes.I2B}),
          Map.entry("DS", new int[] {Opcodes.D2I, Opcodes.I2S}),
          Map.entry("DJ", new int[] {Opcodes.D2L}),
          Map.entry("DF", new int[] {Opcodes.D2F}),
          Map.entry("DD", new int[] {}));

  private final Class<?> box;
  private final Class<?> primitive;

  BoxType(Class<?> box, Class<?> primitive) {
    this.box = box;
    this.primitive = primitive;
  }

  /** What is in such a box. */
  Type primitive() {
    return Type.getType(primitive);
  }

  /** Internal name of the class. */
  String internalName() {
    return Type.getInternalName(box);
  }

  /** The box class that is a fact's exact class, null excluded; null if it is none. */
  static BoxType of(Fact fact) {
    for (BoxType each : values()) {
      if (fact.isExactObject() && fact.type() == each.box) {
        return each;
      }
    }
    return null;
  }

  /** The box class of a type in a descriptor; null if it is none. */
  static BoxType of(Type type) {
    for (BoxType each : values()) {
      if (type.getSort() == Type.OBJECT && type.getInternalName().equals(each.internalName())) {
        return each;
      }
    }
    return null;
  }

  /** Whether some box is of a type in a descriptor. */
  static boolean isSuper(Type type) {
    if (type.getSort() != Type.OBJECT) {
      return false;
    }
    String name = type.getInternalName();
    return of(type) != null || name.equals(NUMBER) || COMMON.contains(name);
  }

  /** Which box an instruction makes of what is on the stack; null if it makes none. */
  static BoxType madeBy(AbstractInsnNode insn) {
    boolean maybe =
        insn.getOpcode() == Opcodes.INVOKESTATIC
            && ((MethodInsnNode) insn).name.equals("valueOf")
            && ((MethodInsnNode) insn).owner.startsWith("java/lang/");
    for (BoxType each : values()) {
      if (maybe && each.isMadeBy((MethodInsnNode) insn)) {
        return each;
      }
    }
    return null;
  }

  private boolean isMadeBy(MethodInsnNode call) {
    return call.owner.equals(internalName())
        && call.desc.equals("(" + primitive() + ")L" + internalName() + ";");
  }

  /** Whether an instruction opens a box: {@code intValue} of a number, and the like. */
  static boolean isOpening(AbstractInsnNode insn) {
    if (insn.getOpcode() != Opcodes.INVOKEVIRTUAL) {
      return false;
    }
    MethodInsnNode call = (MethodInsnNode) insn;
    return call.name.endsWith("Value")
        && call.desc.startsWith("()")
        && (call.owner.equals(NUMBER) || of(Type.getObjectType(call.owner)) != null)
        && call.name.equals(Type.getReturnType(call.desc).getClassName() + "Value");
  }

  /** Whether such a box passes a cast. */
  boolean passes(TypeInsnNode cast) {
    return cast.desc.equals(internalName())
        || COMMON.contains(cast.desc)
        || (cast.desc.equals(NUMBER) && Number.class.isAssignableFrom(box));
  }

  /** Makes a box of the value on the stack. */
  MethodInsnNode make() {
    String descriptor = "(" + primitive() + ")L" + internalName() + ";";
    return new MethodInsnNode(Opcodes.INVOKESTATIC, internalName(), "valueOf", descriptor, false);
  }

  /** Gets the value of the box on the stack, of which the verifier need not know what it is. */
  InsnList open() {
    InsnList code = new InsnList();
    code.add(new TypeInsnNode(Opcodes.CHECKCAST, internalName()));
    code.add(
        new MethodInsnNode(
            Opcodes.INVOKEVIRTUAL,
            internalName(),
            primitive.getName() + "Value",
            "()" + primitive(),
            false));
    return code;
  }

  /** Does to the value on the stack what an opening call does to the box that it is in. */
  InsnList opened(MethodInsnNode opening) {
    InsnList code = new InsnList();
    String to = Type.getReturnType(opening.desc).getDescriptor();
    if (!to.equals(primitive().getDescriptor())) {
      for (int opcode : CONVERSIONS.get(onStack() + to)) {
        code.add(new InsnNode(opcode));
      }
    }
    return code;
  }

  private String onStack() {
    return primitive().getOpcode(Opcodes.IRETURN) == Opcodes.IRETURN ? "I" : primitive().toString();
  }

  /** Cuts the value on the stack to what fits into the box. */
  InsnList narrow() {
    InsnList code = new InsnList();
    switch (this) {
      case BYTE -> code.add(new InsnNode(Opcodes.I2B));
      case CHAR -> code.add(new InsnNode(Opcodes.I2C));
      case SHORT -> code.add(new InsnNode(Opcodes.I2S));
      case BOOLEAN -> {
        code.add(new InsnNode(Opcodes.ICONST_1));
        code.add(new InsnNode(Opcodes.IAND));
      }
      default -> {
        // all values fit
      }
    }
    return code;
  }

  VarInsnNode load(int slot) {
    return new VarInsnNode(primitive().getOpcode(Opcodes.ILOAD), slot);
  }

  VarInsnNode store(int slot) {
    return new VarInsnNode(primitive().getOpcode(Opcodes.ISTORE), slot);
  }

  /** The instruction that pushes 0. */
  InsnNode zero() {
    return new InsnNode(
        switch (primitive().getOpcode(Opcodes.IRETURN)) {
          case Opcodes.LRETURN -> Opcodes.LCONST_0;
          case Opcodes.FRETURN -> Opcodes.FCONST_0;
          case Opcodes.DRETURN -> Opcodes.DCONST_0;
          default -> Opcodes.ICONST_0;
        });
  }

  /** What a stack map frame has for such a value. */
  Integer inFrames() {
    return switch (primitive().getOpcode(Opcodes.IRETURN)) {
      case Opcodes.LRETURN -> Opcodes.LONG;
      case Opcodes.FRETURN -> Opcodes.FLOAT;
      case Opcodes.DRETURN -> Opcodes.DOUBLE;
      default -> Opcodes.INTEGER;
    };
  }
}
