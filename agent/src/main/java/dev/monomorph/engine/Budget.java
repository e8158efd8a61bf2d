package dev.monomorph.engine;

/** What all specializations of the process together may take. Safe for use by many threads. */
final class Budget {
  private final int maxSpecializations;
  private final long maxBytes;
  private int specializations;
  private long bytes;

  /**
   * @param maxSpecializations how many there may be
   * @param maxBytes bytes of class files that they may have
   */
  Budget(int maxSpecializations, long maxBytes) {
    this.maxSpecializations = maxSpecializations;
    this.maxBytes = maxBytes;
  }

  /** Takes one specialization; false if none is left. Its bytes are told when they are known. */
  synchronized boolean take() {
    if (specializations >= maxSpecializations || bytes >= maxBytes) {
      return false;
    }
    specializations++;
    return true;
  }

  /** Gives back what {@link #take} took: there is no specialization after all. */
  synchronized void giveBack() {
    specializations--;
  }

  synchronized void addBytes(int more) {
    bytes += more;
  }
}
