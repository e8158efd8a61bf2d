package dev.monomorph.agent.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code detach}. */
@Command(
    name = "detach",
    description = {
      "Takes Monomorph out of a JVM, whether it was attached or started with.",
      "All methods have their own code again, the report is written, and the agent's memory is"
          + " freed. Calls that are under way end in the code that they are in."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:detached", "1:not detached, and why", "2:wrong usage"},
    footerHeading = "%nExample:%n",
    footer = "  java -jar monomorph-agent.jar detach 4711")
final class DetachCommand implements Callable<Integer> {
  /** The agent's argument that asks it to go. */
  private static final String ARGUMENT = "detach";

  @Parameters(index = "0", paramLabel = "PID", description = "the process, see list")
  private long pid;

  @ParentCommand private CommandLineTool tool;

  @Override
  public Integer call() throws JvmException {
    if (tool.jvms().state(pid) != Jvms.State.IN) {
      throw new JvmException(pid, "Monomorph is not in this JVM");
    }
    String message = tool.jvms().load(pid, tool.jar(), ARGUMENT);
    if (tool.jvms().state(pid) == Jvms.State.IN) {
      throw new JvmException(pid, "Monomorph was not detached: see that JVM's standard error");
    }
    if (message != null) {
      throw new JvmException(pid, message);
    }
    return 0;
  }
}
