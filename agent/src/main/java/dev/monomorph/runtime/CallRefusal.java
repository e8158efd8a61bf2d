package dev.monomorph.runtime;

/**
 * Why a call of a target has no call site of its own, though the target's own site is full: the
 * whole list, as users read it in the report. Such a call is served by the target's site as before.
 *
 * <p>The same list is in {@code docs/limits.md}.
 */
public enum CallRefusal {
  PLATFORM_CALLER("stands in a class of the JDK"),
  GENERATED_CALLER("stands in a copy, which is never rewritten"),
  UNMODIFIABLE_CALLER("stands in a class that the JVM does not retransform"),
  OLD_CALLER("stands in a class file older than Java 7, which can hold no call site"),
  NO_DIRECT_CALL("is made by reflection, a method handle, a hidden class or native code"),
  SUPER_CALL("calls a superclass's method with super."),
  UNNAMEABLE_TYPE("has a type in its signature that the caller's class cannot name"),
  SYNCHRONIZED("calls a synchronized method, whose monitor is held by its own body"),
  REWRITING_FAILED("stands in a class that the JVM would not take with a call site in it");

  private final String explanation;

  CallRefusal(String explanation) {
    this.explanation = explanation;
  }

  /** One clause that completes the sentence "the call …". */
  public String explanation() {
    return explanation;
  }
}
