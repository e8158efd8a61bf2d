package runner;

import java.util.List;
import java.util.regex.Pattern;

/** What became of one test: status, and what was thrown, or why it was skipped. */
record Outcome(String status, String thrown, String message) implements Comparable<Outcome> {

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /** Whether two lists of outcomes are the same but for the numbers in messages. */
  static boolean areAlike(List<Outcome> some, List<Outcome> others) {
    return some.stream()
        .map(Outcome::withoutNumbers)
        .toList()
        .equals(others.stream().map(Outcome::withoutNumbers).toList());
  }

  private Outcome withoutNumbers() {
    return new Outcome(status, thrown, NUMBER.matcher(message).replaceAll("#"));
  }

  @Override
  public int compareTo(Outcome other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return status
        + (thrown.isEmpty() ? "" : " " + thrown)
        + (message.isEmpty() ? "" : ": " + message);
  }
}
