package dev.monomorph.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Text that is held against a file under {@code src/test/resources/snapshots}.
 *
 * <p>{@code -Dsnapshots=write} writes the files anew; what differs is left under {@code
 * target/snapshots}.
 */
public final class Snapshot {
  private static final boolean WRITE = "write".equals(System.getProperty("snapshots"));
  private static final Path EXPECTED =
      TestSource.module().resolve(Path.of("src", "test", "resources", "snapshots"));
  private static final Path ACTUAL = TestSource.module().resolve(Path.of("target", "snapshots"));

  private Snapshot() {}

  /**
   * Checks that {@code text} is what the file holds.
   *
   * @param name the file's name, without its ending
   */
  public static void assertMatches(String name, String text) {
    try {
      if (WRITE) {
        write(EXPECTED, name, text);
        return;
      }
      Path file = EXPECTED.resolve(name + ".txt");
      String expected = Files.exists(file) ? Files.readString(file) : "";
      if (!expected.equals(text)) {
        write(ACTUAL, name, text);
      }
      assertThat(text).as("snapshot %s", file).isEqualTo(expected);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path directory, String name, String text) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve(name + ".txt"), text);
  }
}
