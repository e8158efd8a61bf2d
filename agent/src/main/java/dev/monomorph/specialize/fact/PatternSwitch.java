package dev.monomorph.specialize.fact;

import java.util.List;
import java.util.Set;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/**
 * The result of {@code SwitchBootstraps.typeSwitch} and {@code enumSwitch} (JEP 441): the index of
 * the first label that matches.
 */
final class PatternSwitch {
  private static final String BOOTSTRAPS = "java/lang/runtime/SwitchBootstraps";
  private static final Set<String> NAMES = Set.of("typeSwitch", "enumSwitch");

  private PatternSwitch() {}

  static boolean is(InvokeDynamicInsnNode dynamic) {
    return dynamic.bsm.getOwner().equals(BOOTSTRAPS) && NAMES.contains(dynamic.bsm.getName());
  }

  /** Whether some label is met by certain objects only, and not by all of a class. */
  static boolean namesObjects(InvokeDynamicInsnNode dynamic) {
    for (Object label : dynamic.bsmArgs) {
      if (!(label instanceof Type)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The index, if the label to start from is known and enough of the selector to tell for every
   * label up to the answer; else null.
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
    return selector.isExactObject() ? firstMatch(dynamic, restart, selector, types) : null;
  }

  private static Integer firstMatch(
      InvokeDynamicInsnNode dynamic, int restart, Fact selector, TypeResolver types) {
    Object[] labels = dynamic.bsmArgs;
    for (int i = restart; i < labels.length; i++) {
      Boolean matches =
          labels[i] instanceof String name
              ? matches(name, selector.object(), dynamic.bsm.getName())
              : matches(labels[i], selector, types);
      if (matches == null) {
        return null;
      }
      if (matches) {
        return i;
      }
    }
    return labels.length;
  }

  /** Null where that cannot be told. */
  private static Boolean matches(Object label, Fact selector, TypeResolver types) {
    if (!(label instanceof Type named) || named.getSort() < Type.ARRAY) {
      return null;
    }
    Class<?> type = types.resolve(named.getInternalName());
    return type == null ? null : selector.instanceOf(type);
  }

  /** A text is the name of a constant in one kind of switch, and a text in the other. */
  private static Boolean matches(String label, Object selector, String kind) {
    if (kind.equals("enumSwitch")) {
      return selector instanceof Enum<?> constant ? constant.name().equals(label) : null;
    }
    return selector instanceof String text ? Boolean.valueOf(label.equals(text)) : null;
  }
}
