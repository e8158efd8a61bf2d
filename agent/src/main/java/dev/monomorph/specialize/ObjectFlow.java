package dev.monomorph.specialize;

import dev.monomorph.specialize.flow.Flow;
import dev.monomorph.specialize.scalar.Aggregate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Where objects that are nothing but their fields come from and go to, through calls of copies:
 * which are new, and known to nobody else; and which are only read, so that another with the same
 * fields would do.
 */
final class ObjectFlow {
  /** A copy's parameter. */
  private record Parameter(Copy copy, int index) {}

  private final Program program;
  private final Map<Class<?>, Aggregate> aggregates = new HashMap<>();
  private final Map<Copy, Flow> flows = new HashMap<>();
  private final Map<Copy, IdentityHashMap<AbstractInsnNode, Copy>> calls = new HashMap<>();
  private final Map<Copy, Aggregate> results = new HashMap<>();
  private final Set<Copy> knownResults = new HashSet<>();
  private final Map<Parameter, Boolean> onlyRead = new HashMap<>();

  ObjectFlow(Program program) {
    this.program = program;
  }

  /** Where values come from and go to within a copy, as it is when it is first asked for. */
  Flow flow(Copy copy) {
    return flows.computeIfAbsent(copy, each -> new Flow(CopyGraph.ownerOf(each), each.code()));
  }

  /** Takes note that a copy's code is another now, which does what it did. */
  void changed(Copy copy) {
    flows.remove(copy);
    calls.remove(copy);
  }

  /** The copy that an instruction calls, or null: one that has no place stays its original. */
  Copy calleeOf(Copy caller, AbstractInsnNode insn) {
    return calls.computeIfAbsent(caller, ObjectFlow::callsOf).get(insn);
  }

  private static IdentityHashMap<AbstractInsnNode, Copy> callsOf(Copy caller) {
    IdentityHashMap<AbstractInsnNode, Copy> callees = new IdentityHashMap<>();
    for (Copy.Call call : caller.calls()) {
      if (call.callee().isPlaceable()) {
        callees.put(call.instruction(), call.callee());
      }
    }
    return callees;
  }

  /** What a class is to a copy that names it; null if its objects may be more than fields. */
  Aggregate aggregate(Copy copy, String internalName) {
    Class<?> type = copy.owner().resolve(internalName);
    return type == null ? null : aggregate(type);
  }

  /** The same of a class. */
  Aggregate aggregate(Class<?> type) {
    if (!aggregates.containsKey(type)) {
      LoadedClass loaded = program.load(type);
      aggregates.put(type, loaded == null ? null : Aggregate.of(loaded.tree()));
    }
    return aggregates.get(type);
  }

  /**
   * What an object is that has just been made and that nobody knows but the one instruction that
   * takes it; null if it may be anything else.
   *
   * @param source leaves the object on the stack
   */
  Aggregate madeFor(Copy copy, AbstractInsnNode source, AbstractInsnNode taker) {
    Flow flow = flow(copy);
    if (source == null) {
      return null;
    }
    if (source.getOpcode() == Opcodes.DUP) {
      return madeHere(copy, source, taker);
    }
    if (flow.onlyTaker(source) != taker) {
      return null;
    }
    if (source.getOpcode() == Opcodes.CHECKCAST) {
      return madeFor(copy, flow.onlySource(source), source);
    }
    Copy callee = calleeOf(copy, source);
    return callee == null ? null : resultOf(callee);
  }

  /** By {@code new C(...)}, of which one reference is constructed, and goes, and one stays. */
  private Aggregate madeHere(Copy copy, AbstractInsnNode dup, AbstractInsnNode taker) {
    AbstractInsnNode made = flow(copy).onlySource(dup);
    if (made == null || made.getOpcode() != Opcodes.NEW) {
      return null;
    }
    Aggregate type = aggregate(copy, ((TypeInsnNode) made).desc);
    Set<AbstractInsnNode> takers = new HashSet<>(flow(copy).takersOf(made));
    takers.addAll(flow(copy).takersOf(dup));
    takers.removeAll(List.of(dup, taker));
    boolean isConstructed =
        type != null && takers.size() == 1 && type.isMadeBy(takers.iterator().next());
    return isConstructed ? type : null;
  }

  /** What a copy makes and returns; null if it may return anything else, or the same twice. */
  private Aggregate resultOf(Copy copy) {
    if (knownResults.add(copy)) {
      results.put(copy, findResult(copy));
    }
    return results.get(copy);
  }

  private Aggregate findResult(Copy copy) {
    Aggregate result = null;
    for (AbstractInsnNode insn : copy.code().instructions) {
      if (insn.getOpcode() == Opcodes.ARETURN) {
        Aggregate made = madeFor(copy, flow(copy).onlySource(insn), insn);
        if (made == null || (result != null && result != made)) {
          return null;
        }
        result = made;
      }
    }
    return result;
  }

  /** Whether of what an instruction has put on the stack only the fields matter. */
  boolean isOnlyRead(Copy copy, AbstractInsnNode source, Aggregate type) {
    return isOnlyRead(copy, source, type, new HashSet<>());
  }

  /**
   * @param seen what the object has been put into, or loaded by, on the way
   */
  private boolean isOnlyRead(
      Copy copy, AbstractInsnNode source, Aggregate type, Set<AbstractInsnNode> seen) {
    if (!seen.add(source)) {
      return true;
    }
    for (AbstractInsnNode taker : flow(copy).takersOf(source)) {
      boolean reads =
          switch (taker.getOpcode()) {
            case Opcodes.GETFIELD -> type.isReadBy(taker);
            case Opcodes.CHECKCAST, Opcodes.ASTORE, Opcodes.ALOAD ->
                isOnlyRead(copy, taker, type, seen);
            case Opcodes.INSTANCEOF, Opcodes.IFNULL, Opcodes.IFNONNULL, Opcodes.POP -> true;
            default -> isOnlyReadBy(copy, source, taker, type);
          };
      if (!reads) {
        return false;
      }
    }
    return true;
  }

  private boolean isOnlyReadBy(
      Copy copy, AbstractInsnNode source, AbstractInsnNode call, Aggregate type) {
    Copy callee = calleeOf(copy, call);
    // An object for a call that is not inlined would have to be made.
    if (callee == null || CodeSize.upperBound(callee.code()) > InlineCopies.INLINED_BY_JVM) {
      return false;
    }
    List<Integer> arguments = flow(copy).operandsFrom(source, call);
    for (int argument : arguments) {
      if (!isOnlyRead(new Parameter(callee, argument), type)) {
        return false;
      }
    }
    return !arguments.isEmpty();
  }

  private boolean isOnlyRead(Parameter parameter, Aggregate type) {
    Boolean known = onlyRead.putIfAbsent(parameter, false);
    if (known != null) {
      return known;
    }
    Copy copy = parameter.copy();
    int slot = Parameters.slotOf(copy.code().desc, parameter.index());
    boolean reads = true;
    for (AbstractInsnNode insn : copy.code().instructions) {
      if (reads && insn instanceof VarInsnNode access && access.var == slot) {
        reads =
            switch (access.getOpcode()) {
              case Opcodes.ALOAD -> isOnlyRead(copy, access, type);
              case Opcodes.ASTORE -> isCastInPlace(copy, access);
              default -> false;
            };
      }
    }
    onlyRead.put(parameter, reads);
    return reads;
  }

  /** Whether a local only gets what is in it, cast; as receivers do on entry. */
  private boolean isCastInPlace(Copy copy, VarInsnNode store) {
    AbstractInsnNode cast = flow(copy).onlySource(store);
    AbstractInsnNode load =
        cast == null || cast.getOpcode() != Opcodes.CHECKCAST ? null : flow(copy).onlySource(cast);
    return load instanceof VarInsnNode loaded
        && loaded.getOpcode() == Opcodes.ALOAD
        && loaded.var == store.var;
  }
}
