package dev.monomorph.specialize;

import org.objectweb.asm.Type;

/** Where the parameters of a static method are among its locals. */
final class Parameters {
  private Parameters() {}

  /** The first local of a parameter; the first behind all for their number. */
  static int slotOf(String descriptor, int parameter) {
    Type[] types = Type.getArgumentTypes(descriptor);
    int slot = 0;
    for (int i = 0; i < parameter; i++) {
      slot += types[i].getSize();
    }
    return slot;
  }

  /** The parameter that begins in a slot; -1 for none. */
  static int at(String descriptor, int slot) {
    Type[] types = Type.getArgumentTypes(descriptor);
    int begin = 0;
    for (int i = 0; i < types.length; i++) {
      if (begin == slot) {
        return i;
      }
      begin += types[i].getSize();
    }
    return -1;
  }
}
