package dev.monomorph.agent.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code decompile}. */
@Command(
    name = "decompile",
    description = {
      "Writes what the option dump=DIR has written as Java source, with a decompiler of yours,"
          + " Vineflower.",
      "For each Type.class there is a Type.java, and a Type.lines that says which of its lines are"
          + " from which lines of the original source."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:not done, and why", "2:wrong usage"},
    footerHeading = "%nExample:%n",
    footer = {
      "  mvn dependency:copy -Dartifact=" + Vineflower.ARTIFACT + " -DoutputDirectory=.",
      "  java -jar monomorph-agent.jar decompile dump --vineflower vineflower-"
          + Vineflower.VERSION
          + ".jar"
    })
final class DecompileCommand implements Callable<Integer> {
  private static final String ENDING = ".class";

  @Parameters(index = "0", paramLabel = "DIR", description = "what was given as dump=DIR")
  private Path directory;

  @Option(names = "--vineflower", paramLabel = "JAR", description = "the decompiler's jar")
  private Path jar;

  @Option(
      names = "--out",
      paramLabel = "DIR2",
      description = "where the source is written; by default beside the class files")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws CommandException {
    if (jar == null) {
      throw new ParameterException(
          spec.commandLine(),
          "--vineflower=JAR is missing: the decompiler is not part of the agent; to get it: mvn"
              + " dependency:copy -Dartifact="
              + Vineflower.ARTIFACT
              + " -DoutputDirectory=.");
    }
    if (!Files.isDirectory(directory)) {
      throw new CommandException(directory + ": no such directory; the option dump=DIR makes one");
    }
    try (Vineflower vineflower = Vineflower.of(jar);
        Views views = new Views(directory, out == null ? directory : out)) {
      List<Path> files = classFiles();
      int written = views.write(vineflower.decompile(views.stage(files)));
      spec.commandLine().getOut().println(written + " of " + files.size() + " classes decompiled");
      return written == files.size() ? 0 : CommandLineTool.FAILED;
    } catch (IOException e) {
      throw new CommandException("cannot decompile " + directory + ": " + e, e);
    }
  }

  private List<Path> classFiles() throws IOException, CommandException {
    try (Stream<Path> all = Files.walk(directory)) {
      List<Path> files = all.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
      if (files.isEmpty()) {
        throw new CommandException(directory + ": no class files; was anything specialized?");
      }
      return files;
    }
  }
}
