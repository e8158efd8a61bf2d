package runner;

import java.util.List;

/**
 * A library whose compiled tests (classifier {@code tests}) are run: where it is on Maven Central,
 * and how its own build runs them.
 *
 * @param excluded a regular expression of test classes that the build leaves out, too
 * @param jvmOptions for the JVM that runs the tests
 */
record Suite(String group, String name, String version, String excluded, List<String> jvmOptions) {

  private static final String NONE = "";

  /** Every suite the runner knows, in the order they run. */
  static final List<Suite> ALL =
      List.of(
          new Suite(
              "org.apache.commons",
              "commons-lang3",
              "3.17.0",
              NONE,
              List.of(
                  "--add-opens=java.base/java.lang=ALL-UNNAMED",
                  "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
                  "--add-opens=java.base/java.util=ALL-UNNAMED")),
          new Suite(
              "org.apache.commons", "commons-collections4", "4.4", ".*[.]BulkTest", List.of()),
          new Suite("org.apache.commons", "commons-math3", "3.6.1", NONE, List.of()),
          new Suite(
              "org.apache.commons",
              "commons-text",
              "1.12.0",
              NONE,
              List.of(
                  "-Dpolyglot.engine.WarnInterpreterOnly=false",
                  "-Dnet.bytebuddy.experimental=true")), // its Mockito is older than JDK 25
          new Suite("org.apache.commons", "commons-csv", "1.11.0", ".*PerformanceTest", List.of()),
          new Suite(
              "commons-codec",
              "commons-codec",
              "1.17.0",
              ".*PerformanceTest",
              List.of("-Xmx2g"))); // with little more its largest tests run out of memory

  static Suite named(String name) {
    return ALL.stream()
        .filter(suite -> suite.name.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "no suite %s; there are %s"
                        .formatted(name, ALL.stream().map(Suite::name).toList())));
  }

  /** Maven's coordinates: {@code group:name:version}. */
  String coordinates() {
    return group + ":" + name + ":" + version;
  }

  /** Name and version, as in file names. */
  String label() {
    return name + "-" + version;
  }
}
