package dev.monomorph.equivalence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the agent's report says of all targets together.
 *
 * @param specializations how many there were
 * @param guessing how many of them guess what elements are
 * @param reused how many of them an earlier JVM has made
 * @param refusals how many by reason
 */
record AgentTotals(long specializations, long guessing, long reused, Map<String, Long> refusals) {
  static final AgentTotals NONE = new AgentTotals(0, 0, 0, Map.of());

  private static final Pattern SPECIALIZATIONS = Pattern.compile("specializations +([\\d,]+)");
  private static final Pattern GUESSING = Pattern.compile("of these with guesses +([\\d,]+)");
  private static final Pattern REUSED = Pattern.compile("of these reused +([\\d,]+)");
  private static final Pattern REFUSAL = Pattern.compile(" *([\\d,]+) +([A-Z_]+) .*");

  /** Reads a report up to the list of targets. */
  static AgentTotals of(Path report) throws IOException {
    long specializations = 0;
    long guessing = 0;
    long reused = 0;
    Map<String, Long> refusals = new TreeMap<>();
    try (Stream<String> lines = Files.lines(report)) {
      for (String line : lines.takeWhile(each -> !each.equals("targets")).toList()) {
        Matcher count = SPECIALIZATIONS.matcher(line);
        Matcher guesses = GUESSING.matcher(line);
        Matcher again = REUSED.matcher(line);
        Matcher refusal = REFUSAL.matcher(line);
        if (count.matches()) {
          specializations = number(count.group(1));
        } else if (guesses.matches()) {
          guessing = number(guesses.group(1));
        } else if (again.matches()) {
          reused = number(again.group(1));
        } else if (refusal.matches()) {
          refusals.put(refusal.group(2), number(refusal.group(1)));
        }
      }
    }
    return new AgentTotals(specializations, guessing, reused, refusals);
  }

  private static long number(String text) {
    return Long.parseLong(text.replace(",", ""));
  }

  AgentTotals plus(AgentTotals other) {
    Map<String, Long> sums = new TreeMap<>(refusals);
    other.refusals.forEach((reason, count) -> sums.merge(reason, count, Long::sum));
    return new AgentTotals(
        specializations + other.specializations,
        guessing + other.guessing,
        reused + other.reused,
        sums);
  }
}
