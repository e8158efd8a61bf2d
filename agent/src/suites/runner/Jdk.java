package runner;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A JDK on this machine; the version is the full one, with its build and vendor. */
record Jdk(Path home, String version) {

  /** The oldest release that the agent runs on. */
  private static final int OLDEST = 17;

  /** Where the usual packages and tools put JDKs. */
  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/lib/jvm"),
          Path.of("/opt"),
          Path.of("/Library/Java/JavaVirtualMachines"),
          Path.of(System.getProperty("user.home"), ".jdks"),
          Path.of(System.getProperty("user.home"), ".sdkman/candidates/java"));

  static Jdk at(String home) {
    try {
      Path real = Path.of(home).toRealPath();
      if (!isJdk(real)) {
        throw new UsageException("no JDK in " + home);
      }
      return new Jdk(real, readVersion(real));
    } catch (IOException e) {
      throw new UsageException("no JDK in " + home + ": " + e);
    }
  }

  /** The running JDK and every other that is found, each version once, oldest first. */
  static List<Jdk> findAll() {
    List<Path> homes = new ArrayList<>();
    homes.add(Path.of(System.getProperty("java.home")));
    for (Path place : PLACES) {
      homes.addAll(children(place));
    }
    Map<String, Jdk> found = new TreeMap<>();
    for (Path home : homes) {
      if (isJdk(home)) {
        Jdk jdk = at(home.toString());
        if (jdk.feature() >= OLDEST) {
          found.putIfAbsent(jdk.version, jdk);
        }
      }
    }
    return found.values().stream().sorted(Comparator.comparingInt(Jdk::feature)).toList();
  }

  private static List<Path> children(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(directory)) {
      return children.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isJdk(Path home) {
    return Files.isExecutable(home.resolve("bin/javac")) && Files.exists(home.resolve("release"));
  }

  private static String readVersion(Path home) throws IOException {
    Properties release = new Properties();
    try (Reader reader = Files.newBufferedReader(home.resolve("release"))) {
      release.load(reader);
    }
    String version = release.getProperty("JAVA_VERSION", "0");
    return release.getProperty("JAVA_RUNTIME_VERSION", version).replace("\"", "");
  }

  /** The release: 17; of the old form {@code 1.8} only the 1. */
  int feature() {
    return Integer.parseInt(version.replaceAll("\\D.*", ""));
  }

  /** The version without build and vendor: {@code 17.0.15}. */
  String shortVersion() {
    return version.replaceAll("[+-].*", "");
  }

  Path tool(String name) {
    return home.resolve("bin").resolve(name);
  }
}
