package dev.monomorph.engine;

import dev.monomorph.inspect.Dump;
import dev.monomorph.runtime.Extent;
import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.runtime.Target;
import dev.monomorph.specialize.CopyNote;
import dev.monomorph.specialize.GeneratedClass;
import dev.monomorph.specialize.Specializer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.tree.MethodNode;

/** Has generated classes dumped, with what the engine knows of them. */
final class ClassDumps {
  private final Dump dump;
  private final StableNames names;

  /**
   * @param dump null if nothing is dumped
   */
  ClassDumps(Dump dump, StableNames names) {
    this.dump = dump;
    this.names = names;
  }

  /** Whether anything is dumped. */
  boolean areWanted() {
    return dump != null;
  }

  /**
   * Dumps a specialization.
   *
   * @param guessed the class that elements of collections are guessed to have; null for none
   */
  void specialized(
      SpecializingCallSite site,
      Specializer.Result result,
      UnitDefiner.Defined defined,
      Class<?> guessed) {
    if (dump == null) {
      return;
    }
    Extent extent = result.extent();
    Map<String, String> head = new LinkedHashMap<>();
    head.put("target", site.target().toString());
    head.put("key", names.of(result.key()));
    head.put("serves", site.call() == null ? "calls of the target" : "calls that were split");
    head.put(
        "guesses",
        guessed == null
            ? "none"
            : "elements of arrays and collections are " + guessed.getTypeName());
    head.put("code", extent.copiedBytes() + " bytes copied to " + extent.codeBytes());
    extent
        .keptCalls()
        .forEach(
            (why, count) ->
                head.merge("kept", count + " x " + why, (first, next) -> first + ", " + next));
    List<GeneratedClass> classes = result.classes();
    for (int i = 0; i < classes.size(); i++) {
      Map<String, CopyNote> notes = new HashMap<>();
      for (MethodNode method : classes.get(i).methods()) {
        CopyNote note = result.notes().get(method);
        if (note != null) {
          notes.put(method.name + method.desc, note);
        }
      }
      write(head, defined.classes().get(i), (i + 1) + " of " + classes.size(), notes);
    }
  }

  /** Dumps the generic copies of a class. */
  void generic(List<Target> targets, GeneratedClass generated, UnitDefiner.Defined defined) {
    if (dump == null) {
      return;
    }
    Map<String, String> head = new LinkedHashMap<>();
    Map<String, CopyNote> notes = new HashMap<>();
    for (int i = 0; i < targets.size(); i++) {
      MethodNode method = generated.methods().get(i);
      notes.put(method.name + method.desc, new CopyNote(targets.get(i).toString(), List.of()));
    }
    head.put("generic", "copies for which nothing is assumed: no specialization");
    write(head, defined.classes().get(0), "1 of 1", notes);
  }

  private void write(
      Map<String, String> shared,
      Placement.Defined defined,
      String number,
      Map<String, CopyNote> notes) {
    Map<String, String> head = new LinkedHashMap<>(shared);
    head.put("class", number);
    String hidden = defined.placed().hiddenBecause();
    head.put("hidden", hidden == null ? "no" : hidden);
    dump.write(defined.classFile(), head, notes);
  }
}
