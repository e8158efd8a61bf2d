package dev.monomorph.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line asks of JVMs, says, and returns. */
class CommandLineToolTest {
  private static final File JAR = new File("/opt/monomorph-agent.jar");

  private final FakeJvms jvms = new FakeJvms();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** One JVM, number 7, that does what an agent would. */
  private static final class FakeJvms implements Jvms {
    private final List<String> loaded = new ArrayList<>();
    private State state = State.OUT;
    private State next;
    private String message;
    private AgentView view;

    @Override
    public List<Jvm> list() {
      return List.of(
          new Jvm(7, "com.acme.Main", state),
          new Jvm(123456, "app.jar", State.IN),
          new Jvm(8, "", State.UNKNOWN));
    }

    @Override
    public State state(long pid) throws JvmException {
      if (pid != 7) {
        throw new JvmException(pid, "no such process");
      }
      return state;
    }

    @Override
    public AgentView view(long pid) {
      return view;
    }

    @Override
    public String load(long pid, File jar, String argument) {
      loaded.add(pid + " " + jar + " " + argument);
      state = next == null ? state : next;
      return message;
    }
  }

  private int run(String... arguments) {
    return new CommandLineTool(
            JAR, null, jvms, new PrintWriter(out, true), new PrintWriter(err, true))
        .applyAsInt(arguments);
  }

  private void assertFails(int code, String line, String... arguments) {
    assertThat(run(arguments)).isEqualTo(code);
    assertThat(err.toString()).isEqualTo("monomorph: error: " + line + System.lineSeparator());
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void attaches() {
    jvms.next = Jvms.State.IN;

    assertThat(run("attach", "7", "warmup=5,targets=com.acme.Fold#fold")).isZero();

    assertThat(jvms.loaded).containsExactly("7 " + JAR + " targets=com.acme.Fold#fold,warmup=5");
    assertThat(out + "" + err).isEmpty();
  }

  @Test
  void attachesWithoutOptions() {
    jvms.next = Jvms.State.IN;

    assertThat(run("attach", "7")).isZero();

    assertThat(jvms.loaded).containsExactly("7 " + JAR + " ");
  }

  /** The other JVM has a working directory of its own. */
  @Test
  void makesFileNamesAbsolute() {
    jvms.next = Jvms.State.IN;

    assertThat(run("attach", "7", "report=a,b.txt")).isZero();

    Path report = Path.of("a,b.txt").toAbsolutePath();
    assertThat(jvms.loaded).containsExactly("7 " + JAR + " report=" + report);
  }

  @Test
  void leavesStandardOutputAsItIs() {
    jvms.next = Jvms.State.IN;

    assertThat(run("attach", "7", "report=-")).isZero();

    assertThat(jvms.loaded).containsExactly("7 " + JAR + " report=-");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wramup=5 | wramup=5: unknown option; nearest valid: warmup",
        "frames=visble | frames=visble: expected visible or hidden; nearest valid: frames=visible",
        "config=no-such.file | config=no-such.file: no such file",
        "enabled=false | enabled=false: there is nothing to attach",
      })
  void checksOptionsBeforeItAttaches(String options, String line) {
    assertFails(2, line + "; see monomorph-agent attach --help", "attach", "7", options);
    assertThat(jvms.loaded).isEmpty();
  }

  @Test
  void saysWhereToPutOptionsThatAreTooLong() {
    String many = "targets=" + "com.acme.Fold#fold:".repeat(60) + "com.acme.Sort#sort";

    assertFails(
        1,
        "7: the options are too long to be handed to a JVM: put them into a file, config=FILE",
        "attach",
        "7",
        many);
    assertThat(jvms.loaded).isEmpty();
  }

  @Test
  void attachesNoSecondTime() {
    jvms.state = Jvms.State.IN;

    assertFails(1, "7: Monomorph is in this JVM already; detach it first", "attach", "7");
    assertThat(jvms.loaded).isEmpty();
  }

  @Test
  void saysWhatTheAgentSays() {
    jvms.message = "config=x: no such file";

    assertFails(1, "7: Monomorph was not attached: config=x: no such file", "attach", "7");
  }

  @Test
  void saysWhereElseToLook() {
    assertFails(1, "7: Monomorph was not attached: see that JVM's standard error", "attach", "7");
  }

  @Test
  void saysThatThereIsNoSuchJvm() {
    assertFails(1, "9: no such process", "attach", "9");
  }

  @Test
  void detaches() {
    jvms.state = Jvms.State.IN;
    jvms.next = Jvms.State.OUT;

    assertThat(run("detach", "7")).isZero();

    assertThat(jvms.loaded).containsExactly("7 " + JAR + " detach");
  }

  @Test
  void detachesOnlyWhatIsThere() {
    assertFails(1, "7: Monomorph is not in this JVM", "detach", "7");
    assertThat(jvms.loaded).isEmpty();
  }

  @Test
  void saysThatTheAgentStays() {
    jvms.state = Jvms.State.IN;

    assertFails(1, "7: Monomorph was not detached: see that JVM's standard error", "detach", "7");
  }

  @Test
  void saysWhatDetachingHasLeft() {
    jvms.state = Jvms.State.IN;
    jvms.next = Jvms.State.OUT;
    jvms.message = "2 classes could not be given their own code back, see the log";

    assertFails(1, "7: " + jvms.message, "detach", "7");
  }

  /** Shows one target, three times; then the JVM is gone. */
  private static final class FakeView implements AgentView {
    private int looks;
    private boolean closed;

    @Override
    public Sample look() throws IOException {
      looks++;
      if (looks > 3) {
        throw new IOException("gone");
      }
      Target target = new Target("com.acme.A#b", true, 1, looks, 0, 1, "1 FULL", "", null);
      return new Sample(looks, true, new Totals(1, 1, 1, 0, looks, 0, 10, 1), List.of(target));
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @Test
  void looksAsOftenAsItShall() {
    FakeView view = new FakeView();
    jvms.view = view;
    jvms.state = Jvms.State.IN;

    assertThat(run("top", "--count", "2", "--interval", "0.001", "--sort", "copies", "7")).isZero();

    assertThat(out.toString().lines().filter(line -> line.contains("#b"))).hasSize(2);
    assertThat(view.closed).isTrue();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void looksUntilTheJvmIsGone() {
    FakeView view = new FakeView();
    jvms.view = view;
    jvms.state = Jvms.State.IN;

    assertThat(run("top", "--interval", "0.001", "7")).isZero();

    assertThat(out.toString().lines().filter(line -> line.contains("#b"))).hasSize(3);
    assertThat(out.toString().strip()).endsWith("this JVM");
    assertThat(view.closed).isTrue();
  }

  @Test
  void looksOnlyAtWhatIsThere() {
    assertFails(1, "7: Monomorph is not in this JVM", "top", "7");
  }

  @Test
  void lists() {
    assertThat(run("list")).isZero();

    assertThat(out.toString().lines())
        .containsExactly(
            "    PID  MONOMORPH  PROGRAM",
            "      7  -          com.acme.Main",
            " 123456  in         app.jar",
            "      8  ?          ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | no command; see monomorph-agent --help",
        "atach 7 | Unmatched arguments from index 0: 'atach', '7'; see monomorph-agent --help",
        "attach | Missing required parameter: 'PID'; see monomorph-agent attach --help",
        "attach x | Invalid value for positional parameter at index 0 (PID): 'x' is not a long;"
            + " see monomorph-agent attach --help",
        "explain -cp . | Missing required parameter: 'PATTERN'; see monomorph-agent explain --help",
        "explain a.B#c | Missing required option: '--classpath=PATH';"
            + " see monomorph-agent explain --help",
        "explain -cp . a.B.c | a.B.c: no '#' before the method; nearest valid: a.B#c;"
            + " see monomorph-agent explain --help",
        "explain -cp . --assume x=a.B a.B#c | Invalid value for option '--assume' (N=CLASS): 'x' is"
            + " not an int; see monomorph-agent explain --help",
        "explain -cp . a.B#c | explain needs the JVM's own code: start it by java -jar;"
            + " see monomorph-agent explain --help",
        "top 7 --interval 0 | --interval=0.0: expected seconds, more than 0;"
            + " see monomorph-agent top --help",
        "top 7 --count -1 | --count=-1: expected a number of looks, 1 or more;"
            + " see monomorph-agent top --help",
        "detach 7 8 | Unmatched argument at index 2: '8'; see monomorph-agent detach --help",
      })
  void wrongUsageIsOneLine(String arguments, String line) {
    assertFails(2, line, arguments.isEmpty() ? new String[0] : arguments.split(" ", -1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "list --help",
        "attach --help",
        "detach -h",
        "top --help",
        "decompile --help",
        "explain --help"
      })
  void helpHasExamplesAndExitCodes(String arguments) {
    assertThat(run(arguments.split(" ", -1))).isZero();

    assertThat(out.toString()).contains("Exit codes:").containsPattern("Examples?:");
    assertThat(err.toString()).isEmpty();
  }
}
