package dev.monomorph.equivalence.generate;

/**
 * One call from outside into a program.
 *
 * @param recipe which of the methods of the main class makes the call
 * @param index what that method makes its arguments depend on
 * @param target the method that it calls, for people to read
 */
public record EntryCall(int recipe, int index, String target) {
  /** What the main class's {@code apply} takes for this call. */
  public int code() {
    return recipe | index << 8;
  }
}
