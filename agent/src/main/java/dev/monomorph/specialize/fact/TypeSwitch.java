package dev.monomorph.specialize.fact;

import java.util.List;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** The result of {@code SwitchBootstraps.typeSwitch}: the index of the first label that matches. */
final class TypeSwitch {
  private static final String BOOTSTRAPS = "java/lang/runtime/SwitchBootstraps";

  private TypeSwitch() {}

  static boolean is(InvokeDynamicInsnNode dynamic) {
    return dynamic.bsm.getOwner().equals(BOOTSTRAPS) && dynamic.bsm.getName().equals("typeSwitch");
  }

  /**
   * The index, if the selector's class and the label to start from are known and every label up to
   * the answer is a class; else null.
   */
  static Integer indexOf(
      InvokeDynamicInsnNode dynamic, List<? extends FactValue> operands, TypeResolver types) {
    if (!is(dynamic) || !(operands.get(1).fact().constant() instanceof Integer restart)) {
      return null;
    }
    Fact selector = operands.get(0).fact();
    if (selector.isNull()) {
      return -1;
    }
    return selector.isExactObject() ? firstMatch(dynamic.bsmArgs, restart, selector, types) : null;
  }

  private static Integer firstMatch(
      Object[] labels, int restart, Fact selector, TypeResolver types) {
    for (int i = restart; i < labels.length; i++) {
      if (!(labels[i] instanceof Type label) || label.getSort() < Type.ARRAY) {
        return null;
      }
      Class<?> type = types.resolve(label.getInternalName());
      if (type == null) {
        return null;
      }
      if (Boolean.TRUE.equals(selector.instanceOf(type))) {
        return i;
      }
    }
    return labels.length;
  }
}
