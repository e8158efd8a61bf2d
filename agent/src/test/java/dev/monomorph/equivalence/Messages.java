package dev.monomorph.equivalence;

import java.util.regex.Pattern;

/** Exceptions' messages without what differs from run to run by nature. */
final class Messages {
  private static final Pattern HASH = Pattern.compile("@[0-9a-f]+");
  private static final Pattern LAMBDA = Pattern.compile("\\$\\$Lambda[^\\s\"',)]*");
  private static final Pattern LOADER =
      Pattern.compile("loader [\\w.$]+(/0x[0-9a-f]+)? @[0-9a-f]+");

  /** What the JVM adds to a NullPointerException's message, from the bytecode near by. */
  private static final Pattern BECAUSE = Pattern.compile(" because .*", Pattern.DOTALL);

  /**
   * What the JVM keeps of an exception that an initializer ended with: its own message, which a
   * NullPointerException has if a split call threw it, and not if the JVM has yet to make one.
   */
  private static final Pattern KEPT =
      Pattern.compile(
          "^(Exception java\\.lang\\.NullPointerException): Cannot .*(?= \\[in thread )");

  private Messages() {}

  /** The message, as it would be in another run; of copies' null pointers the reason may differ. */
  static String of(Throwable thrown) {
    String message = normalize(String.valueOf(thrown.getMessage()));
    if (thrown instanceof ExceptionInInitializerError) {
      return KEPT.matcher(message).replaceFirst("$1");
    }
    return thrown instanceof NullPointerException
        ? BECAUSE.matcher(message).replaceFirst("")
        : message;
  }

  /** Takes identity hash codes, numbers of lambdas and the class of the loader out. */
  static String normalize(String message) {
    String text = message;
    if (text.contains("loader ")) {
      text = LOADER.matcher(text).replaceAll("loader");
    }
    if (text.contains("$$Lambda")) {
      text = LAMBDA.matcher(text).replaceAll("\\$\\$Lambda");
    }
    return text.indexOf('@') < 0 ? text : HASH.matcher(text).replaceAll("@");
  }
}
