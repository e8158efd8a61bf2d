package dev.monomorph.testing;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Java runtime of this machine, 17 or newer.
 *
 * @param home its canonical home
 * @param version its feature version, such as 17
 */
public record Jdk(Path home, int version) {
  /** Homes separated by the path separator; without it the neighbours of the running one. */
  private static final String HOMES = "monomorph.jdks";

  private static final int OLDEST = 17;
  private static final int WARNS_OF_UNSAFE = 24;
  private static final Pattern VERSION = Pattern.compile("\"?(\\d+).*");
  private static final List<Jdk> ALL = find();

  /** All that there are, the running one first: one for each feature version. */
  public static Stream<Jdk> all() {
    return ALL.stream();
  }

  /** The one that runs the tests. */
  public static Jdk running() {
    return ALL.get(0);
  }

  /** Its launcher. */
  public Path java() {
    return home.resolve("bin/java");
  }

  /** Arguments by which a JVM does not warn of libraries that use {@code sun.misc.Unsafe}. */
  public String[] quietAboutUnsafe() {
    return version < WARNS_OF_UNSAFE
        ? new String[0]
        : new String[] {"--sun-misc-unsafe-memory-access=allow"};
  }

  private static List<Jdk> find() {
    Path running = Path.of(System.getProperty("java.home"));
    List<Path> candidates = new ArrayList<>(List.of(running));
    String homes = System.getProperty(HOMES, "");
    if (homes.isBlank()) {
      File[] neighbours = canonical(running).getParent().toFile().listFiles();
      Arrays.stream(neighbours == null ? new File[0] : neighbours)
          .sorted()
          .forEach(neighbour -> candidates.add(neighbour.toPath()));
    } else {
      Pattern.compile(File.pathSeparator, Pattern.LITERAL)
          .splitAsStream(homes)
          .forEach(home -> candidates.add(Path.of(home)));
    }
    Map<Integer, Jdk> found = new LinkedHashMap<>();
    for (Path candidate : candidates) {
      Jdk jdk = at(candidate);
      if (jdk != null && jdk.version >= OLDEST) {
        found.putIfAbsent(jdk.version, jdk);
      }
    }
    return List.copyOf(found.values());
  }

  /** Null where there is none. */
  private static Jdk at(Path home) {
    if (!Files.isExecutable(home.resolve("bin/java"))) {
      return null;
    }
    Properties release = new Properties();
    try (Reader reader = Files.newBufferedReader(home.resolve("release"))) {
      release.load(reader);
    } catch (IOException e) {
      return null;
    }
    Matcher version = VERSION.matcher(release.getProperty("JAVA_VERSION", ""));
    return version.matches() ? new Jdk(canonical(home), Integer.parseInt(version.group(1))) : null;
  }

  private static Path canonical(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "JDK " + version;
  }
}
