package dev.monomorph.demo;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/** Which package uses which, read from the class files by jdeps; there is no cycle. */
class PackagesTest {
  private static final String ROOT = "dev.monomorph.demo";
  private static final Pattern EDGE =
      Pattern.compile("^\\s+(dev\\.monomorph\\.demo\\S*)\\s+-> (dev\\.monomorph\\.demo\\S*)\\s");

  @Test
  void onlyTheseEdgesExist() {
    Map<String, Set<String>> expected =
        new TreeMap<>(
            Map.ofEntries(
                entry("", Set.of("command")),
                entry("rows", Set.of("console")),
                entry("rules", Set.of("console", "expr", "rows")),
                entry("kernels", Set.of("expr")),
                entry("bench", Set.of("console", "expr", "kernels", "rows", "rules")),
                entry("audit", Set.of("console", "expr", "kernels", "rows", "rules")),
                entry("compare", Set.of("bench", "console")),
                entry("validate", Set.of("console", "expr", "kernels", "rows")),
                entry(
                    "command",
                    Set.of(
                        "audit",
                        "bench",
                        "compare",
                        "console",
                        "rowclass",
                        "rows",
                        "rules",
                        "validate"))));

    assertThat(edges()).isEqualTo(expected);
  }

  private static Map<String, Set<String>> edges() {
    StringWriter out = new StringWriter();
    int exitCode =
        ToolProvider.findFirst("jdeps")
            .orElseThrow()
            .run(
                new PrintWriter(out),
                new PrintWriter(out),
                "-verbose:package",
                "--ignore-missing-deps",
                "-filter:none",
                classes());
    assertThat(exitCode).as(out.toString()).isZero();
    Map<String, Set<String>> edges = new TreeMap<>();
    for (String line : out.toString().lines().toList()) {
      Matcher matcher = EDGE.matcher(line);
      if (matcher.find() && !matcher.group(1).equals(matcher.group(2))) {
        edges
            .computeIfAbsent(shorten(matcher.group(1)), from -> new TreeSet<>())
            .add(shorten(matcher.group(2)));
      }
    }
    return edges;
  }

  private static String classes() {
    try {
      return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static String shorten(String name) {
    return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
  }
}
