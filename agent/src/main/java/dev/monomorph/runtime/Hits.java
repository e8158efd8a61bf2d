package dev.monomorph.runtime;

/** How often dispatchers called some code: about, since they count without synchronization. */
public final class Hits {
  private final long[] cell = new long[1];

  /** The one-element array that dispatchers increment. */
  public long[] cell() {
    return cell;
  }

  /** Calls counted so far. */
  public long count() {
    return cell[0];
  }
}
