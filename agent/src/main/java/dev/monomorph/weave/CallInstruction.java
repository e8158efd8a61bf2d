package dev.monomorph.weave;

import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;

/**
 * A call instruction of a class file, and which one it is.
 *
 * @param method name and descriptor of the method it stands in
 * @param ordinal its number among the call instructions of that method
 * @param opcode which of the four
 * @param owner internal name of the class that it names
 * @param isInterface whether that is named as an interface
 */
public record CallInstruction(
    String method,
    int ordinal,
    int opcode,
    String owner,
    String name,
    String descriptor,
    boolean isInterface) {

  /** Whether it is {@code super.m()} or something like it, not a call of a private method. */
  public boolean isSuperCall(String own) {
    return opcode == Opcodes.INVOKESPECIAL && !owner.equals(own);
  }

  /** Whether it calls a constructor, which no call site can. */
  boolean isConstruction() {
    return name.startsWith("<");
  }

  /** What it does, as a constant of the class file that it stands in. */
  Handle handle() {
    int tag =
        switch (opcode) {
          case Opcodes.INVOKESTATIC -> Opcodes.H_INVOKESTATIC;
          case Opcodes.INVOKESPECIAL -> Opcodes.H_INVOKESPECIAL;
          case Opcodes.INVOKEINTERFACE -> Opcodes.H_INVOKEINTERFACE;
          default -> Opcodes.H_INVOKEVIRTUAL;
        };
    return new Handle(tag, owner, name, descriptor, isInterface);
  }

  /** The type of a call site that takes its place. */
  String siteDescriptor() {
    if (opcode == Opcodes.INVOKESTATIC) {
      return descriptor;
    }
    String receiver = owner.startsWith("[") ? owner : "L" + owner + ";";
    return "(" + receiver + descriptor.substring(1);
  }
}
