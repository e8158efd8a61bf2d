package dev.monomorph.split;

/** At which misses the call that a site was reached by gets a call site of its own. */
public enum SplitWhen {
  /** At none. */
  NEVER(Integer.MAX_VALUE),
  /** At those of a site that is full, from the third on: the call's own site would miss less. */
  FULL(3),
  /** At the first, whether or not the site is full: each call has its own keys from the start. */
  FIRST_MISS(1);

  private final int misses;

  SplitWhen(int misses) {
    this.misses = misses;
  }

  /** Misses of one call before it is asked to be split. */
  int misses() {
    return misses;
  }
}
