package dev.monomorph.agent.command;

import dev.monomorph.agent.explain.ClassPath;
import dev.monomorph.agent.explain.ExplainException;
import dev.monomorph.agent.explain.Explainer;
import dev.monomorph.weave.TargetPatterns;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code explain}. */
@Command(
    name = "explain",
    description = {
      "Says of methods whether and why they can be specialized, which parameters matter, and which"
          + " calls would be copied.",
      "Class files are all that is needed: nothing of the program is run."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:explained, whether or not the methods can be specialized",
      "1:nothing matches, or something that is named is not there",
      "2:wrong usage, or no pattern"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  java -jar monomorph-agent.jar explain -cp 'app.jar:lib/*' 'com.acme.*#*'",
      "  java -jar monomorph-agent.jar explain -cp app.jar \\",
      "      --assume 1=com.acme.Add 'com.acme.Fold#fold'"
    })
final class ExplainCommand implements Callable<Integer> {
  @Option(
      names = {"--classpath", "-cp"},
      paramLabel = "PATH",
      required = true,
      description = "the program's class path, as for java: directories, jars, DIRECTORY/*")
  private String classPath;

  @Option(
      names = "--assume",
      paramLabel = "N=CLASS",
      description =
          "also tells what a specialization for arguments of exactly these classes would be; N is"
              + " the parameter's number, 0 being the receiver of an instance method; repeatable")
  private Map<Integer, String> assumed = new TreeMap<>();

  @Parameters(
      index = "0",
      paramLabel = "PATTERN",
      description = "the methods, as for the option targets: pkg.Type#method")
  private String pattern;

  @ParentCommand private CommandLineTool tool;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws CommandException, IOException {
    TargetPatterns patterns = patterns();
    Instrumentation instrumentation = tool.instrumentation();
    if (instrumentation == null) {
      throw new ParameterException(
          spec.commandLine(), "explain needs the JVM's own code: start it by java -jar");
    }
    try (ClassPath path = ClassPath.parse(classPath)) {
      String text = Explainer.explain(instrumentation, path, patterns, assumed);
      spec.commandLine().getOut().print(text);
      spec.commandLine().getOut().flush();
    } catch (ExplainException e) {
      throw new CommandException(e.getMessage(), e);
    }
    return 0;
  }

  private TargetPatterns patterns() {
    try {
      TargetPatterns patterns = TargetPatterns.parse(pattern);
      if (patterns.isEmpty()) {
        throw new ParameterException(spec.commandLine(), "no pattern");
      }
      return patterns;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
