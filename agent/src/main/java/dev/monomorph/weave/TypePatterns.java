package dev.monomorph.weave;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The classes that an option names: {@code pkg.Type}, {@code pkg.Ty*}, {@code pkg.*} for a package
 * and all below it, and {@code int[]} or {@code pkg.Type[]} for arrays; separated by {@code ':'}.
 *
 * <p>Immutable.
 */
public final class TypePatterns implements Predicate<Class<?>> {
  /** No pattern at all. */
  public static final TypePatterns NONE = new TypePatterns(List.of());

  private static final String ARRAY = "[]";

  /** One pattern; {@code classes} is null for those of primitive types. */
  private record Pattern(String text, int dimensions, TargetPattern classes) {
    boolean matches(Class<?> element, int dimensionsOfIt) {
      if (dimensions != dimensionsOfIt) {
        return false;
      }
      return classes == null
          ? element.isPrimitive() && text.startsWith(element.getName() + ARRAY)
          : !element.isPrimitive() && classes.matchesClass(element.getName().replace('.', '/'));
    }
  }

  private final List<Pattern> patterns;

  private TypePatterns(List<Pattern> patterns) {
    this.patterns = List.copyOf(patterns);
  }

  /**
   * Reads patterns separated by {@code ':'}; blanks around a pattern are ignored, blank text is
   * {@link #NONE}.
   *
   * @throws IllegalArgumentException if one of them is no pattern; the message is one line that
   *     names it and the reason
   */
  public static TypePatterns parse(String text) {
    if (text.isBlank()) {
      return NONE;
    }
    List<Pattern> patterns = new ArrayList<>();
    for (String each : text.split(":", -1)) {
      patterns.add(pattern(each.strip()));
    }
    return new TypePatterns(patterns);
  }

  private static Pattern pattern(String text) {
    String element = text;
    int dimensions = 0;
    while (element.endsWith(ARRAY)) {
      element = element.substring(0, element.length() - ARRAY.length());
      dimensions++;
    }
    if (element.indexOf('#') >= 0) {
      throw new IllegalArgumentException(text + ": names a method, where a class is expected");
    }
    boolean primitive = dimensions > 0 && isPrimitive(element);
    return new Pattern(
        text, dimensions, primitive ? null : new TargetPatternParser(element + "#*").parse());
  }

  private static boolean isPrimitive(String name) {
    return switch (name) {
      case "boolean", "byte", "char", "short", "int", "long", "float", "double" -> true;
      default -> false;
    };
  }

  /** Whether there is no pattern. */
  public boolean isEmpty() {
    return patterns.isEmpty();
  }

  /** Whether a pattern matches the class by its name. */
  @Override
  public boolean test(Class<?> type) {
    Class<?> element = type;
    int dimensions = 0;
    while (element.isArray()) {
      element = element.getComponentType();
      dimensions++;
    }
    for (Pattern each : patterns) {
      if (each.matches(element, dimensions)) {
        return true;
      }
    }
    return false;
  }

  /** The patterns as they were written. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Pattern each : patterns) {
      text.append(text.isEmpty() ? "" : ":").append(each.text());
    }
    return text.toString();
  }
}
