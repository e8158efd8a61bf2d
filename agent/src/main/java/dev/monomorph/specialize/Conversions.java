package dev.monomorph.specialize;

import dev.monomorph.define.ClassReferences;
import dev.monomorph.define.ClassReferences.MethodReference;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** What a lambda's class does to an argument or result between its interface and its body. */
final class Conversions {
  private static final Map<Integer, Class<?>> BOXES =
      Map.of(
          Type.BOOLEAN, Boolean.class,
          Type.BYTE, Byte.class,
          Type.CHAR, Character.class,
          Type.SHORT, Short.class,
          Type.INT, Integer.class,
          Type.LONG, Long.class,
          Type.FLOAT, Float.class,
          Type.DOUBLE, Double.class);

  private static final Set<Class<?>> BOX_CLASSES =
      Set.of(
          Boolean.class,
          Byte.class,
          Character.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          Number.class);

  private final ClassReferences references;
  private final MethodNode code;

  Conversions(ClassReferences references, MethodNode code) {
    this.references = references;
    this.code = code;
  }

  /** Whether a method makes a box or opens one. */
  static boolean isConversion(MethodReference method) {
    boolean ofBox = false;
    for (Class<?> box : BOX_CLASSES) {
      ofBox |= Type.getInternalName(box).equals(method.owner());
    }
    boolean boxes =
        method.name().equals("valueOf")
            && method.descriptor().endsWith(")L" + method.owner() + ";");
    boolean unboxes = method.name().endsWith("Value") && method.descriptor().startsWith("()");
    return ofBox && (boxes || unboxes);
  }

  /** Whether values of a class are converted, and so are casts to it. */
  static boolean isBox(Class<?> type) {
    return BOX_CLASSES.contains(type);
  }

  /** Emits the conversion; false if it is not one that a lambda's class makes in one known way. */
  boolean convert(Type from, Type to) {
    boolean fromReference = from.getSort() >= Type.ARRAY;
    boolean toReference = to.getSort() >= Type.ARRAY;
    if (from.equals(to)) {
      return true;
    }
    if (fromReference && toReference) {
      return castTo(to);
    }
    if (fromReference) {
      return open(to);
    }
    return toReference && from.getSort() != Type.VOID && box(from);
  }

  private boolean castTo(Type to) {
    if (!to.getInternalName().equals("java/lang/Object")) {
      code.instructions.add(new TypeInsnNode(Opcodes.CHECKCAST, to.getInternalName()));
    }
    return true;
  }

  /** JDK 17 opens the box's own class, JDK 25 any number's. */
  private boolean open(Type to) {
    for (MethodReference method : references.methods()) {
      if (isConversion(method) && method.name().equals(to.getClassName() + "Value")) {
        code.instructions.add(new TypeInsnNode(Opcodes.CHECKCAST, method.owner()));
        code.instructions.add(
            new MethodInsnNode(
                Opcodes.INVOKEVIRTUAL, method.owner(), method.name(), method.descriptor(), false));
        return true;
      }
    }
    return false;
  }

  private boolean box(Type from) {
    Class<?> box = BOXES.get(from.getSort());
    String owner = Type.getInternalName(box);
    for (MethodReference method : references.methods()) {
      if (method.owner().equals(owner) && method.name().equals("valueOf")) {
        code.instructions.add(
            new MethodInsnNode(Opcodes.INVOKESTATIC, owner, "valueOf", method.descriptor(), false));
        return true;
      }
    }
    return false;
  }
}
