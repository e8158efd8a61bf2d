package dev.monomorph.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** The source text of a test class: expectations stand in it as comments. */
public final class TestSource {
  /** Found from the compiled classes: the working directory of a test depends on who runs it. */
  private static final Path ROOT = module().resolve("src/test/java");

  private TestSource() {}

  /** The directory of this Maven module. */
  static Path module() {
    try {
      URI classes = TestSource.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(classes).getParent().getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The lines of the file that a class is in. */
  public static List<String> lines(Class<?> type) {
    try {
      return Files.readAllLines(ROOT.resolve(outermost(type).replace('.', '/') + ".java"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The number of the one line that ends in a comment, counted from 1. */
  public static int lineOf(Class<?> type, String comment) {
    List<String> lines = lines(type);
    int[] found =
        IntStream.range(0, lines.size())
            .filter(i -> lines.get(i).endsWith("// " + comment))
            .map(i -> i + 1)
            .toArray();
    assertThat(found).as("lines of %s with // %s", type, comment).hasSize(1);
    return found[0];
  }

  private static String outermost(Class<?> type) {
    Class<?> outer = type;
    while (outer.getEnclosingClass() != null) {
      outer = outer.getEnclosingClass();
    }
    return outer.getName();
  }
}
