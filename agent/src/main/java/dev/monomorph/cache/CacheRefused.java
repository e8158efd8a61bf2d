package dev.monomorph.cache;

import java.nio.file.Path;

/**
 * A directory that cannot be a store. The message is one line: {@code where: what is wrong;
 * expected: what}.
 */
public final class CacheRefused extends Exception {
  private static final long serialVersionUID = 1;

  /** Refuses a directory, for what is wrong with it or with a file in or above it. */
  CacheRefused(Path where, String wrong, String expected) {
    super(oneLine(where + ": " + wrong + "; expected: " + expected), null, false, false);
  }

  /** Refuses it because the system, or the file system, would not do what was asked of it. */
  CacheRefused(Path where, Exception cause) {
    this(where, "cannot be used: " + cause, "a directory that can be listed and written to");
  }

  /** File names may hold anything. */
  private static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text);
    for (int i = 0; i < line.length(); i++) {
      if (Character.isISOControl(line.charAt(i))) {
        line.setCharAt(i, ' ');
      }
    }
    return line.toString();
  }
}
