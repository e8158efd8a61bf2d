package dev.monomorph.specialize;

import dev.monomorph.specialize.box.LateBox;
import dev.monomorph.specialize.box.UnboxLocals;
import dev.monomorph.specialize.box.UnboxedMethod;
import dev.monomorph.specialize.fact.ConstantLoad;
import dev.monomorph.specialize.fact.Fact;
import dev.monomorph.specialize.fact.FactValue;
import dev.monomorph.specialize.fact.Facts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Has numbers go without boxes through the copies of one specialization: first from callee to
 * caller and back, by descriptors of the copies' own, then within each.
 *
 * <p>The root keeps its descriptor: it is called by the program.
 */
final class Unboxing {
  /** Stands for the class of a copy in calls of it. */
  private static final String COPY = "$copy";

  /** Rounds over all copies; each hands values on by one call. */
  private static final int MAX_ROUNDS = 8;

  /** A call and the copy that it is in. */
  private record Caller(Copy copy, int index) {
    Copy.Call call() {
      return copy.calls().get(index);
    }
  }

  private final List<Copy> copies;
  private final Function<Copy, Facts> analysis;
  private final Map<Copy, List<Caller>> callers = new HashMap<>();
  private final Map<Copy, Facts> known = new HashMap<>();

  private Unboxing(Collection<Copy> copies, Function<Copy, Facts> analysis) {
    this.copies = List.copyOf(copies);
    this.analysis = analysis;
    for (Copy copy : copies) {
      for (int i = 0; i < copy.calls().size(); i++) {
        Copy callee = copy.calls().get(i).callee();
        callers.computeIfAbsent(callee, each -> new ArrayList<>()).add(new Caller(copy, i));
      }
    }
  }

  /**
   * Rewrites the copies in place.
   *
   * @param copies all that may be called
   * @param root the one that the program calls
   * @param analysis gives the facts of a copy as it then is
   */
  static void apply(Collection<Copy> copies, Copy root, Function<Copy, Facts> analysis) {
    new Unboxing(copies, analysis).run(root);
  }

  /** Whether a call only stands for something that a copy gets when it is linked. */
  static boolean isPlaceholder(MethodInsnNode call) {
    return call instanceof ConstantLoad || call.owner.equals(COPY) || LateBox.is(call);
  }

  /** Whether the result of a call could be passed without a box if it went to a copy. */
  static boolean maySpareBox(MethodInsnNode call) {
    return UnboxedMethod.isBox(Type.getReturnType(call.desc)) && !call.name.equals("valueOf");
  }

  private void run(Copy root) {
    boolean changed = true;
    for (int round = 0; changed && round < MAX_ROUNDS; round++) {
      changed = false;
      for (Copy copy : copies) {
        if (copy != root && copy.isPlaceable() && callers.containsKey(copy)) {
          changed |= unboxResult(copy);
          changed |= unboxParameters(copy);
        }
      }
      for (Copy copy : copies) {
        changed |= unboxLocals(copy);
      }
    }
  }

  private Facts facts(Copy copy) {
    return known.computeIfAbsent(copy, analysis);
  }

  private static String ownerOf(Copy copy) {
    return copy.owner().tree().name;
  }

  private boolean unboxLocals(Copy copy) {
    boolean changed =
        UnboxLocals.makesAndOpens(copy.code())
            && UnboxLocals.apply(ownerOf(copy), copy.code(), facts(copy), copy);
    if (changed) {
      copy.unboxed();
      known.remove(copy);
    }
    return changed;
  }

  private boolean unboxResult(Copy callee) {
    if (!new UnboxedMethod(ownerOf(callee), callee.code()).unboxResult()) {
      return false;
    }
    callee.unboxed();
    known.remove(callee);
    for (Caller caller : callers.get(callee)) {
      MethodInsnNode call = relink(caller);
      caller.copy().code().instructions.insert(call, UnboxedMethod.box(call.desc));
    }
    return true;
  }

  /** Puts a call by the callee's descriptor in the place of one by the original's. */
  private MethodInsnNode relink(Caller caller) {
    Copy.Call call = caller.call();
    String name = call.callee().code().name;
    String descriptor = call.callee().code().desc;
    MethodInsnNode linked = new MethodInsnNode(Opcodes.INVOKESTATIC, COPY, name, descriptor, false);
    caller.copy().code().instructions.set(call.instruction(), linked);
    Copy.Call relinked = new Copy.Call(linked, call.callee(), call.origins());
    caller.copy().calls().set(caller.index(), relinked);
    caller.copy().unboxed();
    known.remove(caller.copy());
    return linked;
  }

  private boolean unboxParameters(Copy callee) {
    UnboxedMethod method = new UnboxedMethod(ownerOf(callee), callee.code());
    if (!method.mayTakeBoxes()) {
      return false;
    }
    List<Fact> passed = passed(callee);
    List<Integer> opened = method.openedParameters(passed, callee.used());
    if (opened.isEmpty()) {
      return false;
    }
    String before = callee.code().desc;
    callee.unboxed();
    for (int parameter : opened) {
      method.unboxParameter(parameter, passed.get(parameter));
      callee.facts().set(parameter, Fact.ANY);
    }
    known.remove(callee);
    for (Caller caller : callers.get(callee)) {
      openArguments(caller, before, passed, opened);
    }
    return true;
  }

  /** What is known of each argument wherever a copy is called. */
  private List<Fact> passed(Copy callee) {
    List<Fact> passed = new ArrayList<>();
    for (Caller caller : callers.get(callee)) {
      List<FactValue> arguments = arguments(caller);
      for (int i = 0; i < arguments.size(); i++) {
        Fact fact = arguments.get(i).fact();
        if (passed.size() == i) {
          passed.add(fact);
        } else {
          passed.set(i, passed.get(i).join(fact));
        }
      }
    }
    return passed;
  }

  private List<FactValue> arguments(Caller caller) {
    return Arguments.of(caller.call().instruction(), facts(caller.copy()));
  }

  private void openArguments(
      Caller caller, String before, List<Fact> passed, List<Integer> opened) {
    Copy copy = caller.copy();
    List<FactValue> arguments = arguments(caller);
    for (int parameter : opened) {
      copy.accept(arguments.get(parameter));
    }
    int temporary = copy.code().maxLocals;
    InsnList code = UnboxedMethod.openArguments(before, passed, opened, temporary);
    copy.code().maxLocals += UnboxedMethod.temporaries(before);
    copy.code().instructions.insertBefore(caller.call().instruction(), code);
    relink(caller);
  }
}
