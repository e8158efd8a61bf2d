package dev.monomorph.specialize;

/** What the specializer asks about the program it runs beside. */
public interface RunningProgram {
  /**
   * The class file of {@code internalName} as {@code loader} sees it, before weaving; null if it
   * cannot be had. Loads no class.
   *
   * @param loader null for the bootstrap loader
   */
  byte[] classFile(ClassLoader loader, String internalName);

  /** Whether the class is initialized: then no call of its methods can be what initializes it. */
  boolean isInitialized(Class<?> type);

  /** Whether generated classes can join the nest of this host and still be seen in stack traces. */
  boolean canJoinNest(Class<?> host);
}
