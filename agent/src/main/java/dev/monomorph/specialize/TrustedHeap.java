package dev.monomorph.specialize;

import dev.monomorph.runtime.Foldable;
import dev.monomorph.specialize.fact.ConstantHeap;
import dev.monomorph.specialize.fact.Fact;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Static final fields, and final fields of records, enums and lambdas, as the JVM's compiler trusts
 * them too; those of classes that the user vouches for, and the arrays in them.
 */
final class TrustedHeap implements ConstantHeap {
  private static final int STATIC_FINAL = Modifier.STATIC | Modifier.FINAL;

  private final Program program;
  private final RunningProgram running;
  private final Foldable foldable;

  /** Objects that are not read, but passed on from where the call has them. */
  private final Set<Object> guarded;

  /** Arrays that were found in fields and arrays that the user vouches for. */
  private final Set<Object> arrays = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * @param guarded the objects that the site guards for: what is read of others, and turns out to
   *     be one of these, is read at run time, so that no code holds it
   */
  TrustedHeap(Program program, Set<Object> guarded) {
    this.program = program;
    this.guarded = guarded;
    this.running = program.running();
    this.foldable = running.foldable();
  }

  /** Whether it is worth a copy of its own which object a callee is given. */
  boolean isTrusted(Object object) {
    return foldable.isUnchanging(object.getClass()) || arrays.contains(object);
  }

  @Override
  public Fact field(Object object, String owner, String name, String descriptor) {
    Field field = find(named(object.getClass(), owner), name, descriptor);
    if (field == null
        || !Modifier.isFinal(field.getModifiers())
        || Modifier.isStatic(field.getModifiers())
        || !foldable.isTrusted(field.getDeclaringClass())) {
      return null;
    }
    Object value = running.read(field, object);
    if (field.getType().isPrimitive()) {
      return number(value);
    }
    return reference(value, foldable.isVouchedFor(field.getDeclaringClass()));
  }

  /**
   * Of an initialized class, as the JVM's compiler trusts it too; but for {@code System}, whose
   * final fields are set by its {@code setOut} and the like.
   */
  @Override
  public Fact staticField(Class<?> named, String name, String descriptor) {
    Field field = find(named, name, descriptor);
    // A field of a superclass may have to stand back for one of an interface (JVMS 5.4.3.2).
    if (field == null
        || field.getDeclaringClass() != named
        || (field.getModifiers() & STATIC_FINAL) != STATIC_FINAL
        || named == System.class
        || !running.hasValues(named)) {
      return null;
    }
    Object value = running.read(field, null);
    if (field.getType().isPrimitive()) {
      return number(value);
    }
    return value == null ? null : reference(value, false);
  }

  @Override
  public Fact element(Object array, int index) {
    boolean trusted = arrays.contains(array) || foldable.isVouchedFor(array.getClass());
    if (!trusted || index < 0 || index >= Array.getLength(array)) {
      return null;
    }
    Object element = Array.get(array, index);
    if (array.getClass().getComponentType().isPrimitive()) {
      return number(element);
    }
    // The JVM's messages tell where a null is from.
    return element == null ? null : reference(element, true);
  }

  @Override
  public Fact accessor(Object receiver, MethodInsnNode call) {
    if (!foldable.isTrusted(receiver.getClass()) || receiver.getClass().isHidden()) {
      return null;
    }
    Program.Resolved method = program.select(receiver.getClass(), call);
    FieldInsnNode read = method == null ? null : onlyRead(method.method());
    return read == null ? null : field(receiver, read.owner, read.name, read.desc);
  }

  /** The read of a field of {@code this} that a method consists of, or null. */
  private static FieldInsnNode onlyRead(MethodNode method) {
    List<AbstractInsnNode> code = new ArrayList<>();
    for (AbstractInsnNode insn : method.instructions) {
      if (insn.getOpcode() >= 0) {
        code.add(insn);
      }
    }
    boolean reads =
        (method.access & Opcodes.ACC_SYNCHRONIZED) == 0
            && code.size() == 3
            && code.get(0) instanceof VarInsnNode self
            && self.getOpcode() == Opcodes.ALOAD
            && self.var == 0
            && code.get(1).getOpcode() == Opcodes.GETFIELD
            && code.get(2).getOpcode() >= Opcodes.IRETURN
            && code.get(2).getOpcode() <= Opcodes.ARETURN;
    return reads ? (FieldInsnNode) code.get(1) : null;
  }

  private Fact reference(Object value, boolean vouched) {
    if (value == null) {
      return Fact.NULL;
    }
    if (guarded.contains(value)) {
      return null;
    }
    if (vouched && value.getClass().isArray()) {
      arrays.add(value);
    }
    return Fact.object(value);
  }

  private static Fact number(Object value) {
    if (value instanceof Boolean bit) {
      return Fact.constant(bit ? 1 : 0);
    }
    if (value instanceof Character unit) {
      return Fact.constant((int) unit);
    }
    boolean wide = value instanceof Long || value instanceof Double || value instanceof Float;
    return wide ? Fact.constant((Number) value) : Fact.constant(((Number) value).intValue());
  }

  /** The class of that name among a class and its superclasses, or null. */
  private static Class<?> named(Class<?> type, String internalName) {
    Class<?> at = type;
    while (at != null && !Type.getInternalName(at).equals(internalName)) {
      at = at.getSuperclass();
    }
    return at;
  }

  /**
   * The field that a class has by itself or from its superclasses, or null (JVMS 5.4.3.2). Fields
   * of interfaces are static.
   */
  private static Field find(Class<?> type, String name, String descriptor) {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      try {
        Field field = at.getDeclaredField(name);
        return Type.getDescriptor(field.getType()).equals(descriptor) ? field : null;
      } catch (NoSuchFieldException e) {
        // it may be a superclass's
      } catch (LinkageError e) {
        // the type of some field of the class is missing
        return null;
      }
    }
    return null;
  }
}
