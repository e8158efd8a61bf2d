package dev.monomorph.agent.command;

import dev.monomorph.agent.command.AgentView.Sample;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code top}. */
@Command(
    name = "top",
    description = {
      "Shows what Monomorph does in a running JVM, again and again: totals, then its targets, those"
          + " first for which most is done.",
      "COPIES are the specializations in use; HITS/s needs hits=count in that JVM. Ends when the"
          + " JVM does, or with Ctrl-C."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, or the JVM has ended",
      "1:it cannot be looked at, and why",
      "2:wrong usage"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  java -jar monomorph-agent.jar top 4711",
      "  java -jar monomorph-agent.jar top --sort copies --filter com.acme --count 1 4711"
    })
final class TopCommand implements Callable<Integer> {
  private static final double MILLISECONDS_PER_SECOND = 1000;

  @Parameters(index = "0", paramLabel = "PID", description = "the process, see list")
  private long pid;

  @Option(
      names = "--interval",
      paramLabel = "SECONDS",
      defaultValue = "1",
      description = "time between two looks, such as 0.5; default: ${DEFAULT-VALUE}")
  private double interval;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "0",
      description = "end after N looks; default: never")
  private int count;

  @Option(
      names = "--sort",
      paramLabel = "BY",
      defaultValue = "hits",
      description = "hits, new, copies or name; default: ${DEFAULT-VALUE}")
  private TopSort sort;

  @Option(
      names = "--filter",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "show only targets whose names contain this")
  private String filter;

  @ParentCommand private CommandLineTool tool;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws JvmException, InterruptedException {
    // Not a number is not either.
    if (!(interval > 0) || interval > Integer.MAX_VALUE) {
      throw new ParameterException(
          spec.commandLine(), "--interval=" + interval + ": expected seconds, more than 0");
    }
    if (count < 0) {
      throw new ParameterException(
          spec.commandLine(), "--count=" + count + ": expected a number of looks, 1 or more");
    }
    if (tool.jvms().state(pid) != Jvms.State.IN) {
      throw new JvmException(pid, "Monomorph is not in this JVM");
    }
    try (AgentView view = tool.jvms().view(pid)) {
      watch(view);
    }
    return 0;
  }

  private void watch(AgentView view) throws InterruptedException {
    Screen screen = new Screen(spec.commandLine().getOut(), Help.Ansi.AUTO.enabled());
    TopTable table = new TopTable(sort, filter);
    Sample before = null;
    for (int i = 0; count == 0 || i < count; i++) {
      if (i > 0) {
        Thread.sleep((long) Math.ceil(interval * MILLISECONDS_PER_SECOND));
      }
      Sample now;
      try {
        now = view.look();
      } catch (IOException e) {
        spec.commandLine().getOut().println(ended());
        return;
      }
      screen.draw(table.lines(before, now));
      before = now;
    }
  }

  private String ended() {
    boolean alive = ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    return pid + (alive ? ": Monomorph was detached from this JVM" : ": this JVM has ended");
  }
}
