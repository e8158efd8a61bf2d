package dev.monomorph.jmh.kernel;

/** What is looked up: records, which compare by value. */
public sealed interface Key {
  /** A place on a grid. */
  record Point(int x, int y) implements Key {}

  /** A name of a person. */
  record Name(String first, String last) implements Key {}

  /** A version of a program. */
  record Version(int major, int minor, int patch) implements Key {}

  /** A number in a data base. */
  record Id(long value) implements Key {}

  /** A period of time. */
  record Span(long start, long end) implements Key {}
}
