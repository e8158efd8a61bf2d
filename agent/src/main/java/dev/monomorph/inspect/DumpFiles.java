package dev.monomorph.inspect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where a class is dumped to.
 *
 * <p>Names of classes come from the application: to the JVM a class may be called {@code ..}. What
 * is no letter, digit, {@code _}, {@code $} or {@code -} of ASCII becomes {@code %} and its number,
 * so that every name is a file's on every system, and below the directory.
 */
final class DumpFiles {
  private DumpFiles() {}

  /**
   * The file of a class.
   *
   * @param internalName with slashes
   * @throws IllegalArgumentException if it would not be in the directory
   */
  static Path of(Path directory, String internalName, String ending) {
    List<String> steps = new ArrayList<>();
    for (String step : internalName.split("/", -1)) {
      steps.add(escaped(step));
    }
    Path root = directory.toAbsolutePath().normalize();
    Path file = root.resolve(String.join("/", steps) + ending).normalize();
    // No name is known that gets here; the application is not to be the first that knows one.
    if (!file.startsWith(root) || file.getNameCount() != root.getNameCount() + steps.size()) {
      throw new IllegalArgumentException("not in " + root + ": " + internalName);
    }
    return file;
  }

  private static String escaped(String step) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < step.length(); i++) {
      char c = step.charAt(i);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "_$-".indexOf(c) >= 0);
      text.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%04x", (int) c));
    }
    return text.length() == 0 ? "%" : text.toString();
  }
}
