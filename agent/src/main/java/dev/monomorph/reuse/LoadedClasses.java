package dev.monomorph.reuse;

import dev.monomorph.specialize.RunningProgram;

/** What the cache asks of the running program, besides what the specializer does. */
public interface LoadedClasses extends RunningProgram {
  /** The class that a loader has given for a name before; null if it has not. */
  Class<?> find(ClassLoader loader, String name);

  /**
   * Whether a class has the code that it was loaded with; from then on a redefinition makes void
   * what is made in this look at the program.
   */
  boolean isAsLoaded(Class<?> type);
}
