package dev.monomorph.jmh.kernel;

import java.util.Set;

/** What a schema asks of one field. */
public sealed interface Rule {
  /** Whether the value of the field is good. */
  boolean accepts(Object value);

  /** There is a value. */
  record Required() implements Rule {
    @Override
    public boolean accepts(Object value) {
      return value != null;
    }
  }

  /** There is none, or it is good. */
  record OrNull(Rule rule) implements Rule {
    @Override
    public boolean accepts(Object value) {
      return value == null || rule.accepts(value);
    }
  }

  /** An integer between two others. */
  record IntRange(int least, int most) implements Rule {
    @Override
    public boolean accepts(Object value) {
      return value instanceof Integer number && number >= least && number <= most;
    }
  }

  /** A number that is not negative and below a limit. */
  record Amount(double limit) implements Rule {
    @Override
    public boolean accepts(Object value) {
      return value instanceof Double number && number >= 0 && number < limit;
    }
  }

  /** A text of at most so many characters. */
  record MaxLength(int characters) implements Rule {
    @Override
    public boolean accepts(Object value) {
      return value instanceof String text && text.length() <= characters;
    }
  }

  /** A text that begins in a certain way. */
  record Prefix(String prefix) implements Rule {
    @Override
    public boolean accepts(Object value) {
      return value instanceof String text && text.startsWith(prefix);
    }
  }

  /** A text that holds a certain character. */
  record Contains(char character) implements Rule {
    @Override
    public boolean accepts(Object value) {
      return value instanceof String text && text.indexOf(character) >= 0;
    }
  }

  /** One of a few texts. */
  record OneOf(Set<String> texts) implements Rule {
    @Override
    public boolean accepts(Object value) {
      return value instanceof String text && texts.contains(text);
    }
  }
}
