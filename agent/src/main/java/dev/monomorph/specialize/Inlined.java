package dev.monomorph.specialize;

import java.util.Map;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** An instruction that was moved from one class's code into another's. */
interface Inlined {
  /** The class whose names and access it has. */
  LoadedClass home();

  /** The class whose names and access an instruction in code of {@code owner} has. */
  static LoadedClass homeOf(AbstractInsnNode insn, LoadedClass owner) {
    return insn instanceof Inlined inlined ? inlined.home() : owner;
  }

  /** An access to a field. */
  final class Field extends FieldInsnNode implements Inlined {
    private final LoadedClass home;

    Field(FieldInsnNode original, LoadedClass home) {
      super(original.getOpcode(), original.owner, original.name, original.desc);
      this.home = home;
    }

    @Override
    public AbstractInsnNode clone(Map<LabelNode, LabelNode> labels) {
      return new Field(this, home);
    }

    @Override
    public LoadedClass home() {
      return home;
    }
  }

  /** A call. */
  final class Call extends MethodInsnNode implements Inlined {
    private final LoadedClass home;

    Call(MethodInsnNode original, LoadedClass home) {
      super(original.getOpcode(), original.owner, original.name, original.desc, original.itf);
      this.home = home;
    }

    @Override
    public AbstractInsnNode clone(Map<LabelNode, LabelNode> labels) {
      return new Call(this, home);
    }

    @Override
    public LoadedClass home() {
      return home;
    }
  }

  /** A cast. */
  final class Cast extends TypeInsnNode implements Inlined {
    private final LoadedClass home;

    Cast(TypeInsnNode original, LoadedClass home) {
      super(original.getOpcode(), original.desc);
      this.home = home;
    }

    @Override
    public AbstractInsnNode clone(Map<LabelNode, LabelNode> labels) {
      return new Cast(this, home);
    }

    @Override
    public LoadedClass home() {
      return home;
    }
  }
}
