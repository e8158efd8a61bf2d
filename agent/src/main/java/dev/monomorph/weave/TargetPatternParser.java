package dev.monomorph.weave;

/**
 * Reads one pattern: {@code pkg.Type#method}, with a wildcard, with a descriptor.
 *
 * <p>Errors read {@code pattern: reason; nearest valid: pattern}, on one line.
 */
final class TargetPatternParser {
  /** What is shown when nothing better can be said. */
  private static final String EXAMPLE = "com.acme.Fold#fold";

  private final String text;

  TargetPatternParser(String text) {
    this.text = text;
  }

  /**
   * Reads the pattern.
   *
   * @throws IllegalArgumentException if it is none; the message is one line
   */
  TargetPattern parse() {
    int hash = text.indexOf('#');
    if (text.isEmpty()) {
      throw error("empty pattern", EXAMPLE);
    }
    if (text.indexOf(',') >= 0) {
      throw error("patterns are separated by ':'", text.replace(',', ':'));
    }
    if (hash < 0) {
      throw error("no '#' before the method", withHash());
    }
    String type = text.substring(0, hash);
    int open = text.indexOf('(', hash);
    String method = text.substring(hash + 1, open < 0 ? text.length() : open);
    String descriptor = open < 0 ? null : text.substring(open);
    checkType(type);
    checkMethod(type, method, descriptor);
    return new TargetPattern(
        text, type.replace('.', '/'), method.equals("*") ? null : method, descriptor);
  }

  private void checkType(String type) {
    if (type.indexOf('/') >= 0) {
      throw error("class names are written with '.'", dotted(type) + text.substring(type.length()));
    }
    if (type.isEmpty() || type.startsWith(".") || type.endsWith(".") || type.contains("..")) {
      throw error("empty name in the class", EXAMPLE);
    }
    if (containsAny(type, ";[<>()")) {
      throw error("not a class name", EXAMPLE);
    }
    int star = type.indexOf('*');
    if (star >= 0 && type.indexOf('.', star) >= 0) {
      throw error(
          "'*' may stand in the last name of the class only",
          type.substring(0, star) + "*" + text.substring(type.length()));
    }
    if (type.contains("**")) {
      throw error("'**' means nothing more than '*'", text.replace("**", "*"));
    }
  }

  private void checkMethod(String type, String method, String descriptor) {
    if (method.isEmpty()) {
      throw error("no method", type + "#*");
    }
    if (method.equals("*") ? descriptor != null : method.indexOf('*') >= 0) {
      throw error("'*' stands alone after '#'", type + "#*");
    }
    boolean initializer = method.equals("<init>") || method.equals("<clinit>");
    if (!initializer && containsAny(method, ".;[/<>#)")) {
      throw error("not a method name", type + "#*");
    }
    if (descriptor != null && !Descriptors.isMethod(descriptor)) {
      String guess = descriptor.replace('.', '/');
      throw error(
          "not a method descriptor such as (ILjava/lang/Object;)V",
          type + "#" + method + (Descriptors.isMethod(guess) ? guess : ""));
    }
  }

  /** A guess at where the '#' was meant to be. */
  private String withHash() {
    int open = text.indexOf('(');
    String name = dotted(open < 0 ? text : text.substring(0, open));
    int dot = name.lastIndexOf('.');
    boolean method = dot > 0 && dot + 1 < name.length() && isLowerCase(name.charAt(dot + 1));
    return method ? name.substring(0, dot) + "#" + text.substring(dot + 1) : name + "#*";
  }

  private static String dotted(String name) {
    return name.replace('/', '.');
  }

  private static boolean isLowerCase(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean containsAny(String name, String characters) {
    for (int i = 0; i < name.length(); i++) {
      if (characters.indexOf(name.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private IllegalArgumentException error(String reason, String guess) {
    return new IllegalArgumentException(
        oneLine(text + ": " + reason + "; nearest valid: " + (isValid(guess) ? guess : EXAMPLE)));
  }

  private static boolean isValid(String guess) {
    try {
      return !TargetPatterns.parse(guess).isEmpty();
    } catch (IllegalArgumentException e) { // there was more than one mistake
      return false;
    }
  }

  private static String oneLine(String message) {
    StringBuilder line = new StringBuilder(message);
    for (int i = 0; i < line.length(); i++) {
      if (Character.isISOControl(line.charAt(i))) {
        line.setCharAt(i, ' ');
      }
    }
    return line.toString();
  }
}
