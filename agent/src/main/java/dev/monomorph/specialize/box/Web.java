package dev.monomorph.specialize.box;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** The loads and stores of one variable: all that can be each other's value. */
final class Web {
  /** The parameter that it begins with; -1 for none. */
  int parameter = -1;

  final int slot;

  /** What of it is loaded. */
  final List<VarInsnNode> loads = new ArrayList<>();

  /** Stores of new boxes that nothing else has, and what makes them. */
  final Map<VarInsnNode, AbstractInsnNode> makers = new LinkedHashMap<>();

  /** Stores of what was loaded from another variable for that alone, and the load. */
  final Map<VarInsnNode, VarInsnNode> copies = new LinkedHashMap<>();

  /** All other stores. */
  final List<VarInsnNode> others = new ArrayList<>();

  /** How what is loaded is opened at once. */
  final Map<VarInsnNode, Opening> openings = new LinkedHashMap<>();

  /** Loads for a copy, and the variable that the copy goes to. */
  final Map<VarInsnNode, Web> copiedTo = new LinkedHashMap<>();

  private BoxType type;
  private boolean mixed;

  Web(int slot) {
    this.slot = slot;
  }

  /** Takes note of what one of its values is; null if that is no box, or may be none. */
  void agree(BoxType other) {
    mixed |= other == null || (type != null && type != other);
    type = other;
  }

  /** Becomes one with another. */
  void take(Web other) {
    loads.addAll(other.loads);
    makers.putAll(other.makers);
    copies.putAll(other.copies);
    others.addAll(other.others);
    parameter = Math.max(parameter, other.parameter);
    agree(other.type);
    mixed |= other.mixed;
  }

  /** The one class of all its values, none of which is null; or null. */
  BoxType type() {
    return mixed ? null : type;
  }
}
