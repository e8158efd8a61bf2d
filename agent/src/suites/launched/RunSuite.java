package launched;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the tests of one directory of classes and writes what became of each: the half of the runner
 * that lives inside the tested JVM, beside the library under test.
 *
 * <p>Usage: {@code RunSuite CLASSES RESULTS TRACES ONLY EXCLUDED}: the directory, the two files
 * that {@link Recorder} writes, a regular expression that must be found in a test class's name (or
 * the JUnit Platform's id of one test), and one that must not match it. The classes are taken in
 * the order of their names, so that tests that leave something behind do so equally in every run.
 */
public final class RunSuite {

  /**
   * The names that the JUnit Platform console takes for test classes, less member classes: those
   * that are tests JUnit finds by way of their outer class.
   */
  private static final Pattern TEST_CLASS = Pattern.compile("([^$]+[.])?Test[^$]*|[^$]*Tests?");

  /** What the ids start with that the JUnit Platform gives. */
  private static final String UNIQUE_ID = "[engine:";

  private RunSuite() {}

  public static void main(String[] args) throws IOException {
    Path classes = Path.of(args[0]);
    List<DiscoverySelector> selectors =
        args[3].startsWith(UNIQUE_ID)
            ? List.of(selectUniqueId(args[3]))
            : selectors(classes, chosen(args[3], args[4]));
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectors).build();
    try (Writer results = writer(Path.of(args[1]));
        Writer traces = writer(Path.of(args[2]))) {
      LauncherFactory.create().execute(request, new Recorder(results, traces));
    }
    System.exit(0); // some suites leave threads behind that are no daemons
  }

  private static Predicate<String> chosen(String only, String excluded) {
    return TEST_CLASS
        .asMatchPredicate()
        .and(Pattern.compile(only).asPredicate())
        .and(Pattern.compile(excluded).asMatchPredicate().negate());
  }

  /** Unlike {@code Files.newBufferedWriter}, takes messages that hold half a surrogate pair. */
  private static Writer writer(Path file) throws IOException {
    return new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file), UTF_8));
  }

  private static List<DiscoverySelector> selectors(Path classes, Predicate<String> chosen)
      throws IOException {
    List<DiscoverySelector> selectors = new ArrayList<>();
    for (String name : classNames(classes)) {
      if (chosen.test(name)) {
        try {
          Class<?> type = Class.forName(name, false, RunSuite.class.getClassLoader());
          type.getDeclaredMethods(); // fails, as JUnit would, where a signature's class is missing
          selectors.add(selectClass(type));
        } catch (ClassNotFoundException | LinkageError e) {
          System.err.println("not a loadable class: " + name + ": " + e);
        }
      }
    }
    return selectors;
  }

  private static List<String> classNames(Path classes) throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString().replace('/', '.'))
          .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF"))
          .map(name -> name.substring(0, name.length() - ".class".length()))
          .sorted()
          .toList();
    }
  }
}
