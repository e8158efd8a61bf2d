package dev.monomorph.demo.bench;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a bench found out about one phase.
 *
 * @param phase its name
 * @param rowsPerPass rows that went through the kernels in one pass
 * @param nanosPerRow time of the median pass divided by its rows, in nanoseconds
 * @param checksum of any pass; two runs that compute the same have the same
 */
public record PhaseResult(String phase, long rowsPerPass, double nanosPerRow, long checksum) {
  private static final Pattern JSON =
      Pattern.compile(
          "\\{\"phase\":\"(\\w+)\",\"rowsPerPass\":(\\d+),\"nanosPerRow\":([0-9.]+),"
              + "\"checksum\":\"([0-9a-f]{16})\"}");

  /** Throughput in millions of rows a second. */
  public double millionRowsPerSecond() {
    return 1_000 / nanosPerRow;
  }

  /** The result as one line of JSON. */
  public String toJson() {
    return String.format(
        Locale.ROOT,
        "{\"phase\":\"%s\",\"rowsPerPass\":%d,\"nanosPerRow\":%.4f,\"checksum\":\"%016x\"}",
        phase,
        rowsPerPass,
        nanosPerRow,
        checksum);
  }

  /** A result from such a line; nothing if it is another line, a log message for instance. */
  public static Optional<PhaseResult> fromJson(String line) {
    Matcher matcher = JSON.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new PhaseResult(
            matcher.group(1),
            Long.parseLong(matcher.group(2)),
            Double.parseDouble(matcher.group(3)),
            Long.parseUnsignedLong(matcher.group(4), 16)));
  }
}
