package dev.monomorph.runtime;

/** What the names of the classes have in common that the agent makes. */
public final class GeneratedNames {
  /** Stands in each of them, behind the name of the class that it was made for. */
  public static final String MARK = "$$Mono";

  private GeneratedNames() {}

  /** Whether a class of this name, internal or not, is one that the agent has made. */
  public static boolean isGenerated(String name) {
    return name.contains(MARK);
  }
}
