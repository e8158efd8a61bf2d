package dev.monomorph.runtime;

/** What may be guessed of the collections that a site is called with. Any thread may use it. */
public final class SiteGuesses {
  private volatile Class<?> elements;
  private volatile boolean active;

  /**
   * @param active whether anything is to be guessed
   */
  SiteGuesses(boolean active) {
    this.active = active;
  }

  /** Looks at what the arguments of a call hold. */
  void look(Object[] arguments, SiteEngine engine) {
    elements = active ? engine.elementsOf(arguments) : null;
  }

  /**
   * The class of the boxes that the arrays and collections held with which the site was called when
   * it last asked for a specialization; null for none, or if nothing is to be guessed.
   */
  public Class<?> elements() {
    return active ? elements : null;
  }

  /** Takes note that guesses turn out wrong: from now on there are none. */
  public void stop() {
    active = false;
  }
}
