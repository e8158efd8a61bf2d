package dev.monomorph.specialize;

import dev.monomorph.specialize.fact.ConstantLoad;
import dev.monomorph.specialize.fact.Facts;
import dev.monomorph.specialize.fact.LambdaCall;
import dev.monomorph.specialize.fact.Placeholder;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Links the lambda expressions of a copy before it runs: then the class of each is known, and what
 * calls it can be followed into its body. All copies of a method share what is linked, as all runs
 * of the method do.
 */
final class LinkLambdas {
  private LinkLambdas() {}

  /**
   * Rewrites a copy that no pass has been over.
   *
   * @param facts tell what is reached: what is not is not linked
   * @return whether anything was linked
   */
  static boolean apply(Program program, Copy copy, MethodNode original, Facts facts) {
    List<InvokeDynamicInsnNode> originals = sites(original);
    List<InvokeDynamicInsnNode> sites = sites(copy.code());
    boolean changed = false;
    for (int i = 0; i < sites.size(); i++) {
      InvokeDynamicInsnNode site = originals.get(i);
      if (facts.isReached(sites.get(i)) && LambdaFactories.makesLambda(site)) {
        changed |= link(program, copy, sites.get(i), site(original, i, site));
      }
    }
    return changed;
  }

  private static List<InvokeDynamicInsnNode> sites(MethodNode method) {
    List<InvokeDynamicInsnNode> sites = new ArrayList<>();
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof InvokeDynamicInsnNode dynamic) {
        sites.add(dynamic);
      }
    }
    return sites;
  }

  private static LambdaSite site(MethodNode method, int number, InvokeDynamicInsnNode dynamic) {
    return new LambdaSite(
        method.name + method.desc,
        number,
        dynamic.name,
        dynamic.desc,
        dynamic.bsm,
        List.of(dynamic.bsmArgs));
  }

  private static boolean link(
      Program program, Copy copy, InvokeDynamicInsnNode insn, LambdaSite site) {
    LambdaFactory linked = program.running().lambda(copy.owner().type(), site);
    if (linked == null) {
      return false;
    }
    Placeholder instead =
        linked.single() == null
            ? new LambdaCall(insn.name, insn.desc, linked.factory(), linked.type())
            : new ConstantLoad(linked.single(), Type.getReturnType(insn.desc));
    copy.code().instructions.set(insn, instead);
    return true;
  }
}
