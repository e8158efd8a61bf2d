package dev.monomorph.specialize.box;

import dev.monomorph.specialize.flow.Flow;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * A box that is opened in plain sight.
 *
 * @param way of the box
 * @param call what opens it
 */
record Opening(Passage way, MethodInsnNode call) {

  /** Of what {@code source} leaves on the stack; null if it is not opened, or not only. */
  static Opening of(BoxType type, AbstractInsnNode source, Flow flow) {
    Passage way = Passage.of(type, source, flow);
    boolean isOpened = way.taker() != null && BoxType.isOpening(way.taker());
    return isOpened ? new Opening(way, (MethodInsnNode) way.taker()) : null;
  }

  /** Makes the code do with the value what it did with the box. */
  void replace(BoxType type, InsnList code) {
    way.clear(code);
    code.insert(call, type.opened(call));
    code.remove(call);
  }
}
