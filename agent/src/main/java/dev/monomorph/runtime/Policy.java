package dev.monomorph.runtime;

/**
 * When a site asks for a specialization, and when it stops looking.
 *
 * @param warmup calls with one key before that key is specialized; 1 means on the first call
 * @param maxKeys specializations of one site
 * @param constants whether arguments that are always the same object are taken for constants
 * @param foldable whose objects may be
 * @param guesses whether what elements of collections are may be guessed from the first of them
 */
public record Policy(
    int warmup, int maxKeys, boolean constants, Foldable foldable, boolean guesses) {
  /**
   * Calls of one key by which an argument has to be the same object to be taken for a constant, at
   * the least.
   */
  static final int CONSTANT_CALLS = 10;

  /**
   * Different keys that a site counts at a time for each one it may specialize. A site that sees
   * more without any of them becoming warm is churning.
   */
  public static final int CANDIDATES_PER_KEY = 8;

  /**
   * Calls in a row that a site looks at in vain, at the least, before it stops looking. Nothing
   * comes of a call whose classes may not be in a key, or whose key could not be specialized;
   * looking at it costs some hundred nanoseconds all the same.
   */
  public static final long MAX_VAIN_CALLS = 1 << 18;

  /** Calls that a trial of a site's specializations looks at, at the most. */
  static final int TRIAL_CALLS = 1024;

  /**
   * How many times as often as a specialization a new key has to be seen in a trial to take its
   * place. With less, keys that are about equally frequent would replace each other for ever.
   */
  static final int OUTNUMBERED = 2;

  /**
   * What a new key has to have of the calls in a trial to be given a place: at least one in this
   * number for each place.
   */
  static final int SHARE_OF_A_PLACE = 4;

  /**
   * New dispatchers that a site gets in its life, at the most, besides {@link #RELINKS_PER_KEY} for
   * each key. Each may make the JVM throw away compiled callers.
   */
  public static final int RELINKS = 32;

  /** New dispatchers of a site for each key that it may have. */
  public static final int RELINKS_PER_KEY = 4;

  /**
   * Specializations of a site of which some parameters are constants by its author's word, at the
   * least: a set of rules is of that size, and they are told apart by a search and not one by one.
   */
  public static final int KEYS_OF_CONSTANTS = 256;

  /** A policy without anything that the user vouches for. */
  public Policy(int warmup, int maxKeys, boolean constants) {
    this(warmup, maxKeys, constants, Foldable.BY_ITSELF, true);
  }

  /** The policy of a site of which some parameters are constants by its author's word. */
  public Policy forConstants() {
    int keys = Math.max(maxKeys, KEYS_OF_CONSTANTS);
    return new Policy(warmup, keys, constants, foldable, guesses);
  }

  /** Whether a site looks for constants by itself. */
  boolean findsConstants() {
    return constants && warmup >= CONSTANT_CALLS;
  }

  /** How many of a site's keys may be for single objects that the site has found by itself. */
  int maxFoundConstants() {
    return Math.max(1, maxKeys / 2);
  }

  /** Calls in a row without a key that becomes warm, after which a site stops looking. */
  long maxVainCalls() {
    return Math.max(MAX_VAIN_CALLS, (long) warmup * maxCandidates());
  }

  /** How often a key must have been seen among the calls of a trial to be given a place. */
  double worthAPlace(int calls) {
    return (double) calls / (SHARE_OF_A_PLACE * maxKeys);
  }

  /** New dispatchers that a site gets in its life before it stays as it is. */
  int maxRelinks() {
    return RELINKS + RELINKS_PER_KEY * maxKeys;
  }

  /** Different keys that a site counts before it is held to be churning. */
  int maxCandidates() {
    return maxKeys * CANDIDATES_PER_KEY;
  }
}
