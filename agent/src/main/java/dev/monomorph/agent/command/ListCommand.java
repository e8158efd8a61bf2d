package dev.monomorph.agent.command;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code list}. */
@Command(
    name = "list",
    description = {
      "Lists the JVMs of this user that can be attached to: process, whether Monomorph is in it"
          + " (in, -, or ? if it does not tell), and main class or jar.",
      "JVMs that keep no performance data (-XX:-UsePerfData, -XX:+PerfDisableSharedMem) are not"
          + " listed, and can be attached to all the same."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:this Java runtime cannot attach", "2:wrong usage"},
    footerHeading = "%nExample:%n",
    footer = "  java -jar monomorph-agent.jar list")
final class ListCommand implements Callable<Integer> {
  @ParentCommand private CommandLineTool tool;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws JvmException {
    PrintWriter out = spec.commandLine().getOut();
    out.println("    PID  MONOMORPH  PROGRAM");
    for (Jvms.Jvm jvm : tool.jvms().list()) {
      String state =
          switch (jvm.state()) {
            case IN -> "in";
            case OUT -> "-";
            case UNKNOWN -> "?";
          };
      out.println(String.format(Locale.ROOT, "%7d  %-9s  %s", jvm.pid(), state, jvm.program()));
    }
    return 0;
  }
}
