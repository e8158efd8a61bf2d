package dev.monomorph.engine;

import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.specialize.Specializer;

/** Where the code of specializations comes from: an earlier run, or the specializer. */
final class Generation {
  private final EarlierRuns earlierRuns;
  private final boolean explained;

  /**
   * @param explained whether somebody wants to know what copies are
   */
  Generation(EarlierRuns earlierRuns, boolean explained) {
    this.earlierRuns = earlierRuns;
    this.explained = explained;
  }

  /**
   * Code that is still without names.
   *
   * @param reused whether it is an earlier run's
   * @param keep has it kept for later ones
   */
  record Generated(Specializer.Result result, boolean reused, Runnable keep) {}

  /** Whether there is anything of earlier runs. */
  boolean canReuse() {
    return earlierRuns.areThere();
  }

  /** An earlier run's; null if there is none that is good for this program. */
  Generated find(SpecializingCallSite site, Key key, ProgramSnapshot program) {
    Specializer.Result known = earlierRuns.find(site, key, program);
    return known == null
        ? null
        : new Generated(known, true, earlierRuns.toNote(site, key, program));
  }

  /**
   * The specializer's.
   *
   * @param guess what may be guessed; null for nothing
   */
  Generated make(SpecializingCallSite site, Key key, Guesses.Guess guess, ProgramSnapshot program) {
    Specializer.Result made =
        Specializer.specialize(
            program,
            site.lookup().lookupClass(),
            site.target(),
            key,
            guess == null ? null : guess.speculation(),
            explained);
    return new Generated(made, false, earlierRuns.toKeep(site, key, made, program));
  }
}
