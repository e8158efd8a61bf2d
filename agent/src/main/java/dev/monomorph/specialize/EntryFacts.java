package dev.monomorph.specialize;

import dev.monomorph.specialize.fact.ConstantLoad;
import dev.monomorph.specialize.fact.Fact;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Tells the JVM's compiler, on entry, what the copy was made for: casts tell the classes of
 * parameters, of which it knows declared types only, and a parameter that is one certain object is
 * loaded as a constant.
 *
 * <p>Inlined behind the guard that made sure of the class a cast is nothing, elsewhere a load and a
 * comparison. In return an array of {@code T[]} becomes one of records, whose elements need no cast
 * and whose stores need no check.
 */
final class EntryFacts {
  private EntryFacts() {}

  /** Inserts them at the very start of the copy, before any label that a jump may name. */
  static void insert(Copy copy) {
    Type[] parameters = Type.getArgumentTypes(copy.code().desc);
    InsnList casts = new InsnList();
    int slot = 0;
    for (int i = 0; i < parameters.length; i++) {
      if (copy.identified().get(i) && copy.facts().get(i).object() != null) {
        casts.add(new ConstantLoad(copy.facts().get(i).object(), parameters[i]));
        casts.add(new VarInsnNode(Opcodes.ASTORE, slot));
      } else if (copy.used().get(i)) {
        cast(copy, copy.facts().get(i), parameters[i], slot, casts);
      }
      slot += parameters[i].getSize();
    }
    if (casts.size() > 0) {
      copy.code().instructions.insert(casts);
      copy.code().maxStack = Math.max(copy.code().maxStack, 1);
    }
  }

  private static void cast(Copy copy, Fact fact, Type declared, int slot, InsnList casts) {
    if (!fact.isExactObject()) {
      return;
    }
    String name = Type.getInternalName(fact.type());
    if (!name.equals(declared.getInternalName()) && copy.owner().resolve(name) == fact.type()) {
      casts.add(new VarInsnNode(Opcodes.ALOAD, slot));
      casts.add(new TypeInsnNode(Opcodes.CHECKCAST, name));
      casts.add(new VarInsnNode(Opcodes.ASTORE, slot));
    }
  }
}
