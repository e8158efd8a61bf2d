package dev.monomorph.equivalence;

import dev.monomorph.equivalence.generate.Program;
import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.Jdk;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.util.Textifier;

/**
 * Starts an {@link EquivalenceWorker} with the packaged agent and with {@link Watch}.
 *
 * @param jdk what runs it
 * @param options the agent's
 * @param out where differences are kept
 * @param shrinking how long each difference is shrunk
 * @param times how often each entry call is made
 */
record EquivalenceJvm(Jdk jdk, String options, Path out, Duration shrinking, int times) {
  /** Every eligible method of every program is specialized on its first call. */
  static final String STRESS =
      "targets=gen.*#*,stress=true,max-specializations=1000000,max-code=2000m";

  /** Arguments that are always the same object are taken for constants. */
  static final String CONSTANTS =
      "targets=gen.*#*,warmup=10,compile=foreground,max-specializations=1000000,max-code=2000m";

  /** The same as {@link #STRESS}, all final fields and the arrays in them being vouched for. */
  static final String VOUCHED = STRESS + ",trust=gen.*";

  private static final Duration DEADLINE = Duration.ofMinutes(30);

  /**
   * Hidden copies are to be seen in traces too; and all traces, however often they are made. With
   * them come the frames of method handles, a dozen for a call: more than a trace has room for by
   * default, 1024.
   */
  private static final List<String> JVM =
      List.of(
          "-Xmx1g",
          "-Xss16m",
          "-XX:+UseSerialGC",
          "-Xmn256m",
          "-XX:-OmitStackTraceInFastThrow",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:+ShowHiddenFrames",
          "-XX:MaxJavaStackTraceDepth=100000");

  /**
   * For thousands of programs: the optimizing compiler pays, and so do fewer full collections. Some
   * program in a hundred thousand holds more than a gigabyte of stack traces.
   */
  private static final List<String> LONG_RUN =
      List.of("-XX:TieredStopAtLevel=4", "-XX:MetaspaceSize=600m", "-Xmx4g");

  private static final int LONG = 1000;

  /** The same for all: to the agent's cache another file is another agent. */
  private static final Path WATCH = watchJar();

  /**
   * What a JVM did.
   *
   * @param output what the worker printed
   */
  record Result(Totals totals, AgentTotals agent, String output) {}

  /** Programs of consecutive seeds; a difference is kept as a file. */
  Result programs(long firstSeed, int count) {
    return run(count < LONG ? List.of() : LONG_RUN, "", seeds(firstSeed, count));
  }

  /** The same, with a mistake in one copy of each program. */
  Result mistaken(PlantedBug bug, long firstSeed, int count) {
    return run(List.of(), "=" + bug, seeds(firstSeed, count));
  }

  /** Programs that were kept. */
  Result kept(List<Path> files) {
    List<String> arguments = new ArrayList<>(List.of(EquivalenceWorker.FILES));
    files.forEach(each -> arguments.add(each.toString()));
    return run(List.of(), "", arguments);
  }

  private static List<String> seeds(long first, int count) {
    return List.of(EquivalenceWorker.SEEDS, Long.toString(first), Integer.toString(count));
  }

  private Result run(List<String> jvm, String bug, List<String> programs) {
    try {
      Path directory = Files.createTempDirectory("equivalence");
      Path report = directory.resolve("report.txt");
      List<String> arguments = new ArrayList<>(JVM);
      arguments.addAll(jvm);
      arguments.add("-javaagent:" + ForkedJvm.agentJar() + "=" + options + ",report=" + report);
      arguments.add("-javaagent:" + WATCH + bug);
      arguments.add("-D" + Execution.TIMES + "=" + times);
      arguments.add("-D" + Program.VOUCHED_FOR + "=" + options.contains("trust="));
      List<String> rest =
          new ArrayList<>(List.of(out.toString(), Long.toString(shrinking.toSeconds())));
      rest.addAll(programs);
      String output = run(arguments, rest);
      Result result = new Result(Totals.in(output), AgentTotals.of(report), output);
      for (Path each : List.of(report, directory)) {
        Files.delete(each);
      }
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String run(List<String> jvmArguments, List<String> arguments) {
    return ForkedJvm.on(jdk)
        .within(DEADLINE)
        .jvm(jvmArguments.toArray(String[]::new))
        .library(ClassReader.class)
        .library(ClassNode.class)
        .library(Analyzer.class)
        .library(Textifier.class)
        .run(EquivalenceWorker.class, arguments.toArray(String[]::new))
        .good()
        .out();
  }

  /** A jar with a manifest alone: the class itself is on the class path. */
  private static Path watchJar() {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", Watch.class.getName());
    try {
      Path jar = Files.createTempFile("watch", ".jar");
      jar.toFile().deleteOnExit();
      try (OutputStream file = Files.newOutputStream(jar);
          JarOutputStream entries = new JarOutputStream(file, manifest)) {
        entries.finish();
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
