package dev.monomorph.cache;

import java.util.ArrayList;
import java.util.List;

/** What has come of many damages. */
final class FuzzTotals {
  private final List<String> wrong = new ArrayList<>();
  private long damages;
  private long hits;
  private long misses;
  private long rejected;
  private long written;
  private long failedWrites;
  private long refused;

  /** Counts one more. */
  void damaged() {
    damages++;
  }

  /** Counts a store that was not opened. */
  void refused() {
    refused++;
  }

  /** Keeps what must never be. */
  void wrong(String what) {
    wrong.add(what);
  }

  /** Adds what a store has counted that is used no more. */
  void add(Statistics statistics) {
    hits += statistics.hits();
    misses += statistics.misses();
    rejected += statistics.rejected();
    written += statistics.written();
    failedWrites += statistics.failedWrites();
  }

  /** What must never be; empty if all is well. */
  List<String> wrong() {
    return wrong;
  }

  /** How many gets found a file that they did not take. */
  long rejected() {
    return rejected;
  }

  /** How many gets found their entry. */
  long hits() {
    return hits;
  }

  /** How often the store was not opened. */
  long refusals() {
    return refused;
  }

  /** How many puts failed. */
  long failedWrites() {
    return failedWrites;
  }

  @Override
  public String toString() {
    return String.format(
        "%,d damages: %,d gets hit, %,d missed, of these %,d rejected a file; %,d puts, %,d failed;"
            + " %,d times the store was refused; %,d wrong",
        damages, hits, misses, rejected, written, failedWrites, refused, wrong.size());
  }
}
