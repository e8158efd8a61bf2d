package dev.monomorph.demo.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What targets of {@code demo/src/fuzz/run}, and the tests that run a slice of it, share. */
public final class Fuzzing {
  private static final Path CORPUS = Path.of("src/fuzz/corpus");
  private static final long MAX_NANOS = 1_000_000_000;

  private Fuzzing() {}

  /** A target, by its one method that Jazzer calls. */
  public interface Target {
    /** Takes an input; throws if it does not hold. */
    void accept(byte[] input) throws IOException;
  }

  /**
   * Runs a target once for each input of its corpus.
   *
   * @return how many there are
   */
  public static int corpus(String name, Target target) throws IOException {
    List<Path> inputs;
    try (Stream<Path> files = Files.list(CORPUS.resolve(name))) {
      inputs = files.toList();
    }
    for (Path input : inputs) {
      target.accept(Files.readAllBytes(input));
    }
    return inputs.size();
  }

  /**
   * Fails if what was begun takes too long.
   *
   * @param begin by {@link System#nanoTime}
   */
  public static void requireNoHang(long begin) {
    require(System.nanoTime() - begin <= MAX_NANOS, "takes longer than a second");
  }

  /** Fails with a message unless something holds: Jazzer takes any exception for a finding. */
  public static void require(boolean holds, String message) {
    if (!holds) {
      throw new AssertionError(message);
    }
  }
}
