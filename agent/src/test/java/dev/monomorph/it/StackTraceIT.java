package dev.monomorph.it;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.it.app.Failing;
import dev.monomorph.testing.EveryJdk;
import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.Jdk;
import dev.monomorph.testing.TestSource;
import java.util.List;

/** What the stack trace of an exception in a specialization shows. */
class StackTraceIT {
  private static final String FAILS = frame("fails", "");
  private static final String STUB = frame("starts", ".apply");
  private static final String CALLER = frame("calls", ".main");

  private static String frame(String comment, String method) {
    int line = TestSource.lineOf(Failing.class, comment);
    return "Failing.java:" + line + " " + Failing.class.getName() + method;
  }

  /** Traces of the three calls, without the lambda's own frame. */
  private static List<List<String>> traces(Jdk jdk, String options) {
    ForkedJvm jvm = ForkedJvm.on(jdk);
    String out = (options == null ? jvm : jvm.agent(options)).run(Failing.class).good().out();
    return List.of(out.split("--\n", -1)).subList(0, 3).stream()
        .map(trace -> trace.lines().filter(line -> !line.contains("lambda$")).toList())
        .toList();
  }

  @EveryJdk
  void withoutTheAgent(Jdk jdk) {
    assertThat(traces(jdk, null))
        .containsExactlyElementsOf(nCopies(3, List.of(FAILS + ".apply", CALLER)));
  }

  @EveryJdk
  void visibleFramesShowFileAndLine(Jdk jdk) {
    assertThat(traces(jdk, "warmup=2,compile=foreground"))
        .hasSize(3)
        .allSatisfy(
            trace -> {
              assertThat(trace.get(0)).startsWith(FAILS + "$$Mono").endsWith(".apply");
              assertThat(trace.subList(1, trace.size())).containsExactly(STUB, CALLER);
            });
  }

  /** The stub's frame has the method's first line. */
  @EveryJdk
  void hiddenFramesShowTheOriginalMethodsOnly(Jdk jdk) {
    assertThat(traces(jdk, "warmup=2,compile=foreground,frames=hidden"))
        .containsExactlyElementsOf(nCopies(3, List.of(STUB, CALLER)));
  }

  @EveryJdk
  void exitCodeIsTheApplications(Jdk jdk) {
    assertThat(ForkedJvm.on(jdk).agent("warmup=1,report=-").run(Failing.class, "42").exitCode())
        .isEqualTo(42);
  }
}
