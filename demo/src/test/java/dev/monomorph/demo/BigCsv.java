package dev.monomorph.demo;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/**
 * Writes a CSV file of any size, about orders, the same for the same size; and rules for it.
 *
 * <p>{@code java BigCsv.java DIRECTORY MEGABYTES}
 */
final class BigCsv {
  private static final String[] COUNTRIES = {"Chile", "Ghana", "Japan", "Malta", "Nepal", "Peru"};
  private static final String RULES =
      """
      large order: amount * price > 40000
      unpaid and old: not paid and day < 30
      long comment: length(comment) > 55
      far away: country in ('Japan', 'Nepal') and weight > 900.5
      ends in zero: customer matches '*0'
      """;

  private BigCsv() {}

  /** Writes {@code big.csv} and {@code big.rules} into a directory. */
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    write(directory, Long.parseLong(args[1]) << 20);
  }

  /** Writes both files; the table is the first to have at least so many bytes. */
  static void write(Path directory, long bytes) throws IOException {
    Files.writeString(directory.resolve("big.rules"), RULES);
    Random random = new Random(1);
    try (BufferedWriter out = Files.newBufferedWriter(directory.resolve("big.csv"))) {
      String line = "id,customer,country,amount,price,weight,paid,day,comment\n";
      long written = 0;
      for (long id = 1; written < bytes; id++) {
        out.write(line);
        written += line.length();
        line = order(id, random);
      }
    }
  }

  private static String order(long id, Random random) {
    String country = COUNTRIES[random.nextInt(COUNTRIES.length)];
    return String.format(
        Locale.ROOT,
        "%d,customer %d,%s,%d,%d,%d.%d,%b,%d,\"%s\"\n",
        id,
        random.nextInt(100_000),
        country,
        random.nextInt(1, 100),
        random.nextInt(1, 500),
        random.nextInt(1_000),
        random.nextInt(10),
        random.nextInt(10) > 0,
        random.nextInt(365),
        "so it goes, ".repeat(random.nextInt(6)));
  }
}
