package dev.monomorph.specialize;

import dev.monomorph.specialize.fact.Facts;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.objectweb.asm.tree.MethodNode;

/** Takes down what copies are, and what is known in them, before they are linked. */
final class CopyNotes {
  private final Map<Copy, FactNotes> facts = new HashMap<>();

  /**
   * @param copies those that somebody wants to know of
   * @param analysis gives the facts of a copy as it then is
   */
  CopyNotes(Collection<Copy> copies, Function<Copy, Facts> analysis) {
    for (Copy copy : copies) {
      facts.put(copy, FactNotes.of(copy.code(), () -> analysis.apply(copy)));
    }
  }

  /** The notes by the code of the copies, which is linked by now. */
  Map<MethodNode, CopyNote> afterLinking() {
    Map<MethodNode, CopyNote> notes = new HashMap<>();
    facts.forEach(
        (copy, known) -> notes.put(copy.code(), CopyNote.of(copy, known.beside(copy.code()))));
    return notes;
  }
}
