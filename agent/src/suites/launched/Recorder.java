package launched;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes one line for each event of a run: {@code uniqueId TAB status TAB throwable's class TAB
 * first line of its message}.
 *
 * <p>The status is {@code started}, {@code passed}, {@code failed}, {@code skipped} or, for a test
 * that gave up on an assumption, {@code aborted}. A container (a class, a parameterized method) is
 * written only where it did not pass, its id marked with {@code (container)}. The last line of a
 * whole run is {@code end}; every line is flushed, so a JVM that dies leaves all that it did, and
 * the test that is only started is the one it died in. Stack traces go to a second file, each after
 * a line {@code ## uniqueId}.
 *
 * <p>What changes from JVM to JVM (identity hash codes, numbers in generated names, the working
 * directory) is replaced in ids and messages, so that they can be compared.
 */
final class Recorder implements TestExecutionListener {

  private static final Pattern IDENTITY = Pattern.compile("@[0-9a-f]{1,16}\\b");
  private static final Pattern LAMBDA = Pattern.compile("\\$\\$Lambda[$/0-9a-fx]*");
  private static final Pattern MOCK = Pattern.compile("\\$(MockitoMock|Proxy|EasyMock)\\$?\\d+");
  private static final Pattern CONTROL = Pattern.compile("[\\t\\r\\n]");
  private static final String DIRECTORY = System.getProperty("user.dir");

  private final Writer results;
  private final Writer traces;
  private TestPlan plan;

  Recorder(Writer results, Writer traces) {
    this.results = results;
    this.traces = traces;
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    if (test.isTest()) {
      line(id(test), "started", "", "");
    }
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    String status =
        switch (result.getStatus()) {
          case SUCCESSFUL -> "passed";
          case ABORTED -> "aborted";
          case FAILED -> "failed";
        };
    Optional<Throwable> thrown = result.getThrowable();
    if (test.isTest() || !status.equals("passed")) {
      line(
          id(test),
          status,
          thrown.map(t -> t.getClass().getName()).orElse(""),
          thrown.map(Throwable::getMessage).orElse(""));
    }
    thrown.ifPresent(t -> trace(id(test), t));
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    line(id(test), "skipped", "", reason);
    for (TestIdentifier inside : plan.getDescendants(test)) {
      line(id(inside), "skipped", "", reason);
    }
  }

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    this.plan = plan;
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    line("end", "", "", "");
  }

  private static String id(TestIdentifier test) {
    String id = (test.isTest() ? "" : "(container) ") + stable(test.getUniqueId());
    return CONTROL.matcher(id).replaceAll(" ");
  }

  private synchronized void line(String id, String status, String thrown, String message) {
    try {
      String firstLine = stable(message).lines().findFirst().orElse("");
      firstLine = CONTROL.matcher(firstLine).replaceAll(" ");
      results.write(String.join("\t", id, status, stable(thrown), firstLine) + "\n");
      results.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void trace(String id, Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    try {
      traces.write("## " + id + "\n" + text + "\n");
      traces.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text without what differs between two equal runs. */
  static String stable(String text) {
    String stable = text.replace(DIRECTORY, "<directory>");
    stable = IDENTITY.matcher(stable).replaceAll("@#");
    stable = LAMBDA.matcher(stable).replaceAll("\\$\\$Lambda");
    return MOCK.matcher(stable).replaceAll("\\$$1#");
  }
}
