package dev.monomorph.engine;

import dev.monomorph.inspect.Journal;
import dev.monomorph.runtime.Code;
import dev.monomorph.runtime.Refusal;
import dev.monomorph.runtime.Target;
import dev.monomorph.specialize.GeneratedClass;
import dev.monomorph.specialize.Specializer;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The copies that run where nothing is assumed: one class for all targets of a class. */
final class GenericCopies {
  private final UnitDefiner units;
  private final Supplier<ProgramSnapshot> program;
  private final Consumer<Consumer<ClassDumps>> dumps;
  private final Journal journal;

  /**
   * @param dumps runs what dumps
   */
  GenericCopies(
      UnitDefiner units,
      Supplier<ProgramSnapshot> program,
      Consumer<Consumer<ClassDumps>> dumps,
      Journal journal) {
    this.units = units;
    this.program = program;
    this.dumps = dumps;
    this.journal = journal;
  }

  /**
   * The generic copy of {@code target}.
   *
   * @throws LinkageError if the JVM accepts none
   */
  Code of(Lookup lookup, TargetClass owner, Target target) {
    LinkedClass.GenericCopy copy = find(lookup, owner, target);
    journal.linked(target, copy.placed());
    return copy.code();
  }

  /**
   * The generic copy of {@code target}, without any notice in the journal.
   *
   * @throws LinkageError if the JVM accepts none
   */
  LinkedClass.GenericCopy find(Lookup lookup, TargetClass owner, Target target) {
    LinkedClass linked = LinkedClass.of(lookup.lookupClass(), owner.version());
    Map<Target, LinkedClass.GenericCopy> known = linked.generics();
    if (known == null) {
      known = linked.generics(defineAll(lookup, owner));
    }
    LinkedClass.GenericCopy copy = known.get(target);
    return copy == null ? define(lookup, owner, List.of(target)).get(target) : copy;
  }

  /** The parameters whose classes matter to a target's code. */
  BitSet relevantParameters(TargetClass owner, Target target) {
    return Specializer.relevantParameters(owner.original(), target);
  }

  private Map<Target, LinkedClass.GenericCopy> defineAll(Lookup lookup, TargetClass owner) {
    try {
      return define(lookup, owner, owner.targets());
    } catch (VerifyError | ClassFormatError e) {
      // One bad copy must not take the others with it: each then gets a class of its own.
      journal.failed("generic copies of " + lookup.lookupClass().getName(), e);
      return Map.of();
    }
  }

  private Map<Target, LinkedClass.GenericCopy> define(
      Lookup lookup, TargetClass owner, List<Target> targets) {
    Class<?> type = lookup.lookupClass();
    GeneratedClass generated = Specializer.generic(program.get().pin(type, owner), type, targets);
    UnitDefiner.Defined defined =
        units.define(
            lookup,
            List.of(generated),
            type.getName().hashCode(),
            Placement.hideVersion(owner.version()));
    dumps.accept(each -> each.generic(targets, generated, defined));
    Map<Target, LinkedClass.GenericCopy> copies = new HashMap<>();
    for (int i = 0; i < targets.size(); i++) {
      copies.put(
          targets.get(i), new LinkedClass.GenericCopy(defined.codes().get(i), defined.placed()));
    }
    return copies;
  }

  /** Tells the report that no other copy of a target could be better. */
  void suffices(Target target) {
    journal.refused(target, Refusal.NOTHING_TO_SPECIALIZE);
  }

  /** Tells the report that a target has no copy at all. */
  void failed(Target target, Throwable failure) {
    journal.refused(
        target,
        failure instanceof VerifyError ? Refusal.VERIFICATION_FAILED : Refusal.DEFINITION_FAILED);
    journal.failed("no copy of " + target + "; it runs unwoven", failure);
  }
}
