package dev.monomorph.agent;

import dev.monomorph.inspect.Journal;
import dev.monomorph.inspect.TextReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the report when the JVM shuts down. */
final class ReportAtExit extends Thread {
  private final String file;
  private final String options;
  private volatile Journal journal;

  /**
   * @param file the file, or {@link AgentOptions#STANDARD_OUTPUT}
   * @param options for the report's head
   */
  ReportAtExit(String file, String options) {
    super("monomorph-report");
    this.file = file;
    this.options = options;
  }

  void listenTo(Journal source) {
    journal = source;
  }

  @Override
  public void run() {
    Journal source = journal;
    String text = TextReport.of(source == null ? new Journal(null, null) : source, options);
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
}
