package dev.monomorph.engine;

/** Gives woven classes their own method bodies back. */
public interface Restorer {
  /**
   * Retransforms {@code type}: what {@link TargetClasses} now has of it is what it becomes.
   *
   * @throws Exception if the JVM refuses
   */
  void restore(Class<?> type) throws Exception;
}
