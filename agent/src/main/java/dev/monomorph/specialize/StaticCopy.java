package dev.monomorph.specialize;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * A method as a static method of another class in its nest: same instructions, same locals, same
 * lines.
 *
 * <p>Private members are called as the JVM asks of nestmates: {@code invokevirtual} and {@code
 * invokeinterface} in place of {@code invokespecial} (JVMS 11, JEP 181). {@code synchronized} is
 * not taken over: the woven method keeps the monitor.
 */
final class StaticCopy {
  private final ClassNode owner;
  private final MethodNode copy;

  private StaticCopy(ClassNode owner, MethodNode copy) {
    this.owner = owner;
    this.copy = copy;
  }

  /**
   * Copies {@code method} of {@code owner}, with stack map frames even where the class file is too
   * old to have any; neither is changed.
   *
   * @param erased see below
   */
  static MethodNode of(LoadedClass owner, MethodNode method, boolean erased) {
    MethodNode copy = of(owner.tree(), method, method.name, erased);
    return StackMaps.areMissing(owner.tree()) ? StackMaps.compute(copy, owner::load) : copy;
  }

  /**
   * Copies {@code method} of {@code owner}; neither is changed.
   *
   * @param name the name that the copy gets
   * @param erased whether callers have any object for the receiver, so that it is cast on entry;
   *     without meaning for a static method
   */
  static MethodNode of(ClassNode owner, MethodNode method, String name, boolean erased) {
    boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
    String receiver = erased ? "java/lang/Object" : owner.name;
    String descriptor = isStatic ? method.desc : "(L" + receiver + ";" + method.desc.substring(1);
    int access = Opcodes.ACC_STATIC | (method.access & Opcodes.ACC_STRICT);
    MethodNode copy = new MethodNode(Opcodes.ASM9, access, name, descriptor, null, null);
    // Visiting writes to the labels, which threads that copy the same method would share. They
    // would also keep the copy alive, and the classes that it comes to refer to.
    synchronized (method) {
      method.accept(copy);
      method.instructions.resetLabels();
    }
    dropAttributes(copy);
    new StaticCopy(owner, copy).rewrite();
    nameParameters(copy, method);
    if (!isStatic && erased) {
      castReceiver(copy, owner.name);
    }
    return copy;
  }

  private static void dropAttributes(MethodNode copy) {
    copy.visibleAnnotations = null;
    copy.invisibleAnnotations = null;
    copy.visibleTypeAnnotations = null;
    copy.invisibleTypeAnnotations = null;
    copy.visibleParameterAnnotations = null;
    copy.invisibleParameterAnnotations = null;
    copy.visibleLocalVariableAnnotations = null;
    copy.invisibleLocalVariableAnnotations = null;
    copy.annotationDefault = null;
    copy.parameters = null;
    copy.attrs = null;
  }

  private void rewrite() {
    for (AbstractInsnNode insn : copy.instructions) {
      if (insn instanceof MethodInsnNode call) {
        rewritePrivateCall(call);
      } else if (insn instanceof InvokeDynamicInsnNode dynamic) {
        dynamic.bsm = rewrite(dynamic.bsm);
        rewriteAll(dynamic.bsmArgs);
      } else if (insn instanceof LdcInsnNode ldc) {
        ldc.cst = rewriteConstant(ldc.cst);
      }
    }
  }

  private void rewritePrivateCall(MethodInsnNode call) {
    if (call.getOpcode() == Opcodes.INVOKESPECIAL && isPrivate(call)) {
      call.setOpcode(call.itf ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL);
    }
  }

  private boolean isPrivate(MethodInsnNode call) {
    for (MethodNode method : owner.methods) {
      if (method.name.equals(call.name) && method.desc.equals(call.desc)) {
        return call.owner.equals(owner.name)
            && !call.name.equals("<init>")
            && (method.access & Opcodes.ACC_PRIVATE) != 0;
      }
    }
    return false;
  }

  private void rewriteAll(Object[] constants) {
    for (int i = 0; i < constants.length; i++) {
      constants[i] = rewriteConstant(constants[i]);
    }
  }

  private Object rewriteConstant(Object constant) {
    if (constant instanceof Handle handle) {
      return rewrite(handle);
    }
    return constant instanceof ConstantDynamic dynamic ? rewrite(dynamic) : constant;
  }

  private ConstantDynamic rewrite(ConstantDynamic dynamic) {
    Object[] arguments = new Object[dynamic.getBootstrapMethodArgumentCount()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = rewriteConstant(dynamic.getBootstrapMethodArgument(i));
    }
    return new ConstantDynamic(
        dynamic.getName(),
        dynamic.getDescriptor(),
        rewrite(dynamic.getBootstrapMethod()),
        arguments);
  }

  private Handle rewrite(Handle handle) {
    if (handle.getTag() != Opcodes.H_INVOKESPECIAL || !handle.getOwner().equals(owner.name)) {
      return handle;
    }
    int tag = handle.isInterface() ? Opcodes.H_INVOKEINTERFACE : Opcodes.H_INVOKEVIRTUAL;
    return new Handle(
        tag, handle.getOwner(), handle.getName(), handle.getDesc(), handle.isInterface());
  }

  /** The stack map frames of the original have its own class in the first local. */
  private static void castReceiver(MethodNode copy, String owner) {
    InsnList cast = new InsnList();
    cast.add(new VarInsnNode(Opcodes.ALOAD, 0));
    cast.add(new TypeInsnNode(Opcodes.CHECKCAST, owner));
    cast.add(new VarInsnNode(Opcodes.ASTORE, 0));
    copy.instructions.insert(cast);
    copy.maxStack = Math.max(copy.maxStack, 1);
  }

  /**
   * Names the parameters as HotSpot's helpful messages would name them in the original, where the
   * original has no names: in a static copy of an instance method it would count from another one.
   */
  private static void nameParameters(MethodNode copy, MethodNode original) {
    boolean isStatic = (original.access & Opcodes.ACC_STATIC) != 0;
    boolean unnamed = copy.localVariables == null || copy.localVariables.isEmpty();
    if (isStatic || !unnamed || copy.instructions.size() == 0) {
      return;
    }
    LabelNode start = new LabelNode();
    LabelNode end = new LabelNode();
    copy.instructions.insert(start);
    copy.instructions.add(end);
    copy.localVariables = new ArrayList<>();
    int slot = 0;
    Type[] types = Type.getArgumentTypes(copy.desc);
    for (int i = 0; i < types.length; i++) {
      String name = i == 0 ? "this" : "<parameter" + i + ">";
      add(copy.localVariables, name, types[i], start, end, slot);
      slot += types[i].getSize();
    }
  }

  private static void add(
      List<LocalVariableNode> variables,
      String name,
      Type type,
      LabelNode start,
      LabelNode end,
      int slot) {
    variables.add(new LocalVariableNode(name, type.getDescriptor(), null, start, end, slot));
  }
}
