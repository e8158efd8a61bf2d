package dev.monomorph.inspect.html;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Escapes JSON for an element {@code script} of a page: no name in it ends the element, begins a
 * comment, or is a character that UTF-8 does not have.
 *
 * <p>What it escapes can stand only in JSON's strings, where the escape means the same.
 */
final class ScriptWriter extends FilterWriter {
  /** A surrogate that waits for its other half; 0 for none. */
  private char high;

  ScriptWriter(Writer out) {
    super(out);
  }

  @Override
  public void write(int character) throws IOException {
    char each = (char) character;
    if (high != 0) {
      char first = high;
      high = 0;
      if (Character.isLowSurrogate(each)) {
        out.write(first);
        out.write(each);
        return;
      }
      escape(first);
    }
    if (Character.isHighSurrogate(each)) {
      high = each;
    } else if (isUnsafe(each)) {
      escape(each);
    } else {
      out.write(each);
    }
  }

  private static boolean isUnsafe(char each) {
    return switch (each) {
      case '<', '>', '&', '\u2028', '\u2029' -> true;
      default -> Character.isLowSurrogate(each);
    };
  }

  private void escape(char each) throws IOException {
    out.write(String.format("\\u%04x", (int) each));
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    for (int i = from; i < from + length; i++) {
      write(text[i]);
    }
  }

  @Override
  public void write(String text, int from, int length) throws IOException {
    for (int i = from; i < from + length; i++) {
      write(text.charAt(i));
    }
  }
}
