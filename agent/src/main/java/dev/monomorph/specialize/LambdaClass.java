package dev.monomorph.specialize;

import dev.monomorph.define.ClassReferences;
import dev.monomorph.define.ClassReferences.MethodReference;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The class of a lambda, put together again from what can be had of it.
 *
 * <p>{@code LambdaMetafactory} makes hidden classes of one shape: final fields for what was
 * captured, and one method that passes them and its arguments on to the lambda's body. The body is
 * the one method that the constant pool names besides those that convert boxes; a class of any
 * other shape is left alone.
 */
final class LambdaClass {
  private static final String MARK = "$$Lambda";
  private static final Set<String> SERIALIZATION =
      Set.of("writeReplace", "writeObject", "readObject");

  private final Class<?> type;
  private final ClassReferences references;
  private final ClassNode tree = new ClassNode(Opcodes.ASM9);
  private final List<Field> captured = new ArrayList<>();
  private final Set<Class<?>> explained = new HashSet<>();
  private MethodReference body;
  private boolean bodyIsStatic;

  private LambdaClass(Class<?> type, ClassReferences references) {
    this.type = type;
    this.references = references;
  }

  /** The lambda's class with one method, or null if this is no lambda of the known shape. */
  static ClassNode of(Class<?> type, RunningProgram running) {
    if (!type.isHidden() || !type.getName().contains(MARK)) {
      return null;
    }
    LambdaClass lambda = new LambdaClass(type, running.references(type));
    return lambda.findBody() && lambda.build() ? lambda.tree : null;
  }

  private boolean findBody() {
    for (MethodReference method : references.methods()) {
      if (!method.name().equals("<init>") && !Conversions.isConversion(method)) {
        if (body != null) {
          return false;
        }
        body = method;
      }
    }
    return body != null && references.isComplete();
  }

  private boolean build() {
    Class<?> host = type.getNestHost();
    tree.version = Opcodes.V17;
    tree.access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
    tree.name = Type.getInternalName(type);
    tree.superName = "java/lang/Object";
    tree.nestHostClass = Type.getInternalName(host);
    for (Field field : type.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers())) {
        return false;
      }
      captured.add(field);
      String descriptor = Type.getDescriptor(field.getType());
      int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL;
      tree.fields.add(new FieldNode(access, field.getName(), descriptor, null, null));
    }
    Method only = onlyMethod();
    return only != null && findKind(only) && write(only);
  }

  private Method onlyMethod() {
    Method only = null;
    for (Method method : type.getDeclaredMethods()) {
      if (!SERIALIZATION.contains(method.getName())) {
        if (only != null) {
          return null;
        }
        only = method;
      }
    }
    return only;
  }

  /** A static body takes all captured values and arguments, another one a receiver besides. */
  private boolean findKind(Method entry) {
    int given = captured.size() + entry.getParameterCount();
    int taken = Type.getArgumentCount(body.descriptor());
    bodyIsStatic = given == taken;
    return bodyIsStatic || given == taken + 1;
  }

  private boolean write(Method entry) {
    MethodNode code =
        new MethodNode(
            Opcodes.ASM9,
            Opcodes.ACC_PUBLIC,
            entry.getName(),
            Type.getMethodDescriptor(entry),
            null,
            null);
    List<Type> taken = new ArrayList<>(List.of(Type.getArgumentTypes(body.descriptor())));
    if (!bodyIsStatic) {
      taken.add(0, Type.getObjectType(body.owner()));
    }
    int position = 0;
    for (Field field : captured) {
      code.instructions.add(new VarInsnNode(Opcodes.ALOAD, 0));
      Type declared = Type.getType(field.getType());
      code.instructions.add(
          new FieldInsnNode(
              Opcodes.GETFIELD, tree.name, field.getName(), declared.getDescriptor()));
      if (!declared.equals(taken.get(position++)) && declared.getSort() < Type.ARRAY) {
        return false;
      }
    }
    int slot = 1;
    for (Class<?> parameter : entry.getParameterTypes()) {
      Type from = Type.getType(parameter);
      code.instructions.add(new VarInsnNode(from.getOpcode(Opcodes.ILOAD), slot));
      if (!new Conversions(references, code).convert(from, taken.get(position++))) {
        return false;
      }
      slot += from.getSize();
    }
    code.instructions.add(
        new MethodInsnNode(
            opcode(), body.owner(), body.name(), body.descriptor(), body.isInterface()));
    return finish(entry, code, slot);
  }

  private boolean finish(Method entry, MethodNode code, int slots) {
    Type result = Type.getReturnType(body.descriptor());
    Type wanted = Type.getType(entry.getReturnType());
    if (wanted.getSort() == Type.VOID) {
      if (result.getSort() != Type.VOID) {
        code.instructions.add(new InsnNode(result.getSize() == 2 ? Opcodes.POP2 : Opcodes.POP));
      }
    } else if (!new Conversions(references, code).convert(result, wanted)) {
      return false;
    }
    code.instructions.add(new InsnNode(wanted.getOpcode(Opcodes.IRETURN)));
    code.maxLocals = slots;
    code.maxStack = 2 * (slots + captured.size()) + 2;
    tree.methods.add(code);
    return isExplained(entry, code);
  }

  private int opcode() {
    if (bodyIsStatic) {
      return Opcodes.INVOKESTATIC;
    }
    return body.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
  }

  /** A class that is named and not accounted for is the target of a cast that is not known. */
  private boolean isExplained(Method entry, MethodNode code) {
    explained.add(type);
    explained.add(Object.class);
    explained.add(java.io.Serializable.class);
    explained.add(java.lang.invoke.SerializedLambda.class);
    explained.addAll(List.of(type.getInterfaces()));
    ClassLoader loader = type.getClassLoader();
    MethodType bodyType = MethodType.fromMethodDescriptorString(body.descriptor(), loader);
    explained.addAll(bodyType.parameterList());
    explained.add(bodyType.returnType());
    explained.add(entry.getReturnType());
    for (Class<?> named : references.classes()) {
      boolean owner = Type.getInternalName(named).equals(body.owner());
      if (!owner && !explained.contains(named) && !Conversions.isBox(named)) {
        return false;
      }
    }
    return castsAreNamed(code);
  }

  /** A cast that the class does not make must not be made by its copy. */
  private boolean castsAreNamed(MethodNode code) {
    for (var insn : code.instructions) {
      if (insn instanceof TypeInsnNode cast && !names(cast.desc)) {
        return false;
      }
    }
    return true;
  }

  private boolean names(String internalName) {
    for (Class<?> named : references.classes()) {
      if (Type.getInternalName(named).equals(internalName)) {
        return true;
      }
    }
    return false;
  }
}
