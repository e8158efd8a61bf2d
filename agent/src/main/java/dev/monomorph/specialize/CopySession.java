package dev.monomorph.specialize;

import dev.monomorph.runtime.Extent;
import dev.monomorph.runtime.KeptCall;
import dev.monomorph.runtime.Target;
import dev.monomorph.specialize.box.BoxCalls;
import dev.monomorph.specialize.fact.Fact;
import dev.monomorph.specialize.fact.FactValue;
import dev.monomorph.specialize.fact.Facts;
import dev.monomorph.specialize.pass.DeadCode;
import dev.monomorph.specialize.pass.DropUnused;
import dev.monomorph.specialize.pass.LoopLines;
import dev.monomorph.specialize.pass.Pass;
import dev.monomorph.specialize.sum.SumOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Makes one specialization: the root's copy and those of its callees that profit.
 *
 * <p>Callees are copied breadth first and tied by key, so recursion ends in a call of the copy that
 * is already there. Only when all are made is it known which facts decided anything; then calls of
 * copies that are no better than their originals become normal calls again, and the root learns
 * which of its parameters need a guard.
 */
final class CopySession {
  /** Calls between the root and its deepest copy. */
  static final int MAX_DEPTH = 32;

  /** Copies of one specialization. */
  static final int MAX_COPIES = 64;

  /** Bytes of bytecode copied for one specialization. */
  static final int MAX_BYTES = 16_000;

  /** Rounds of passes over one copy; each but the last has folded something. */
  private static final int MAX_ROUNDS = 8;

  /** What tells copies apart. */
  private record CopyKey(MethodNode original, List<Fact> facts, boolean erased) {
    @Override
    public boolean equals(Object other) {
      return other instanceof CopyKey key
          && original.equals(key.original)
          && erased == key.erased
          && facts.equals(key.facts);
    }

    @Override
    public int hashCode() {
      return 31 * original.hashCode() + facts.hashCode();
    }
  }

  /**
   * What a session has made.
   *
   * @param units the copies, sorted by nest; the root is the first of the first
   * @param used the root's parameters whose facts decided something
   * @param identified those of them of which it matters which object they are
   * @param extent how far it goes
   * @param copied the methods that were copied, the root's first; one that was copied twice is
   *     there twice
   * @param notes what the copies are, if that was asked for
   */
  record Result(
      List<Unit> units,
      BitSet used,
      BitSet identified,
      Extent extent,
      List<Target> copied,
      Map<MethodNode, CopyNote> notes) {}

  private final Program program;
  private final CalleeFinder callees;
  private final Places places;
  private final ElementGuesses guesses;
  private final TrustedHeap heap;
  private final Results results;
  private final InlineLambdas lambdas;
  private final boolean explained;
  private final Map<CopyKey, Copy> copies = new HashMap<>();
  private final Deque<Copy> pending = new ArrayDeque<>();

  /** The objects that the site guards for: code that holds one would keep it alive. */
  private final Set<Object> guarded = Collections.newSetFromMap(new IdentityHashMap<>());

  private int bytes;

  /**
   * @param speculation what may be guessed; null for nothing
   * @param explained whether to tell what the copies are
   */
  CopySession(Program program, Class<?> root, Speculation speculation, boolean explained) {
    this.program = program;
    this.explained = explained;
    this.heap = new TrustedHeap(program, guarded);
    this.lambdas = new InlineLambdas(program);
    this.callees = new CalleeFinder(program, root);
    this.places = new Places(program, root, callees);
    this.guesses = new ElementGuesses(speculation, callees, this::analyze);
    this.results = new Results(callees, heap);
  }

  /** Makes the copies of {@code method} under {@code facts}; the root is the first of the first. */
  Result run(LoadedClass owner, MethodNode method, List<Fact> facts) {
    for (Fact fact : facts) {
      if (fact.object() != null) {
        guarded.add(fact.object());
      }
    }
    Copy root = copy(new Program.Resolved(owner, method), facts, false, 0);
    while (!pending.isEmpty()) {
      rewrite(pending.remove());
    }
    CopyGraph graph = new CopyGraph(called(root, copy -> true), root, this::analyze);
    Unboxing.apply(graph);
    ScalarReplacement.apply(graph, program, places);
    Conditions.apply(graph);
    propagateUses();
    UnusedParameters.apply(graph);
    ReturnedSums.apply(graph);
    CountedLists.apply(graph);
    if (guesses.wereMade()) {
      useAll(root, facts);
    }
    Set<Copy> all = called(root, Copy::isWorthIt);
    for (Copy copy : all) {
      EntryFacts.insert(copy, places.of(copy), guarded);
    }
    InlineCopies.apply(all, this::analyze);
    for (Copy copy : all) {
      SumOrder.apply(CopyGraph.ownerOf(copy), copy.code());
    }
    Set<Copy> left = called(root, Copy::isWorthIt);
    CopyNotes notes = new CopyNotes(explained ? left : Set.of(), this::analyze);
    List<Unit> units = CopyLinker.link(left, places);
    return new Result(
        units,
        root.used(),
        root.identified(),
        extent(all, left),
        targets(all),
        notes.afterLinking());
  }

  /** What was seen of calls with a key is guessed for calls with that key, and for no others. */
  private static void useAll(Copy root, List<Fact> facts) {
    for (int i = 0; i < facts.size(); i++) {
      if (facts.get(i).isExactObject()) {
        root.used().set(i);
      }
    }
  }

  /**
   * @param all the copies
   * @param left those that are not inlined wherever they are called
   */
  private Extent extent(Set<Copy> all, Set<Copy> left) {
    int copied = 0;
    int made = 0;
    Map<KeptCall, Integer> kept = new EnumMap<>(KeptCall.class);
    for (Copy copy : all) {
      copied += copy.originalSize();
      made += left.contains(copy) ? CodeSize.upperBound(copy.code()) : 0;
      for (KeptCall reason : copy.keptCalls(all)) {
        kept.merge(reason, 1, Integer::sum);
      }
    }
    return new Extent(copied, made, kept, guesses.wereMade());
  }

  private static List<Target> targets(Set<Copy> all) {
    List<Target> targets = new ArrayList<>(all.size());
    for (Copy copy : all) {
      targets.add(copy.target());
    }
    return targets;
  }

  private Copy copy(Program.Resolved method, List<Fact> facts, boolean erased, int depth) {
    CopyKey key = new CopyKey(method.method(), facts, erased);
    Copy known = copies.get(key);
    if (known != null) {
      return known;
    }
    MethodNode code = StaticCopy.of(method.owner(), method.method(), erased);
    LoopLines.mark(code);
    Copy copy = new Copy(method, code, facts, depth);
    bytes += copy.originalSize();
    copies.put(key, copy);
    pending.add(copy);
    return copy;
  }

  /** Why a further copy would go beyond the budget, or null. */
  private KeptCall beyondBudget(MethodNode method, int depth) {
    if (depth > MAX_DEPTH) {
      return KeptCall.TOO_DEEP;
    }
    if (copies.size() >= MAX_COPIES) {
      return KeptCall.TOO_MANY;
    }
    return bytes + CodeSize.upperBound(method) > MAX_BYTES ? KeptCall.TOO_LARGE : null;
  }

  private void rewrite(Copy copy) {
    Facts facts = analyze(copy);
    if (LinkLambdas.apply(program, copy, copy.original(), facts)) {
      facts = analyze(copy);
    }
    facts = fold(copy, facts);
    if (!places.isForeign(copy) && guesses.apply(copy, facts)) {
      facts = fold(copy, analyze(copy));
    }
    if (BoxCalls.apply(copy.code(), facts, copy)) {
      copy.rewritten();
      facts = analyze(copy);
    }
    DropUnused.apply(copy.code());
    followCalls(copy, facts);
    if (!places.access(copy).isPossible(copy.code(), facts)) {
      copy.refusePlace();
    }
  }

  private Facts fold(Copy copy, Facts known) {
    Facts facts = known;
    for (int round = 0; round < MAX_ROUNDS && applyPasses(copy, facts); round++) {
      facts = analyze(copy);
      DeadCode.remove(copy.code(), facts);
    }
    return facts;
  }

  private void followCalls(Copy copy, Facts facts) {
    for (AbstractInsnNode insn : copy.code().instructions) {
      if (insn == copy.unfollowed()) {
        return;
      }
      if (insn instanceof MethodInsnNode call && facts.isReached(call)) {
        visitCall(copy, call, facts);
      } else if (facts.isReached(insn)) {
        visitElement(copy, insn, facts);
      }
    }
  }

  private boolean applyPasses(Copy copy, Facts facts) {
    boolean changed = lambdas.apply(copy, facts);
    for (Pass pass : Pass.ALL) {
      changed |= pass.apply(copy.code(), facts, copy);
    }
    return changed;
  }

  private Facts analyze(Copy copy) {
    String owner = copy.owner().tree().name;
    return Facts.of(owner, copy.code(), copy.facts(), copy.owner(), results.seenFrom(copy.owner()));
  }

  /** An array that is known to hold one class needs no checks of what is stored or loaded. */
  private static void visitElement(Copy copy, AbstractInsnNode insn, Facts facts) {
    int depth =
        switch (insn.getOpcode()) {
          case Opcodes.AALOAD -> 1;
          case Opcodes.AASTORE -> 2;
          default -> -1;
        };
    if (depth >= 0 && facts.operand(insn, depth).fact().tellsElements()) {
      copy.accept(facts.operand(insn, depth));
    }
  }

  private void visitCall(Copy caller, MethodInsnNode call, Facts facts) {
    List<FactValue> arguments = Arguments.of(call, facts);
    boolean virtual =
        call.getOpcode() == Opcodes.INVOKEVIRTUAL || call.getOpcode() == Opcodes.INVOKEINTERFACE;
    if (virtual && arguments.get(0).fact().isExactObject()) {
      // Here the call has a profile of its own, with this one class in it.
      caller.accept(arguments.get(0));
    }
    CalleeFinder.Found found = callees.find(caller.owner(), call, arguments);
    if (found.method() != null) {
      follow(caller, call, found.method(), arguments);
    } else if (found.kept() != null) {
      caller.keep(found.kept());
    }
  }

  private void follow(
      Copy caller, MethodInsnNode call, Program.Resolved callee, List<FactValue> arguments) {
    List<Fact> assumed = Arguments.assumable(arguments, heap::isTrusted);
    boolean erased = !callee.isStatic() && !call.owner.equals(callee.owner().tree().name);
    int depth = caller.depth() + 1;
    boolean known = copies.containsKey(new CopyKey(callee.method(), assumed, erased));
    KeptCall beyond = known ? null : beyondBudget(callee.method(), depth);
    if (beyond != null) {
      caller.keep(beyond);
      return;
    }
    Copy copy = copy(callee, assumed, erased, depth);
    caller.calls().add(new Copy.Call(call, copy, origins(arguments, assumed)));
  }

  private static List<BitSet> origins(List<FactValue> arguments, List<Fact> assumed) {
    List<BitSet> origins = new ArrayList<>(arguments.size());
    for (int i = 0; i < arguments.size(); i++) {
      origins.add(assumed.get(i).equals(Fact.ANY) ? null : arguments.get(i).origins());
    }
    return origins;
  }

  private void propagateUses() {
    boolean changed;
    do {
      changed = false;
      for (Copy copy : copies.values()) {
        changed |= copy.propagateUse();
      }
    } while (changed);
  }

  /** A copy, and those that it calls, directly and indirectly, if they are wanted. */
  private static Set<Copy> called(Copy root, Predicate<Copy> wanted) {
    Set<Copy> reached = new LinkedHashSet<>(List.of(root));
    Deque<Copy> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      for (Copy.Call call : open.remove().calls()) {
        if (wanted.test(call.callee()) && reached.add(call.callee())) {
          open.add(call.callee());
        }
      }
    }
    return reached;
  }
}
