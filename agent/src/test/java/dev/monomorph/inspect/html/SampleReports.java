package dev.monomorph.inspect.html;

import dev.monomorph.inspect.JsonReport;
import dev.monomorph.inspect.ReportHead;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes reports with 5 and with 5,000 specializations, one of nothing and one with hostile names,
 * each as a page and as JSON: {@code agent/src/browser/run} looks at them in a browser.
 */
public final class SampleReports {
  private SampleReports() {}

  /** The argument is the directory that they are written to. */
  public static void main(String[] arguments) throws Exception {
    Path directory = Files.createDirectories(Path.of(arguments[0]));
    write(directory, "none", new SampleJournal());
    write(directory, "few", new SampleJournal().fill(5, 400));
    write(directory, "many", new SampleJournal().fill(5000, 20));
    write(directory, "hostile", new SampleJournal().fillWithHostileNames());
  }

  private static void write(Path directory, String name, SampleJournal sample) throws IOException {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("targets", "com.acme.*#*:org.example.text.*#*");
    options.put("warmup", "20");
    options.put("hits", "count");
    options.put("report", name + ".html");
    ReportHead head = new ReportHead("0.1.0", options, Map.of());
    try (Writer out = Files.newBufferedWriter(directory.resolve(name + ".html"))) {
      HtmlReport.write(sample.journal, head, sample.code, out);
    }
    String json = JsonReport.of(sample.journal, head, "").replaceAll("[\ud800-\udfff]", "?");
    Files.writeString(directory.resolve(name + ".json"), json);
  }
}
