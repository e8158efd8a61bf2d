package dev.monomorph.runtime;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Guesses that the code of a site was made on. Any thread may use it. */
public final class SiteGuesses {
  /** Code holds them weakly, so that it does not keep the agent alive: they live as their site. */
  private final Set<Object> kept = ConcurrentHashMap.newKeySet();

  private volatile boolean active;

  /**
   * @param active whether anything is to be guessed
   */
  SiteGuesses(boolean active) {
    this.active = active;
  }

  /** Whether anything is to be guessed. */
  public boolean areActive() {
    return active;
  }

  /** Takes note that guesses turn out wrong: from now on there are none. */
  public void stop() {
    active = false;
  }

  /** Keeps a guess as long as the site lives. */
  public void keep(Object guess) {
    kept.add(guess);
  }

  /** Keeps a guess no longer. */
  public void drop(Object guess) {
    kept.remove(guess);
  }
}
