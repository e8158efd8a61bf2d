package dev.monomorph.agent.explain;

/** What is wrong with classes, in one line. */
final class Failures {
  private Failures() {}

  /** Says which class is missing, or what the JVM says. */
  static String describe(Throwable failure) {
    boolean isMissing =
        failure instanceof ClassNotFoundException
            || (failure instanceof NoClassDefFoundError
                && failure.getCause() instanceof ClassNotFoundException);
    if (isMissing) {
      return "class " + failure.getMessage().replace('/', '.') + " is not on the class path";
    }
    String text = failure.toString();
    return text.lines().findFirst().orElse(text);
  }
}
