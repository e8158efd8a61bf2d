package dev.monomorph.inspect;

import dev.monomorph.runtime.Hits;

/**
 * Where generated code stands.
 *
 * @param className its class, as stack traces and profiles show it
 * @param bytes size of the class file, and of those of callees that came with it
 * @param hiddenBecause why its frames do not show in stack traces; null where they do
 * @param hits how often it was called; null where that was not asked for
 */
public record Placed(String className, int bytes, String hiddenBecause, Hits hits) {
  /** The same, with another size. */
  public Placed withBytes(int total) {
    return new Placed(className, total, hiddenBecause, hits);
  }
}
