package dev.monomorph.cache;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code agent/src/cache/run}. */
@Command(
    name = "agent/src/cache/run",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    description =
        "Damages the files of a store of 300 entries, one after the other: flipped bits, other"
            + " lengths, headers, names and keys, swapped and spliced entries, links, directories and"
            + " pipes in their place. Whatever is got must be exactly what was put under that very"
            + " name, and what was not touched must be there. Prints what is not so, and ends with"
            + " 1; with 2 if the store has thrown something, or hung.")
final class CacheFuzz implements Callable<Integer> {
  /** After this time without a damage more it has hung, in milliseconds. */
  private static final int DEADLINE = 60_000;

  private static final int REPORT_EACH = 10_000;

  @Option(
      names = "--mutations",
      defaultValue = "100000",
      description = "how many (${DEFAULT-VALUE})")
  private int mutations;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "of what is random (${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--in",
      defaultValue = "target",
      description = "where a directory for the store is made, and left (${DEFAULT-VALUE})")
  private Path in;

  private volatile int done;
  private volatile Throwable thrown;
  private volatile FuzzTotals totals;

  private CacheFuzz() {}

  /** Ends with status 0 if all was well. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new CacheFuzz()).execute(args));
  }

  @Override
  public Integer call() throws InterruptedException {
    Thread worker = new Thread(this::damageAll, "fuzz");
    worker.setDaemon(true);
    worker.start();
    int before;
    do {
      before = done;
      worker.join(DEADLINE);
    } while (worker.isAlive() && done > before);
    if (worker.isAlive()) {
      thrown = new AssertionError("hangs after " + done + " damages");
      thrown.setStackTrace(worker.getStackTrace());
    }
    if (thrown != null) {
      thrown.printStackTrace();
      return 2;
    }
    System.out.println(totals);
    totals.wrong().forEach(System.out::println);
    return totals.wrong().isEmpty() ? 0 : 1;
  }

  private void damageAll() {
    try {
      Path own = Files.createTempDirectory(Files.createDirectories(in), "cache-fuzz");
      FuzzedStore store = new FuzzedStore(own.resolve("store"), CacheStore::open, seed);
      for (int i = 1; i <= mutations; i++) {
        store.damage();
        done = i;
        if (i % REPORT_EACH == 0) {
          System.out.printf("%,d of %,d%n", i, mutations);
        }
      }
      totals = store.end();
    } catch (Exception | Error e) {
      thrown = e;
    }
  }
}
