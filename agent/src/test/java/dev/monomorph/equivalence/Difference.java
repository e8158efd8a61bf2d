package dev.monomorph.equivalence;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where two runs of a program part.
 *
 * @param title the entry call, or what else was compared
 * @param expected what the program does by itself
 * @param actual what it did under the agent
 */
record Difference(String title, List<String> expected, List<String> actual) {
  private static final int CONTEXT = 6;
  private static final int SHOWN = 14;
  private static final Pattern WARNING =
      Pattern.compile("monomorph: .*?([\\w.]+(Error|Exception))");
  private static final Pattern THROWN = Pattern.compile("(thrown|cause): [\\w.$]+");

  /** The first difference, or null if there is none. */
  static Difference between(Outcome expected, Outcome actual) {
    int steps = Math.max(expected.steps().size(), actual.steps().size());
    for (int i = 0; i < steps; i++) {
      Outcome.Step one = step(expected, i);
      Outcome.Step other = step(actual, i);
      if (!one.lines().equals(other.lines())) {
        return new Difference(one.title(), one.lines(), other.lines());
      }
    }
    return null;
  }

  private static Outcome.Step step(Outcome outcome, int index) {
    boolean exists = index < outcome.steps().size();
    return exists ? outcome.steps().get(index) : new Outcome.Step("nothing", List.of());
  }

  private int common() {
    int common = 0;
    while (common < Math.min(expected.size(), actual.size())
        && expected.get(common).equals(actual.get(common))) {
      common++;
    }
    return common;
  }

  /** What kind of thing differs: while a program shrinks, the kind should stay what it was. */
  String kind() {
    int at = common();
    return kind(expected, at) + " -> " + kind(actual, at);
  }

  private static String kind(List<String> lines, int at) {
    if (at >= lines.size()) {
      return "nothing";
    }
    String line = lines.get(at);
    Matcher thrown = THROWN.matcher(line);
    if (thrown.lookingAt()) {
      return thrown.group();
    }
    Matcher warning = WARNING.matcher(line);
    if (warning.lookingAt()) {
      return "monomorph: " + warning.group(1);
    }
    for (String each : List.of("result", "fuel left", "still locked", "monomorph")) {
      if (line.startsWith(each + ':')) {
        return each;
      }
    }
    return line.endsWith(")") && line.contains(".java") ? "frame" : "log";
  }

  @Override
  public String toString() {
    int common = common();
    StringBuilder text = new StringBuilder(title).append('\n');
    if (common > CONTEXT) {
      text.append("    (").append(common - CONTEXT).append(" equal lines)\n");
    }
    append(text, "    ", expected, Math.max(0, common - CONTEXT), common);
    append(text, "  - ", expected, common, Math.min(expected.size(), common + SHOWN));
    append(text, "  + ", actual, common, Math.min(actual.size(), common + SHOWN));
    return text.toString();
  }

  private static void append(
      StringBuilder text, String mark, List<String> lines, int from, int to) {
    for (String line : lines.subList(from, to)) {
      text.append(mark).append(line).append('\n');
    }
  }
}
