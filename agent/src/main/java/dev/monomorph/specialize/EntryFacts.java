package dev.monomorph.specialize;

import dev.monomorph.specialize.fact.ConstantLoad;
import dev.monomorph.specialize.fact.Fact;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Tells the JVM's compiler, on entry, what the copy was made for: casts tell the classes of
 * parameters, of which it knows declared types only, and a parameter that is one certain object is
 * loaded as a constant; but none that the site guards for, which the copy would keep alive.
 *
 * <p>Inlined behind the guard that made sure of the class a cast is nothing, elsewhere a load and a
 * comparison. In return an array of {@code T[]} becomes one of records, whose elements need no cast
 * and whose stores need no check.
 */
final class EntryFacts {
  private EntryFacts() {}

  /**
   * Inserts them at the very start of the copy, before any label that a jump may name.
   *
   * @param place the class beside which the copy stands, and whose access it has
   * @param guarded the objects that the site guards for
   */
  static void insert(Copy copy, LoadedClass place, Set<Object> guarded) {
    Type[] parameters = Type.getArgumentTypes(copy.code().desc);
    InsnList casts = new InsnList();
    int slot = 0;
    for (int i = 0; i < parameters.length; i++) {
      Fact fact = copy.facts().get(i);
      if (copy.used().get(i) && fits(copy, fact, parameters[i])) {
        boolean isLoaded =
            copy.identified().get(i) && fact.object() != null && !guarded.contains(fact.object());
        casts.add(
            isLoaded ? load(fact, parameters[i], slot) : cast(place, fact, parameters[i], slot));
      }
      slot += parameters[i].getSize();
    }
    if (casts.size() > 0) {
      startLine(copy.code(), casts);
      copy.code().instructions.insert(casts);
      copy.code().maxStack = Math.max(copy.code().maxStack, 1);
    }
  }

  /**
   * Whether an object of the class can stand where the type is declared: not so in dead code, which
   * may contradict itself, nor need an object implement the interface that it is declared to be.
   */
  private static boolean fits(Copy copy, Fact fact, Type declared) {
    if (!fact.exact() || declared.getSort() < Type.ARRAY) {
      return false;
    }
    Class<?> type = copy.owner().resolve(declared.getInternalName());
    return type != null && type.isAssignableFrom(fact.type());
  }

  private static InsnList load(Fact fact, Type declared, int slot) {
    InsnList code = new InsnList();
    code.add(new ConstantLoad(fact.object(), declared));
    code.add(new VarInsnNode(Opcodes.ASTORE, slot));
    return code;
  }

  private static InsnList cast(LoadedClass place, Fact fact, Type declared, int slot) {
    InsnList code = new InsnList();
    String name = Type.getInternalName(fact.type());
    if (!name.equals(declared.getInternalName()) && place.resolve(name) == fact.type()) {
      code.add(new VarInsnNode(Opcodes.ALOAD, slot));
      code.add(new Inlined.Cast(new TypeInsnNode(Opcodes.CHECKCAST, name), place));
      code.add(new VarInsnNode(Opcodes.ASTORE, slot));
    }
    return code;
  }

  /** The inserted code is on the method's first line. */
  private static void startLine(MethodNode code, InsnList casts) {
    for (AbstractInsnNode insn : code.instructions) {
      if (insn instanceof LineNumberNode line) {
        LabelNode start = new LabelNode();
        casts.insert(new LineNumberNode(line.line, start));
        casts.insert(start);
        return;
      }
    }
  }
}
