package dev.monomorph.demo.command;

import dev.monomorph.demo.console.UserException;
import dev.monomorph.demo.rules.RuleException;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The program itself: its commands, and how it speaks of errors. */
@Command(
    name = "monomorph-demo",
    mixinStandardHelpOptions = true,
    versionProvider = DemoCommand.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Audits the methods of this JDK, of jars, or the rows of a CSV file, by rules; and "
            + "measures what the Monomorph agent makes of that.",
    footer = {
      "",
      "Examples:",
      "  java -jar monomorph-demo.jar audit",
      "  java -jar monomorph-demo.jar compare",
      "  java -jar monomorph-demo.jar help audit",
      "",
      "In bash and zsh, Tab completes the options of a command by this name:",
      "  alias monomorph-demo='java -jar /path/to/monomorph-demo.jar'",
      "  source <(monomorph-demo generate-completion)"
    })
public final class DemoCommand {
  private DemoCommand() {}

  /**
   * The command line of the program.
   *
   * @param main the main class, for commands that start the program again
   */
  public static CommandLine commandLine(Class<?> main) {
    return new CommandLine(new DemoCommand())
        .addSubcommand(new AuditCommand())
        .addSubcommand(new ValidateCommand())
        .addSubcommand(new BenchCommand())
        .addSubcommand(new CompareCommand(main))
        .addSubcommand(new RowClassCommand())
        .addSubcommand(new CommandLine.HelpCommand())
        .addSubcommand(new AutoComplete.GenerateCompletion())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(DemoCommand::reportUsage)
        .setExecutionExceptionHandler(DemoCommand::reportError);
  }

  private static int reportUsage(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    if (arguments.length == 0) {
      command.usage(command.getErr());
    } else {
      String name = command.getCommandSpec().qualifiedName();
      // Some of picocli's messages begin with the word, some do not.
      command.getErr().println("error: " + e.getMessage().replaceFirst("^Error: ", ""));
      command.getErr().println("See '%s --help'.".formatted(name));
    }
    return ExitCodes.USAGE;
  }

  private static int reportError(Exception e, CommandLine command, ParseResult parsed)
      throws Exception {
    if (!(e instanceof UserException)) {
      throw e;
    }
    // Errors in rules come with file and line in front, as compilers and editors know them.
    command.getErr().println((e instanceof RuleException ? "" : "error: ") + e.getMessage());
    return ExitCodes.USAGE;
  }

  /** The version in the manifest of the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = DemoCommand.class.getPackage().getImplementationVersion();
      return new String[] {"monomorph-demo " + (version == null ? "(not packaged)" : version)};
    }
  }
}
