package dev.monomorph.engine;

/** Class files as class loaders give them. */
public interface ClassFiles {
  /**
   * The class file of {@code internalName} as {@code loader} sees it, or null if it cannot be had.
   * Loads no class.
   *
   * @param loader null for the bootstrap loader
   */
  byte[] find(ClassLoader loader, String internalName);
}
