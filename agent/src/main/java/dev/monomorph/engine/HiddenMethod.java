package dev.monomorph.engine;

import dev.monomorph.define.ClassDefiner;
import dev.monomorph.define.Privileges;
import dev.monomorph.runtime.GeneratedNames;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * One instruction in a hidden class of its own, for where no handle does quite the same. Its frame
 * shows in no stack trace.
 */
final class HiddenMethod {
  private static final String NAME = "run";

  private HiddenMethod() {}

  /**
   * A method that passes its arguments to an instruction and gives its result.
   *
   * @param beside a full-privilege lookup of the class whose access the instruction has
   * @param type of the method; two slots for the result are enough
   */
  static MethodHandle of(
      Lookup beside, MethodType type, AbstractInsnNode instruction, Privileges privileges)
      throws ReflectiveOperationException {
    MethodNode method =
        new MethodNode(
            Opcodes.ASM9, Opcodes.ACC_STATIC, NAME, type.toMethodDescriptorString(), null, null);
    int slot = 0;
    for (Type parameter : Type.getArgumentTypes(method.desc)) {
      method.instructions.add(new VarInsnNode(parameter.getOpcode(Opcodes.ILOAD), slot));
      slot += parameter.getSize();
    }
    method.instructions.add(instruction);
    Type result = Type.getReturnType(method.desc);
    method.instructions.add(new InsnNode(result.getOpcode(Opcodes.IRETURN)));
    method.maxLocals = slot;
    method.maxStack = Math.max(slot, 2);
    Class<?> holder = ClassDefiner.defineHidden(beside, classFile(beside, method));
    return privileges.lookupIn(holder).findStatic(holder, NAME, type);
  }

  private static byte[] classFile(Lookup beside, MethodNode method) {
    ClassWriter writer = new ClassWriter(0);
    int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
    // Not from the class's own name: in a hidden one's there is another slash.
    String prefix = beside.lookupClass().getPackageName().replace('.', '/');
    String name =
        (prefix.isEmpty() ? "" : prefix + "/") + "Monomorph" + GeneratedNames.MARK + "Method";
    writer.visit(Opcodes.V17, access, name, null, "java/lang/Object", null);
    method.accept(writer);
    writer.visitEnd();
    return writer.toByteArray();
  }
}
