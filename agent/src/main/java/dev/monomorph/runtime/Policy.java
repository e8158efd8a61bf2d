package dev.monomorph.runtime;

/**
 * When a site asks for a specialization, and when it stops looking.
 *
 * @param warmup calls with one key before that key is specialized; 1 means on the first call
 * @param maxKeys specializations of one site
 */
public record Policy(int warmup, int maxKeys) {
  /**
   * Different keys that a site counts at a time for each one it may specialize. A site that sees
   * more without any of them becoming warm is churning.
   */
  public static final int CANDIDATES_PER_KEY = 8;

  /** Different keys that a site counts before it is held to be churning. */
  int maxCandidates() {
    return maxKeys * CANDIDATES_PER_KEY;
  }
}
