package dev.monomorph.engine;

/** Gives woven classes their own method bodies back. */
public interface Restorer {
  /**
   * Retransforms {@code type}, which {@link TargetClass#isRestored} now tells to be left unwoven.
   *
   * @throws Exception if the JVM refuses
   */
  void restore(Class<?> type) throws Exception;
}
