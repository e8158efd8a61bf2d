package dev.monomorph.engine;

import dev.monomorph.runtime.Key;

/** Names of keys that are the same in every run of a program. */
final class StableNames {
  private StableNames() {}

  private static final String LAMBDA = "$$Lambda";

  /** The key's text, without the number and address that the JVM adds to the names of lambdas. */
  static String of(Key key) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < key.size(); i++) {
      Class<?> type = key.exactClass(i);
      String name = type == null ? String.valueOf(key.isNull(i)) : type.getName();
      int lambda = name.indexOf(LAMBDA);
      text.append(key.isIdentity(i) ? "=" : "");
      text.append(lambda < 0 ? name : name.substring(0, lambda + LAMBDA.length())).append(',');
    }
    return text.toString();
  }
}
