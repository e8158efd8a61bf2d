package dev.monomorph.specialize.box;

import dev.monomorph.specialize.fact.FactValue;
import dev.monomorph.specialize.fact.Facts;
import dev.monomorph.specialize.flow.Flow;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** The variables of a method: what is stored to a local, and the loads that may find it there. */
final class Webs {
  private final MethodNode method;
  private final Facts facts;
  private final Flow flow;
  private final IdentityHashMap<AbstractInsnNode, Web> webs = new IdentityHashMap<>();

  private Webs(MethodNode method, Facts facts, Flow flow) {
    this.method = method;
    this.facts = facts;
    this.flow = flow;
  }

  /** Those of boxes alone that something is stored to, in the order of the code. */
  static List<Web> of(MethodNode method, Facts facts, Flow flow) {
    return new Webs(method, facts, flow).find();
  }

  private List<Web> find() {
    parameters();
    for (AbstractInsnNode insn : method.instructions) {
      if (insn.getOpcode() == Opcodes.ASTORE) {
        webs.put(insn, stored((VarInsnNode) insn));
      }
    }
    for (AbstractInsnNode insn : method.instructions) {
      if (insn.getOpcode() == Opcodes.ALOAD) {
        join((VarInsnNode) insn);
      }
    }
    Set<Web> boxes = new LinkedHashSet<>();
    for (AbstractInsnNode insn : method.instructions) {
      if (insn.getOpcode() == Opcodes.ASTORE && webs.get(insn).type() != null) {
        boxes.add(webs.get(insn));
      }
    }
    boxes.forEach(this::findUses);
    return new ArrayList<>(boxes);
  }

  private void parameters() {
    Type[] parameters = Type.getArgumentTypes(method.desc);
    List<FactValue> atStart = facts.localsAtStart();
    int slot = 0;
    for (int i = 0; i < parameters.length; i++) {
      Web web = new Web(slot);
      web.parameter = i;
      web.agree(BoxType.of(atStart.get(slot).fact()));
      webs.put(flow.entryOf(i), web);
      slot += parameters[i].getSize();
    }
  }

  private Web stored(VarInsnNode store) {
    Web web = new Web(store.var);
    AbstractInsnNode source = flow.onlySource(store);
    boolean alone = source != null && flow.onlyTaker(source) == store;
    if (alone && BoxType.madeBy(source) != null) {
      web.makers.put(store, source);
      web.agree(BoxType.madeBy(source));
      return web;
    }
    if (alone && source.getOpcode() == Opcodes.ALOAD) {
      web.copies.put(store, (VarInsnNode) source);
    } else {
      web.others.add(store);
    }
    web.agree(facts.isReached(store) ? BoxType.of(facts.operand(store, 0).fact()) : null);
    return web;
  }

  private void join(VarInsnNode load) {
    Web joined = null;
    for (AbstractInsnNode source : flow.sourcesOf(load)) {
      Web web = webs.get(source);
      if (joined == null) {
        joined = web;
      } else if (joined != web) {
        Web taken = web;
        Web by = joined;
        joined.take(web);
        webs.replaceAll((store, each) -> each == taken ? by : each);
      }
    }
    if (joined != null) {
      joined.loads.add(load);
    }
  }

  private void findUses(Web web) {
    for (VarInsnNode load : web.loads) {
      Opening opening = Opening.of(web.type(), load, flow);
      if (opening != null) {
        web.openings.put(load, opening);
      }
      Web to = webs.get(flow.onlyTaker(load));
      if (to != null && to.type() != null && to.copies.containsValue(load)) {
        web.copiedTo.put(load, to);
      }
    }
  }
}
