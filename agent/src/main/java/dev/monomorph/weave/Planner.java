package dev.monomorph.weave;

/** Decides what is changed in a class that may hold targets. */
public interface Planner {
  /**
   * The plan for one class file.
   *
   * @param loader the loader that is defining the class, or null for the bootstrap loader
   * @param classFile its bytes, as transformers before this one left them
   * @param loaded the class, if it is already loaded and being retransformed or redefined, or null
   */
  WeavePlan plan(ClassLoader loader, byte[] classFile, Class<?> loaded);

  /** Whether a loaded class has to keep what was changed in it, whatever its code is now. */
  boolean isChanged(ClassLoader loader, String name);

  /**
   * Takes note that a loaded class, whichever, is being redefined or retransformed.
   *
   * @param classFile its bytes, as transformers before this one left them
   */
  void redefined(Class<?> loaded, byte[] classFile);
}
