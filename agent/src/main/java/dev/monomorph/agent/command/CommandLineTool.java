package dev.monomorph.agent.command;

import java.io.File;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.instrument.Instrumentation;
import java.nio.charset.Charset;
import java.util.function.ToIntFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * What {@code java -jar monomorph-agent.jar} does.
 *
 * <p>Every error is one line on standard error, {@code monomorph: error: ...}.
 */
@Command(
    name = "monomorph-agent",
    description =
        "Attaches Monomorph to running JVMs, shows what it does there, detaches it, explains what it"
            + " would do of methods, and shows the code that it has generated.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ListCommand.class,
      AttachCommand.class,
      DetachCommand.class,
      TopCommand.class,
      ExplainCommand.class,
      DecompileCommand.class
    },
    mixinStandardHelpOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:not done, and why", "2:wrong usage"},
    footerHeading = "%nExamples:%n",
    footer = {
      "  java -jar monomorph-agent.jar list",
      "  java -jar monomorph-agent.jar attach 4711 'targets=com.acme.Fold#fold'",
      "  java -jar monomorph-agent.jar top 4711",
      "  java -jar monomorph-agent.jar detach 4711",
      "  java -jar monomorph-agent.jar explain -cp app.jar 'com.acme.Fold#fold'",
      "  java -jar monomorph-agent.jar decompile dump --vineflower vineflower.jar",
      "",
      "To start a JVM with the agent in it:",
      "  java -javaagent:monomorph-agent.jar='targets=com.acme.Fold#fold' ..."
    })
public final class CommandLineTool implements ToIntFunction<String[]>, Runnable {
  /** The exit code where a command has failed. */
  static final int FAILED = 1;

  private final File jar;
  private final Instrumentation instrumentation;
  private final Jvms jvms;
  private final PrintWriter out;
  private final PrintWriter err;

  @Spec private CommandSpec spec;

  @CommandLine.Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = CommandLine.ScopeType.INHERIT,
      description = "show this help")
  @SuppressWarnings("unused") // picocli looks at the command line
  private boolean help;

  /**
   * For the jar's main method.
   *
   * @param jar the agent's jar
   * @param instrumentation of this JVM; null if it was not started by {@code -jar}
   */
  public CommandLineTool(File jar, Instrumentation instrumentation) {
    this(jar, instrumentation, new LocalJvms(), writer(System.out), writer(System.err));
  }

  CommandLineTool(
      File jar, Instrumentation instrumentation, Jvms jvms, PrintWriter out, PrintWriter err) {
    this.jar = jar;
    this.instrumentation = instrumentation;
    this.jvms = jvms;
    this.out = out;
    this.err = err;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, Charset.defaultCharset()), true);
  }

  /** Runs a command line; returns the exit code. */
  @Override
  public int applyAsInt(String[] arguments) {
    return new CommandLine(this)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler((e, given) -> wrongUsage(e))
        .setExecutionExceptionHandler((e, line, result) -> failed(e))
        .execute(arguments);
  }

  /** No command was given. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command");
  }

  /** The agent's jar. */
  File jar() {
    return jar;
  }

  /** What this JVM lets agents do; null if it was not started by {@code -jar}. */
  Instrumentation instrumentation() {
    return instrumentation;
  }

  /** The JVMs of this machine. */
  Jvms jvms() {
    return jvms;
  }

  private int wrongUsage(ParameterException e) {
    String help = e.getCommandLine().getCommandSpec().qualifiedName() + " --help";
    complain(firstLine(e.getMessage()) + "; see " + help);
    return CommandLine.ExitCode.USAGE;
  }

  private int failed(Exception e) {
    complain(e instanceof CommandException ? e.getMessage() : e.toString());
    return FAILED;
  }

  private void complain(String message) {
    err.println("monomorph: error: " + message);
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse(text);
  }
}
