package dev.monomorph.weave;

import dev.monomorph.runtime.Gateway;
import java.util.function.Consumer;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The code that a target has once it is woven: {@code load all arguments; call; return}.
 *
 * @param owner internal name of the target's class
 * @param line the source line it stands on, 0 for none
 * @param version which version of the class it stands in
 */
record Stub(String owner, int access, String name, String descriptor, int line, int version) {
  private static final Handle LINK =
      new Handle(
          Opcodes.H_INVOKESTATIC,
          Gateway.INTERNAL_NAME,
          Gateway.LINK,
          Gateway.LINK_DESCRIPTOR,
          false);

  private static final Handle LINK_REDEFINED =
      new Handle(
          Opcodes.H_INVOKESTATIC,
          Gateway.INTERNAL_NAME,
          Gateway.LINK_REDEFINED,
          Gateway.LINK_REDEFINED_DESCRIPTOR,
          false);

  /** The target's type with its receiver for the first parameter. */
  String siteDescriptor() {
    boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
    return isStatic ? descriptor : "(L" + owner + ";" + descriptor.substring(1);
  }

  /**
   * Writes instructions and sizes.
   *
   * @param call writes the call, which takes all arguments
   */
  void write(MethodVisitor code, Consumer<MethodVisitor> call) {
    if (line != 0) {
      Label start = new Label();
      code.visitLabel(start);
      code.visitLineNumber(line, start);
    }
    int slots = loadArguments(code);
    call.accept(code);
    Type result = Type.getReturnType(descriptor);
    code.visitInsn(result.getOpcode(Opcodes.IRETURN));
    code.visitMaxs(Math.max(slots, result.getSize()), slots);
  }

  private int loadArguments(MethodVisitor code) {
    int slot = 0;
    for (Type type : Type.getArgumentTypes(siteDescriptor())) {
      code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), slot);
      slot += type.getSize();
    }
    return slot;
  }

  /** Writes the call by a call site of its own. */
  void link(MethodVisitor code) {
    if (version == 0) {
      code.visitInvokeDynamicInsn(name, siteDescriptor(), LINK, descriptor);
    } else {
      code.visitInvokeDynamicInsn(name, siteDescriptor(), LINK_REDEFINED, descriptor, version);
    }
  }

  /** Writes the call by the call site that stands in another class, its {@link SiteBridge}. */
  void call(String bridge, MethodVisitor code) {
    String method = SiteBridge.methodFor(name, descriptor);
    code.visitMethodInsn(Opcodes.INVOKESTATIC, bridge, method, siteDescriptor(), false);
  }
}
