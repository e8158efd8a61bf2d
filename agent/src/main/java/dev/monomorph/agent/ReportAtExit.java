package dev.monomorph.agent;

import dev.monomorph.inspect.Journal;
import dev.monomorph.inspect.JsonReport;
import dev.monomorph.inspect.ReportHead;
import dev.monomorph.inspect.TextReport;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes the report when the JVM shuts down. */
final class ReportAtExit extends Thread {
  private final String file;
  private final AgentOptions options;
  private final Instrumentation instrumentation;
  private volatile Journal journal;

  /**
   * @param file the file, or {@link AgentOptions#STANDARD_OUTPUT}
   * @param options for the report's head
   * @param instrumentation tells which classes there are
   */
  ReportAtExit(String file, AgentOptions options, Instrumentation instrumentation) {
    super("monomorph-report");
    this.file = file;
    this.options = options;
    this.instrumentation = instrumentation;
  }

  void listenTo(Journal source) {
    journal = source;
  }

  @Override
  public void run() {
    write();
  }

  /** Writes the report now instead, unless the JVM is shutting down and does it anyway. */
  void writeNow() {
    try {
      if (Runtime.getRuntime().removeShutdownHook(this)) {
        write();
      }
    } catch (IllegalStateException shuttingDown) {
      // The JVM is calling run().
    }
  }

  private void write() {
    Journal source = journal == null ? new Journal(null, List.of()) : journal;
    new UnwovenTargets(options.targets(), source).add(instrumentation.getAllLoadedClasses());
    String text = text(source);
    if (file.equals(AgentOptions.STANDARD_OUTPUT)) {
      System.out.print(text);
      return;
    }
    try {
      Files.writeString(Path.of(file), text);
    } catch (IOException e) {
      Log.error("report=" + file + ": cannot write the report", e);
    }
  }

  /** In the format that the file's name ends in; text for people in any other. */
  private String text(Journal source) {
    if (file.toLowerCase(Locale.ROOT).endsWith(".json")) {
      return JsonReport.of(source, new ReportHead(AgentVersion.read(), options.asText()), "  ");
    }
    return TextReport.of(source, options.toString());
  }
}
