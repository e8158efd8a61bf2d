package dev.monomorph.runtime;

/**
 * Why a method, a key or a call is not specialized: the whole list, as users read it in the report.
 *
 * <p>The same list with advice is in {@code docs/limits.md}.
 */
public enum Refusal {
  ABSTRACT_OR_NATIVE("has no bytecode: abstract or native", Stage.ELIGIBILITY),
  CONSTRUCTOR("is a constructor or class initializer", Stage.ELIGIBILITY),
  NO_REFERENCE_PARAMETER("takes no reference, so its callers cannot differ in type", Stage.SCOPE),
  NOTHING_TO_SPECIALIZE("does nothing that depends on an argument's class", Stage.SCOPE),
  SUPER_CALL("calls a superclass's method with super.", Stage.ELIGIBILITY),
  CALLER_SENSITIVE("calls a method that looks at its caller's class", Stage.ELIGIBILITY),
  PROTECTED_MEMBER("uses a protected member of a superclass in another package", Stage.ELIGIBILITY),
  FINAL_FIELD_WRITE("assigns a final field outside its initializer", Stage.ELIGIBILITY),
  SERIALIZABLE_LAMBDA(
      "makes a serializable lambda, which names the class that made it", Stage.ELIGIBILITY),
  OLD_CLASS_FILE("uses jsr/ret, which class files of Java 7 and newer cannot", Stage.ELIGIBILITY),
  MISSING_TYPE("names a type in its signature that cannot be found or accessed", Stage.ELIGIBILITY),
  TOO_LARGE("has more than 8,000 bytes of code", Stage.ELIGIBILITY),
  TOO_MANY_PARAMETERS("has more parameters than a call site can pass on", Stage.ELIGIBILITY),
  PLATFORM_CLASS("is in a class of the JDK", Stage.ELIGIBILITY),
  CLASS_ALREADY_LOADED(
      "is in a class that was loaded before the agent and that it cannot change",
      Stage.ELIGIBILITY),
  REDEFINED_OLD_CLASS(
      "is in a class that was redefined, by a class file older than Java 7", Stage.ELIGIBILITY),
  BUDGET_SPENT("the process's budget for specializations is spent", Stage.KEY),
  SITE_CHURN("its site keeps seeing keys that do not come back", Stage.KEY),
  RELINKS_SPENT("its site has been given new code as often as it may", Stage.KEY),
  WRONG_GUESSES("what was guessed of its collections' elements was not so", Stage.KEY),
  LOADER_NOT_REACHABLE(
      "its arguments' classes are of loaders that its own does not reach", Stage.KEY),
  QUEUE_FULL("too many requests were waiting; asked again later", Stage.KEY),
  VERIFICATION_FAILED("the JVM's verifier rejected the copy", Stage.FAILURE),
  DEFINITION_FAILED("the JVM would not define the copy's class", Stage.FAILURE),
  SPECIALIZER_ERROR("the specializer failed; please report it", Stage.FAILURE);

  /** When a refusal is found out. */
  public enum Stage {
    /** There is nothing to gain, so the method does not count as eligible. */
    SCOPE,
    /** The method's code may not be copied. */
    ELIGIBILITY,
    /** The method is woven, one of its keys is not specialized. */
    KEY,
    /** Something went wrong; the method runs its original code. */
    FAILURE
  }

  private final String explanation;
  private final Stage stage;

  Refusal(String explanation, Stage stage) {
    this.explanation = explanation;
    this.stage = stage;
  }

  /** One clause that completes the sentence "the method …". */
  public String explanation() {
    return explanation;
  }

  /** When this refusal is found out. */
  public Stage stage() {
    return stage;
  }
}
