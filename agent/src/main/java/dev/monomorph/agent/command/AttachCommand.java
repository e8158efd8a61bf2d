package dev.monomorph.agent.command;

import dev.monomorph.agent.AgentOptions;
import dev.monomorph.agent.AgentOptionsException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code attach}. */
@Command(
    name = "attach",
    description = {
      "Attaches Monomorph to a running JVM.",
      "Annotated methods, and those that the options name, are specialized from their next call on;"
          + " calls that are under way end in the original code."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:attached", "1:not attached, and why", "2:wrong usage, or wrong options"},
    footerHeading = "%nExamples:%n",
    footer = {
      "  java -jar monomorph-agent.jar attach 4711",
      "  java -jar monomorph-agent.jar attach 4711 'report=fold.txt,hits=count'",
      "",
      "A JVM of Java 21 or newer warns on its standard error when an agent is attached, unless it"
          + " was started with -XX:+EnableDynamicAgentLoading."
    })
final class AttachCommand implements Callable<Integer> {
  /** Bytes of one argument in the JVM's protocol, the end included. */
  private static final int MAX_BYTES = 1024;

  @Parameters(index = "0", paramLabel = "PID", description = "the process, see list")
  private long pid;

  @Parameters(
      index = "1",
      paramLabel = "OPTIONS",
      arity = "0..1",
      defaultValue = "",
      description = "as for -javaagent: key=value,key=value; file names are relative to here")
  private String options;

  @ParentCommand private CommandLineTool tool;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws JvmException {
    String argument = checked();
    if ((tool.jar() + "=" + argument).getBytes(StandardCharsets.UTF_8).length >= MAX_BYTES) {
      throw new JvmException(
          pid, "the options are too long to be handed to a JVM: put them into a file, config=FILE");
    }
    if (tool.jvms().state(pid) == Jvms.State.IN) {
      throw new JvmException(pid, "Monomorph is in this JVM already; detach it first");
    }
    String message = tool.jvms().load(pid, tool.jar(), argument);
    if (tool.jvms().state(pid) != Jvms.State.IN) {
      throw new JvmException(
          pid,
          "Monomorph was not attached: "
              + (message == null ? "see that JVM's standard error" : message));
    }
    return 0;
  }

  /** The options as the other JVM is to read them. */
  private String checked() {
    try {
      if (!AgentOptions.parse(options).get(AgentOptions.ENABLED)) {
        throw new ParameterException(
            spec.commandLine(), "enabled=false: there is nothing to attach");
      }
      return AgentOptions.fromOutside(options, Path.of("").toAbsolutePath());
    } catch (AgentOptionsException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
