package dev.monomorph.engine;

import dev.monomorph.define.Privileges;
import dev.monomorph.specialize.Link;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Casts to types that generated classes cannot name, and tests for them: {@code Class.cast} would
 * fail with another message than the instruction.
 */
final class TypeChecks {
  private TypeChecks() {}

  /** The handle of a check: takes an object and gives it back, or whether it is of the type. */
  static MethodHandle handle(Link.ToTypeCheck check, Privileges privileges)
      throws ReflectiveOperationException {
    boolean casts = check.opcode() == Opcodes.CHECKCAST;
    MethodType type = MethodType.methodType(casts ? Object.class : boolean.class, Object.class);
    return HiddenMethod.of(
        privileges.lookupIn(check.from()),
        type,
        new TypeInsnNode(check.opcode(), check.name()),
        privileges);
  }
}
