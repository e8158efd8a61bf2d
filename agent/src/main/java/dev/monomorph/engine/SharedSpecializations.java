package dev.monomorph.engine;

import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.Specialization;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The specializations of one target, by the key that was asked for, for all sites that call it.
 *
 * <p>Held by the target's class. Whoever takes one asks whether it is still made of the code of
 * now, and does so again once its site has it.
 */
final class SharedSpecializations {
  private final Map<Key, Shared> made = new ConcurrentHashMap<>();

  /**
   * A specialization and the program that it was made from.
   *
   * @param program what to bind a site to that takes it
   */
  record Shared(Specialization specialization, ProgramSnapshot program) {}

  /** What was made when {@code asked} was asked for at any site, or null. */
  Shared find(Key asked) {
    Shared shared = made.get(asked);
    return shared != null && shared.program().isCurrent() ? shared : null;
  }

  void add(Key asked, Specialization specialization, ProgramSnapshot program) {
    made.put(asked, new Shared(specialization, program));
  }

  /** Forgets all: the code that they were made from is another now. */
  void clear() {
    made.clear();
  }
}
