package dev.monomorph.specialize.box;

import dev.monomorph.specialize.fact.Facts;
import dev.monomorph.specialize.flow.Flow;
import dev.monomorph.specialize.pass.Uses;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Keeps boxes that are made in a method, and opened there, in primitive locals; among them those
 * that a loop carries from round to round, which HotSpot's escape analysis does not see through.
 *
 * <p>Beside the value there is still the box, in the local where it was: that of a box from outside
 * is there from the start, one that is made here is made where it is first asked for, and only
 * once. So a box is the same wherever it is looked at, and a new one where it was one before. A
 * variable that gets a copy of another's value has no box of its own: it is opened only.
 */
public final class UnboxLocals {
  private final MethodNode method;
  private final Facts facts;
  private final Flow flow;
  private final FramedLocals added;
  private final Map<Web, Integer> values = new HashMap<>();
  private List<Web> webs;
  private Set<Web> opened;
  private Set<Web> chosen;

  private UnboxLocals(String owner, MethodNode method, Facts facts) {
    this.method = method;
    this.facts = facts;
    this.flow = new Flow(owner, method);
    this.added = new FramedLocals(method);
  }

  /**
   * Rewrites a static method in place.
   *
   * @param owner internal name of its class
   * @param facts of the method
   * @param used is told whose exact class decided something
   * @return whether anything changed
   */
  public static boolean apply(String owner, MethodNode method, Facts facts, Uses used) {
    return new UnboxLocals(owner, method, facts).apply(used);
  }

  /** Whether a method makes boxes and opens some: of others there is nothing to tell. */
  public static boolean makesAndOpens(MethodNode method) {
    boolean makes = false;
    boolean opens = false;
    for (AbstractInsnNode insn : method.instructions) {
      makes |= BoxType.madeBy(insn) != null;
      opens |= BoxType.isOpening(insn);
    }
    return makes && opens;
  }

  private boolean apply(Uses used) {
    boolean changed = openAtOnce();
    webs = Webs.of(method, facts, flow);
    opened = onlyOpened();
    chosen = chosen();
    for (Web web : chosen) {
      values.put(web, added.add(web.type()));
    }
    for (Web web : chosen) {
      rewriteStores(web, used);
    }
    for (Web web : chosen) {
      rewriteLoads(web);
    }
    added.addToFrames();
    return changed || !chosen.isEmpty();
  }

  /** A box that is opened where it is made is none. */
  private boolean openAtOnce() {
    boolean changed = false;
    for (AbstractInsnNode insn : method.instructions.toArray()) {
      BoxType type = BoxType.madeBy(insn);
      Opening opening = type == null ? null : Opening.of(type, insn, flow);
      if (opening != null) {
        opening.replace(type, method.instructions);
        method.instructions.insert(insn, type.narrow());
        method.instructions.remove(insn);
        changed = true;
      }
    }
    return changed;
  }

  /** The variables with which nothing is done but that they are opened, be it by way of copies. */
  private Set<Web> onlyOpened() {
    Set<Web> opened = new HashSet<>(webs);
    boolean changed = true;
    while (changed) {
      changed = opened.removeIf(web -> !isOnlyOpened(web, opened));
    }
    return opened;
  }

  private static boolean isOnlyOpened(Web web, Set<Web> opened) {
    for (VarInsnNode load : web.loads) {
      if (!web.openings.containsKey(load) && !opened.contains(web.copiedTo.get(load))) {
        return false;
      }
    }
    return true;
  }

  /** Those that get boxes that are made here, and are opened somewhere, or nowhere asked for. */
  private Set<Web> chosen() {
    Set<Web> chosen = new HashSet<>();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Web web : webs) {
        boolean pays = web.loads.isEmpty() || isOpened(web, new HashSet<>());
        if (pays && getsValues(web, chosen)) {
          changed |= chosen.add(web);
        }
      }
    }
    return chosen;
  }

  private boolean getsValues(Web web, Set<Web> chosen) {
    if (!web.makers.isEmpty()) {
      return true;
    }
    for (VarInsnNode load : web.copies.values()) {
      if (opened.contains(web) && sourceOf(load, chosen) != null) {
        return true;
      }
    }
    return false;
  }

  private static Web sourceOf(VarInsnNode load, Set<Web> chosen) {
    for (Web each : chosen) {
      if (each.copiedTo.containsKey(load)) {
        return each;
      }
    }
    return null;
  }

  private boolean isOpened(Web web, Set<Web> seen) {
    if (!web.openings.isEmpty()) {
      return true;
    }
    for (Web to : web.copiedTo.values()) {
      if (opened.contains(to) && seen.add(to) && isOpened(to, seen)) {
        return true;
      }
    }
    return false;
  }

  private void rewriteStores(Web web, Uses used) {
    InsnList code = method.instructions;
    BoxType type = web.type();
    int value = values.get(web);
    if (web.parameter >= 0) {
      used.accept(facts.localsAtStart().get(web.slot));
      added.atStart(open(web, type, value));
    }
    web.makers.forEach(
        (store, maker) -> {
          code.insert(maker, type.narrow());
          code.remove(maker);
          storeValue(store, type, value);
        });
    web.copies.forEach(
        (store, load) -> {
          used.accept(facts.operand(store, 0));
          Web source = opened.contains(web) ? sourceOf(load, chosen) : null;
          if (source == null) {
            code.insert(store, open(web, type, value));
          } else {
            code.set(load, type.load(values.get(source)));
            storeValue(store, type, value);
            source.loads.remove(load);
          }
        });
    for (VarInsnNode store : web.others) {
      used.accept(facts.operand(store, 0));
      code.insert(store, open(web, type, value));
    }
  }

  /** There is no box yet. */
  private void storeValue(VarInsnNode store, BoxType type, int value) {
    method.instructions.insertBefore(store, type.store(value));
    method.instructions.insertBefore(store, new InsnNode(Opcodes.ACONST_NULL));
  }

  private static InsnList open(Web web, BoxType type, int value) {
    InsnList code = new InsnList();
    code.add(new VarInsnNode(Opcodes.ALOAD, web.slot));
    code.add(type.open());
    code.add(type.store(value));
    return code;
  }

  private void rewriteLoads(Web web) {
    InsnList code = method.instructions;
    BoxType type = web.type();
    int value = values.get(web);
    for (VarInsnNode load : web.loads) {
      Opening opening = web.openings.get(load);
      if (opening != null) {
        opening.replace(type, code);
        code.set(load, type.load(value));
      } else {
        code.insert(load, asBox(web, type, value));
      }
    }
  }

  /** The box, made if it is not there yet; whoever asks next gets the same. */
  private static InsnList asBox(Web web, BoxType type, int value) {
    InsnList code = new InsnList();
    code.add(type.load(value));
    code.add(new LateBox(type));
    code.add(new InsnNode(Opcodes.DUP));
    code.add(new VarInsnNode(Opcodes.ASTORE, web.slot));
    return code;
  }
}
