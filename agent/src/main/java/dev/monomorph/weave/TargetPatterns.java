package dev.monomorph.weave;

import java.util.ArrayList;
import java.util.List;

/**
 * The methods that the {@code targets} option names: patterns separated by {@code ':'}.
 *
 * <p>Immutable. {@link #mayMatchClass} and {@link #mayMatchNestMemberOf} are asked for every class
 * that is loaded: they cost a look at the name's length and, for each pattern with a wildcard in
 * the class, a {@code startsWith}.
 */
public final class TargetPatterns {
  /** No pattern at all. */
  public static final TargetPatterns NONE = new TargetPatterns(new TargetPattern[0]);

  private final TargetPattern[] patterns;

  /** Those of the patterns that have a wildcard in the class. */
  private final TargetPattern[] wild;

  /** The classes of the other patterns, by internal name. */
  private final NameSet classes = new NameSet();

  /** What stands before each {@code '$'} of those names. */
  private final NameSet hosts = new NameSet();

  private TargetPatterns(TargetPattern[] patterns) {
    List<TargetPattern> wildcards = new ArrayList<>();
    for (TargetPattern pattern : patterns) {
      String name = pattern.exactClass();
      if (name == null) {
        wildcards.add(pattern);
      } else {
        classes.add(name);
        addHosts(name);
      }
    }
    this.patterns = patterns;
    this.wild = wildcards.toArray(new TargetPattern[0]);
  }

  private void addHosts(String name) {
    for (int dollar = name.indexOf('$'); dollar >= 0; dollar = name.indexOf('$', dollar + 1)) {
      hosts.add(name.substring(0, dollar));
    }
  }

  /**
   * Reads patterns separated by {@code ':'}; blanks around a pattern are ignored, blank text is
   * {@link #NONE}.
   *
   * @throws IllegalArgumentException if one of them is no pattern; the message is one line that
   *     names it, the reason, and the nearest valid pattern
   */
  public static TargetPatterns parse(String text) {
    if (text.isBlank()) {
      return NONE;
    }
    List<TargetPattern> patterns = new ArrayList<>();
    int start = 0;
    while (start <= text.length()) {
      int colon = text.indexOf(':', start);
      int end = colon < 0 ? text.length() : colon;
      patterns.add(new TargetPatternParser(text.substring(start, end).strip()).parse());
      start = end + 1;
    }
    return new TargetPatterns(patterns.toArray(new TargetPattern[0]));
  }

  /** Patterns for every method of the classes that these are for. */
  public TargetPatterns withAllMethods() {
    TargetPattern[] all = new TargetPattern[patterns.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = patterns[i].withAllMethods();
    }
    return new TargetPatterns(all);
  }

  /** Whether there is no pattern. */
  public boolean isEmpty() {
    return patterns.length == 0;
  }

  /** The patterns, in the order in which they were written. */
  public List<TargetPattern> patterns() {
    return List.of(patterns);
  }

  /**
   * Whether methods of a class can match.
   *
   * @param internalName such as {@code com/acme/Foo}; null, as of a class without a name, never
   *     matches
   */
  public boolean mayMatchClass(String internalName) {
    if (internalName == null) {
      return false;
    }
    if (classes.contains(internalName)) {
      return true;
    }
    for (TargetPattern pattern : wild) {
      if (pattern.matchesClass(internalName)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether some class can match whose internal name starts with the host's and {@code '$'}: then
   * the host must be prepared for copies of its members' methods.
   */
  public boolean mayMatchNestMemberOf(String hostInternalName) {
    if (hosts.contains(hostInternalName)) {
      return true;
    }
    for (TargetPattern pattern : wild) {
      if (pattern.mayMatchNestMemberOf(hostInternalName)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a method matches, by its name or by {@code #*}. */
  public boolean matches(String internalName, String methodName, String descriptor) {
    return find(internalName, methodName, descriptor, false);
  }

  /** Whether a method matches by its name, so that a user who asked for it expects an answer. */
  public boolean matchesExplicitly(String internalName, String methodName, String descriptor) {
    return find(internalName, methodName, descriptor, true);
  }

  private boolean find(
      String internalName, String methodName, String descriptor, boolean namedOnly) {
    for (TargetPattern pattern : patterns) {
      if ((pattern.namesMethod() || !namedOnly)
          && pattern.matchesClass(internalName)
          && pattern.matchesMethod(methodName, descriptor)) {
        return true;
      }
    }
    return false;
  }

  /** The patterns as they were written, separated by {@code ':'}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (TargetPattern pattern : patterns) {
      text.append(text.length() == 0 ? "" : ":").append(pattern);
    }
    return text.toString();
  }
}
