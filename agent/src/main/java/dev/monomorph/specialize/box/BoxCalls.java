package dev.monomorph.specialize.box;

import dev.monomorph.specialize.fact.Facts;
import dev.monomorph.specialize.pass.Uses;
import dev.monomorph.specialize.sign.Condition;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Opens boxes where their {@code equals}, {@code compareTo} or {@code hashCode} is called, which
 * the JDK defines by the values: so a box that is made for such a call need not be made.
 *
 * <p>Only of boxes that are certain not to be null; others fail in the call, or within it. Comes
 * when all that can be folded is folded: what takes the calls' place is folded no more.
 */
public final class BoxCalls {
  private final MethodNode method;
  private final Facts facts;
  private final Uses used;

  private BoxCalls(MethodNode method, Facts facts, Uses used) {
    this.method = method;
    this.facts = facts;
    this.used = used;
  }

  /**
   * Rewrites a method in place.
   *
   * @param facts of the method
   * @param used is told whose exact class decided something
   * @return whether anything changed
   */
  public static boolean apply(MethodNode method, Facts facts, Uses used) {
    BoxCalls calls = new BoxCalls(method, facts, used);
    boolean changed = false;
    for (AbstractInsnNode insn : method.instructions.toArray()) {
      if (isByValue(insn) && facts.isReached(insn)) {
        changed |= calls.open((MethodInsnNode) insn);
      }
    }
    return changed;
  }

  private static boolean isByValue(AbstractInsnNode insn) {
    boolean virtual =
        insn.getOpcode() == Opcodes.INVOKEVIRTUAL || insn.getOpcode() == Opcodes.INVOKEINTERFACE;
    if (!virtual) {
      return false;
    }
    MethodInsnNode call = (MethodInsnNode) insn;
    return switch (call.name) {
      case "hashCode" -> call.desc.equals("()I");
      case "equals" -> call.desc.equals("(Ljava/lang/Object;)Z");
      case "compareTo" -> Type.getArgumentCount(call.desc) == 1 && call.desc.endsWith(")I");
      default -> false;
    };
  }

  private boolean open(MethodInsnNode call) {
    int operands = Type.getArgumentCount(call.desc);
    BoxType type = BoxType.of(facts.operand(call, operands).fact());
    if (type == null || (operands == 1 && BoxType.of(facts.operand(call, 0).fact()) != type)) {
      return false;
    }
    InsnList code = operands == 1 ? both(type) : type.open();
    code.add(byValue(type, call.name));
    boolean wide = type == BoxType.FLOAT || type == BoxType.DOUBLE;
    if (wide && call.name.equals("equals")) {
      code.add(Condition.ZERO.ofSign());
    }
    for (int i = 0; i <= operands; i++) {
      used.accept(facts.operand(call, i));
    }
    method.instructions.insertBefore(call, code);
    method.instructions.remove(call);
    return true;
  }

  /** Opens the two boxes on the stack. */
  private InsnList both(BoxType type) {
    int other = method.maxLocals++;
    InsnList code = new InsnList();
    code.add(new VarInsnNode(Opcodes.ASTORE, other));
    code.add(type.open());
    code.add(new VarInsnNode(Opcodes.ALOAD, other));
    code.add(type.open());
    return code;
  }

  private static MethodInsnNode byValue(BoxType type, String name) {
    return switch (name) {
      case "hashCode" -> onValues(type, "hashCode", 1);
      case "compareTo" -> onValues(type, "compare", 2);
      default ->
          switch (type) {
            // Not by ==: a NaN equals itself, and 0.0 is not -0.0.
            case FLOAT, DOUBLE -> onValues(type, "compare", 2);
            case LONG -> Condition.ZERO.ofComparison(Type.LONG_TYPE);
            default -> Condition.ZERO.ofComparison(Type.INT_TYPE);
          };
    };
  }

  private static MethodInsnNode onValues(BoxType type, String name, int values) {
    String descriptor = "(" + type.primitive().getDescriptor().repeat(values) + ")I";
    return new MethodInsnNode(Opcodes.INVOKESTATIC, type.internalName(), name, descriptor, false);
  }
}
