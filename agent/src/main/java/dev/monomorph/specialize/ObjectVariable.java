package dev.monomorph.specialize;

import dev.monomorph.specialize.fact.FactValue;
import dev.monomorph.specialize.flow.Flow;
import dev.monomorph.specialize.pass.DropUnused;
import dev.monomorph.specialize.scalar.Aggregate;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** A local of a copy that objects go through which may be nothing but their fields. */
final class ObjectVariable {
  private final CopyGraph graph;
  private final ObjectFlow objects;
  private final Copy copy;
  private final int slot;
  private final Flow flow;
  private final List<VarInsnNode> made = new ArrayList<>();
  private final List<VarInsnNode> kept = new ArrayList<>();
  private final List<VarInsnNode> read = new ArrayList<>();
  private final List<VarInsnNode> returned = new ArrayList<>();
  private final List<FactValue> relied = new ArrayList<>();
  private boolean isKeptFromStart;
  private Aggregate type;
  private boolean fits = true;

  ObjectVariable(CopyGraph graph, ObjectFlow objects, Copy copy, int slot) {
    this.graph = graph;
    this.objects = objects;
    this.copy = copy;
    this.slot = slot;
    this.flow = objects.flow(copy);
  }

  /**
   * Whether the fields do in its place: all that it gets is made for it, or is a record that came
   * from outside, and all that becomes of that is that it is read or returned.
   */
  boolean isReplaceable() {
    for (AbstractInsnNode insn : copy.code().instructions) {
      if (insn.getOpcode() == Opcodes.ASTORE && ((VarInsnNode) insn).var == slot) {
        addStore((VarInsnNode) insn);
      }
    }
    boolean isHome = type != null && isInNest();
    for (AbstractInsnNode insn : copy.code().instructions) {
      if (isHome && fits && insn instanceof VarInsnNode access) {
        addAccess(access);
      }
    }
    return isHome && fits && !made.isEmpty() && !read.isEmpty();
  }

  private boolean isInNest() {
    Class<?> named = copy.owner().resolve(type.name());
    return named != null && named.getNestHost() == copy.owner().type().getNestHost();
  }

  private void addStore(VarInsnNode store) {
    Aggregate stored = objects.madeFor(copy, flow.onlySource(store), store);
    if (stored != null) {
      made.add(store);
    } else {
      stored =
          keep(graph.facts(copy).isReached(store) ? graph.facts(copy).operand(store, 0) : null);
      kept.add(store);
    }
    agree(stored);
  }

  /** Records only: other objects' final fields may be set later, by reflection. */
  private Aggregate keep(FactValue value) {
    boolean isRecord =
        value != null
            && value.fact().exact()
            && value.fact().isNonNull()
            && value.fact().type().isRecord();
    if (isRecord) {
      relied.add(value);
    }
    return isRecord ? objects.aggregate(value.fact().type()) : null;
  }

  private void agree(Aggregate stored) {
    fits &= stored != null && (type == null || type == stored);
    type = type == null ? stored : type;
  }

  private void addAccess(VarInsnNode access) {
    boolean isWide = access.getOpcode() == Opcodes.LSTORE || access.getOpcode() == Opcodes.DSTORE;
    if (access.var == slot && access.getOpcode() == Opcodes.ALOAD) {
      addLoad(access);
    } else {
      fits &= access.var != slot || access.getOpcode() == Opcodes.ASTORE;
      fits &= !isWide || access.var + 1 != slot;
    }
  }

  private void addLoad(VarInsnNode load) {
    int parameter = Parameters.at(copy.code().desc, slot);
    boolean fromStart = parameter >= 0 && flow.sourcesOf(load).contains(flow.entryOf(parameter));
    if (fromStart && !isKeptFromStart) {
      isKeptFromStart = true;
      agree(keep(graph.facts(copy).localsAtStart().get(slot)));
    }
    boolean isLeft = flow.onlyTaker(load) instanceof VarInsnNode store && copy.isLeft(load, store);
    if (copy.isUnfollowed(load) ? isLeft : isReturned(load)) {
      returned.add(load);
    } else {
      fits &= objects.isOnlyRead(copy, load, type) && !isReported(load);
      read.add(load);
    }
  }

  private boolean isReturned(AbstractInsnNode source) {
    AbstractInsnNode taker = flow.onlyTaker(source);
    while (taker != null && taker.getOpcode() == Opcodes.CHECKCAST) {
      taker = flow.onlyTaker(taker);
    }
    return taker != null && taker.getOpcode() == Opcodes.ARETURN;
  }

  /** Puts the fields in its place; once, if that {@link #isReplaceable}. */
  void replace() {
    InsnList code = copy.code().instructions;
    int local = copy.code().maxLocals;
    copy.code().maxLocals += type.size();
    copy.code().maxStack += type.size() + 3;
    relied.forEach(copy::accept);
    read.forEach(load -> replaceRead(code, load, local));
    returned.forEach(load -> code.insert(load, madeWhereAbsent(local)));
    for (VarInsnNode store : made) {
      code.insertBefore(store, type.open(local));
      code.insertBefore(store, new InsnNode(Opcodes.ACONST_NULL));
    }
    kept.forEach(store -> code.insert(store, opened(local)));
    if (isKeptFromStart) {
      code.insert(opened(local));
    }
    code.insert(type.zeros(local));
    graph.changed(copy);
    objects.changed(copy);
    StackMaps.renew(copy.code(), graph.facts(copy), copy.owner()::load);
  }

  private InsnList opened(int local) {
    InsnList code = new InsnList();
    code.add(new VarInsnNode(Opcodes.ALOAD, slot));
    code.add(type.open(local));
    return code;
  }

  /** What is on the stack, or if that is null an object of the fields. */
  private InsnList madeWhereAbsent(int local) {
    LabelNode present = new LabelNode();
    InsnList code = new InsnList();
    code.add(new InsnNode(Opcodes.DUP));
    code.add(new JumpInsnNode(Opcodes.IFNONNULL, present));
    code.add(new InsnNode(Opcodes.POP));
    code.add(type.make(local));
    code.add(present);
    return code;
  }

  /**
   * Whether a field is read here, and asked for something: if it is null, HotSpot's message says
   * which field that was.
   */
  private boolean isReported(VarInsnNode load) {
    FieldInsnNode read = fieldRead(load);
    if (read == null || Type.getType(read.desc).getSort() < Type.ARRAY) {
      return false;
    }
    AbstractInsnNode taker = flow.onlyTaker(read);
    boolean isHandedOn =
        taker instanceof MethodInsnNode call
            && (call.getOpcode() == Opcodes.INVOKESTATIC
                || !flow.operandsFrom(read, call).contains(0));
    boolean isKept =
        taker != null
            && (taker.getOpcode() == Opcodes.ASTORE || taker.getOpcode() == Opcodes.ARETURN);
    return !isHandedOn && !isKept;
  }

  /** The read of a field that a load is for, and nothing else; null if it is for more. */
  private FieldInsnNode fieldRead(VarInsnNode load) {
    AbstractInsnNode source = load;
    AbstractInsnNode taker = flow.onlyTaker(load);
    while (taker != null && taker.getOpcode() == Opcodes.CHECKCAST) {
      if (!flow.staysUntil(source, taker)) {
        return null;
      }
      source = taker;
      taker = flow.onlyTaker(taker);
    }
    boolean isRead = taker instanceof FieldInsnNode && flow.staysUntil(source, taker);
    return isRead ? (FieldInsnNode) taker : null;
  }

  private void replaceRead(InsnList code, VarInsnNode load, int local) {
    FieldInsnNode read = fieldRead(load);
    if (read == null) {
      code.insert(load, type.make(local));
      DropUnused.remove(code, load);
      return;
    }
    AbstractInsnNode cast = flow.onlyTaker(load);
    while (cast != read) {
      AbstractInsnNode next = flow.onlyTaker(cast);
      DropUnused.remove(code, cast);
      cast = next;
    }
    code.set(load, type.load(read, local));
    DropUnused.remove(code, read);
  }
}
