package runner;

/** What became of one test: status, and what was thrown, or why it was skipped. */
record Outcome(String status, String thrown, String message) implements Comparable<Outcome> {

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
