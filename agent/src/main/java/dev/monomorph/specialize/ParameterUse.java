package dev.monomorph.specialize;

/**
 * What of a method's code depends on the class of a parameter.
 *
 * @param parameter its number, the receiver being 0 of an instance method
 * @param line the source line; 0 where the class file does not tell
 * @param kind how it depends on it
 * @param what the method, type or field that the instruction names, for people; empty for none
 */
public record ParameterUse(int parameter, int line, Kind kind, String what) {
  /** How code can depend on the class of a value. */
  public enum Kind {
    RECEIVER("receiver of"),
    ARGUMENT("handed on to"),
    TESTED("tested for"),
    CAST("cast to"),
    SWITCHED("decides a switch over types"),
    READ("elements are read"),
    WRITTEN("elements are written"),
    HOLDER("its elements may be guessed:");

    private final String explanation;

    Kind(String explanation) {
      this.explanation = explanation;
    }

    /** What is said of the parameter, before what the instruction names. */
    public String explanation() {
      return explanation;
    }
  }
}
