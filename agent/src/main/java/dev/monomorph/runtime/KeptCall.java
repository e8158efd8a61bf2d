package dev.monomorph.runtime;

/**
 * Why a call in a specialization still goes to the original method, though more is known of its
 * arguments than that declares.
 */
public enum KeptCall {
  UNCERTAIN("which method runs is not certain"),
  NOT_INITIALIZED("the call may be what initializes the method's class"),
  SYNCHRONIZED("is synchronized"),
  OTHER_LOADER("is of another loader and is handed nothing of the target's"),
  HIDDEN_CLASS("is in a hidden class"),
  UNNAMEABLE("has a type in its signature that the caller has no access to"),
  INTRINSIC("is known to the JVM by name"),
  NO_FRAMES("the JVM did not keep the stack map frames of its code"),
  NOT_COPYABLE("could not be a target either, see the refusals of targets"),
  TOO_DEEP("would be too many calls below the target"),
  TOO_MANY("the specialization has as many copies as it may"),
  TOO_LARGE("the specialization would copy more code than it may"),
  NO_PLACE("uses members that it could not reach from where the copy would be");

  private final String explanation;

  KeptCall(String explanation) {
    this.explanation = explanation;
  }

  /** One clause, mostly one that completes the sentence "the callee …". */
  public String explanation() {
    return explanation;
  }
}
