package dev.monomorph.jmh;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the JSON that JMH writes: maps, lists, strings, doubles, booleans and null.
 *
 * <p>Seventy lines are less than a library in the benchmarks' jar.
 */
final class Json {
  private final String text;
  private int position;

  private Json(String text) {
    this.text = text;
  }

  /**
   * Reads one value, and nothing behind it.
   *
   * @throws IllegalArgumentException if the text is not JSON; the message says where
   */
  static Object parse(String text) {
    Json json = new Json(text);
    Object value = json.value();
    if (json.peek() != 0) {
      throw json.unexpected();
    }
    return value;
  }

  private Object value() {
    return switch (peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> literal("true", true);
      case 'f' -> literal("false", false);
      case 'n' -> literal("null", null);
      default -> number();
    };
  }

  private Map<String, Object> object() {
    Map<String, Object> members = new LinkedHashMap<>();
    expect('{');
    while (peek() != '}') {
      String name = string();
      expect(':');
      members.put(name, value());
      if (peek() != '}') {
        expect(',');
      }
    }
    expect('}');
    return members;
  }

  private List<Object> array() {
    List<Object> elements = new ArrayList<>();
    expect('[');
    while (peek() != ']') {
      elements.add(value());
      if (peek() != ']') {
        expect(',');
      }
    }
    expect(']');
    return elements;
  }

  private String string() {
    expect('"');
    StringBuilder string = new StringBuilder();
    while (position < text.length() && text.charAt(position) != '"') {
      char c = text.charAt(position++);
      string.append(c == '\\' ? escaped() : c);
    }
    expect('"');
    return string.toString();
  }

  private char escaped() {
    char c = position < text.length() ? text.charAt(position++) : 0;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> unicode();
      default -> throw unexpected();
    };
  }

  private char unicode() {
    int start = position;
    position = Math.min(start + 4, text.length());
    try {
      return (char) Integer.parseInt(text.substring(start, position), 16);
    } catch (NumberFormatException e) {
      throw unexpected();
    }
  }

  private Object literal(String name, Object value) {
    if (!text.startsWith(name, position)) {
      throw unexpected();
    }
    position += name.length();
    return value;
  }

  private Double number() {
    int start = position;
    while (position < text.length() && "+-.0123456789eE".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
    if (start == position) {
      throw unexpected();
    }
    return Double.valueOf(text.substring(start, position));
  }

  /** The next character that is not blank, or 0 at the end. */
  private char peek() {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
    return position < text.length() ? text.charAt(position) : 0;
  }

  private void expect(char expected) {
    if (peek() != expected) {
      throw unexpected();
    }
    position++;
  }

  private IllegalArgumentException unexpected() {
    String found =
        position < text.length() ? "unexpected '" + text.charAt(position) + "'" : "end of text";
    return new IllegalArgumentException("no JSON: " + found + " at character " + position);
  }
}
