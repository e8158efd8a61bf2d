package dev.monomorph.agent;

import dev.monomorph.inspect.Journal;
import dev.monomorph.inspect.JournalListener;
import dev.monomorph.inspect.JsonReport;
import dev.monomorph.inspect.ReportHead;
import dev.monomorph.inspect.TextReport;
import dev.monomorph.inspect.html.HtmlReport;
import dev.monomorph.inspect.html.KeptCode;
import java.io.IOException;
import java.io.Writer;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes the report when the JVM shuts down. */
final class ReportAtExit extends Thread {
  private final String file;
  private final AgentOptions options;
  private final Instrumentation instrumentation;

  /** The bytecode that the report shows; null where it shows none. */
  private final KeptCode code;

  private volatile Journal journal;
  private volatile Reuse reuse;

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
    this.code = endsIn(".html") ? new KeptCode() : null;
  }

  /** What the report has to be told as it happens, besides what is in the journal. */
  List<JournalListener> listeners() {
    return code == null ? List.of() : List.of(code);
  }

  void listenTo(Journal source) {
    journal = source;
  }

  /** Has the report say what has come of the cache. */
  void listenTo(Reuse source) {
    reuse = source;
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
    if (file.equals(AgentOptions.STANDARD_OUTPUT)) {
      System.out.print(text(source));
      return;
    }
    try {
      if (code == null) {
        // Unlike writeString it makes do with names that are no Unicode.
        Files.write(Path.of(file), text(source).getBytes(StandardCharsets.UTF_8));
      } else {
        writePage(source);
      }
    } catch (IOException e) {
      Log.error("report=" + file + ": cannot write the report", e);
    }
  }

  private void writePage(Journal source) throws IOException {
    try (Writer out = Files.newBufferedWriter(Path.of(file))) {
      HtmlReport.write(source, head(), code, out);
    }
  }

  /** In the format that the file's name ends in; text for people in any other. */
  private String text(Journal source) {
    return endsIn(".json") ? JsonReport.of(source, head(), "  ") : TextReport.of(source, head());
  }

  private ReportHead head() {
    Reuse source = reuse;
    return new ReportHead(
        AgentVersion.read(), options.asText(), source == null ? Map.of() : source.outcome());
  }

  private boolean endsIn(String ending) {
    return file.toLowerCase(Locale.ROOT).endsWith(ending);
  }
}
