package dev.monomorph.weave;

/**
 * One pattern of the {@code targets} option: which classes, which of their methods.
 *
 * <p>Immutable. {@link TargetPatternParser} makes them.
 */
public final class TargetPattern {
  private final String text;

  /** The internal name of the class, up to its first wildcard. */
  private final String head;

  /**
   * The rest of the class's name from its first wildcard on, or null: {@code head} is all of it.
   */
  private final String tail;

  /** The method's name, or null for any. */
  private final String method;

  /** The method's descriptor, or one that ends in {@code ')'} for any return type, or null. */
  private final String descriptor;

  TargetPattern(String text, String internalName, String method, String descriptor) {
    int star = internalName.indexOf('*');
    this.text = text;
    this.head = star < 0 ? internalName : internalName.substring(0, star);
    this.tail = star < 0 ? null : internalName.substring(star);
    this.method = method;
    this.descriptor = descriptor;
  }

  /** A pattern for every method of the same classes. */
  TargetPattern withAllMethods() {
    String internalName = tail == null ? head : head + tail;
    return new TargetPattern(text.substring(0, text.indexOf('#')) + "#*", internalName, null, null);
  }

  /** The one class that matches, by internal name, or null if there may be several. */
  public String exactClass() {
    return tail == null ? head : null;
  }

  /** Whether the pattern names the method, rather than taking all by {@code #*}. */
  public boolean namesMethod() {
    return method != null;
  }

  /** Whether methods of a class can match. */
  public boolean matchesClass(String internalName) {
    if (tail == null) {
      return internalName.equals(head);
    }
    return internalName.startsWith(head)
        && (crossesPackages()
            || (internalName.indexOf('/', head.length()) < 0
                && Glob.matches(tail, internalName, head.length())));
  }

  /** Whether a method of a class that matches does match too. */
  public boolean matchesMethod(String name, String desc) {
    return (method == null || method.equals(name))
        && (descriptor == null
            || (descriptor.endsWith(")") ? desc.startsWith(descriptor) : desc.equals(descriptor)));
  }

  /** Whether some class can match whose internal name starts with the host's and {@code '$'}. */
  boolean mayMatchNestMemberOf(String host) {
    if (head.length() > host.length()) {
      return head.charAt(host.length()) == '$' && head.startsWith(host);
    }
    return tail != null
        && host.startsWith(head)
        && (crossesPackages() || host.indexOf('/', head.length()) < 0);
  }

  /** Whether the last segment is {@code *} alone: a package and all below it. */
  private boolean crossesPackages() {
    return tail.length() == 1 && (head.isEmpty() || head.endsWith("/"));
  }

  /** The pattern as it was written. */
  @Override
  public String toString() {
    return text;
  }
}
