package runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Gets jars through Maven, with the user's own settings, and keeps them in the work directory.
 *
 * <p>Nothing is run in the project's own directory, and no build: only goals of the dependency
 * plugin. A suite's test dependencies are those of its own POM, less JUnit itself, which comes
 * whole and in one version with the launcher (its Vintage engine refuses what math3 has).
 */
final class Fetcher {

  private static final String PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1";
  private static final String JUNIT = "org.junit.platform:junit-platform-console-standalone:1.11.4";

  /** What the console's jar brings itself. */
  private static final String JUNIT_GROUPS =
      "junit,org.junit.jupiter,org.junit.platform,org.junit.vintage,org.opentest4j,org.apiguardian";

  private final Path work;

  Fetcher(Path work) {
    this.work = work;
  }

  /** The jar of the JUnit Platform with the Jupiter and Vintage engines. */
  Path junit() throws IOException, InterruptedException {
    Path directory = work.resolve("junit");
    Path jar = directory.resolve(JUNIT.split(":")[1] + "-" + JUNIT.split(":")[2] + ".jar");
    if (!Files.exists(jar)) {
      copy(JUNIT + ":jar", directory);
    }
    return jar;
  }

  /** The suite's jars; they are fetched once, a file written last says that all are there. */
  SuiteJars fetch(Suite suite) throws IOException, InterruptedException {
    Path directory = work.resolve(suite.label()).resolve("jars");
    Path dependencies = directory.resolve("dependencies");
    Path complete = directory.resolve("complete");
    if (!Files.exists(complete)) {
      System.out.println("fetching " + suite.coordinates());
      Disk.delete(directory);
      copy(suite.coordinates() + ":pom", directory);
      copy(suite.coordinates() + ":jar", directory);
      copy(suite.coordinates() + ":jar:tests", directory);
      copyDependencies(suite, directory.resolve(suite.label() + ".pom"), dependencies);
      Files.writeString(complete, suite.coordinates() + "\n");
    }
    return new SuiteJars(
        directory.resolve(suite.label() + ".jar"),
        directory.resolve(suite.label() + "-tests.jar"),
        Disk.files(dependencies, ".jar"));
  }

  private void copy(String artifact, Path directory) throws IOException, InterruptedException {
    maven(PLUGIN + ":copy", "-Dartifact=" + artifact, "-DoutputDirectory=" + directory);
  }

  private void copyDependencies(Suite suite, Path pom, Path directory)
      throws IOException, InterruptedException {
    maven(
        "-f",
        pom.toString(),
        PLUGIN + ":copy-dependencies",
        "-DincludeScope=test",
        "-DexcludeGroupIds=" + JUNIT_GROUPS,
        "-DexcludeArtifactIds=" + suite.name(), // another version of it, by way of a dependency
        "-DoutputDirectory=" + directory);
  }

  private void maven(String... arguments) throws IOException, InterruptedException {
    if (!Files.isDirectory(work)) { // a link to a directory will do
      Files.createDirectories(work);
    }
    List<String> command = new ArrayList<>(List.of("mvn", "-q", "-B", "-Dstyle.color=never"));
    command.addAll(List.of(arguments));
    Path log = work.resolve("maven.log");
    Process maven =
        new ProcessBuilder(command)
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (maven.waitFor() != 0) {
      throw new UsageException(
          String.join(" ", command) + " failed:\n" + Files.readString(log).strip());
    }
  }
}
