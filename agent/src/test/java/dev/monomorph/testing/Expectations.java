package dev.monomorph.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is expected of methods, read from comments beside them in their own source: {@code int
 * fold(…) // woven, …} or {@code // refused: REASON}.
 */
public final class Expectations {
  private static final Pattern EXPECTED =
      Pattern.compile("[^(]*?(?<name>\\w+)\\(.*// (?<expected>(woven|refused)\\b.*)");

  private Expectations() {}

  /**
   * The expectations in the source of a nested class.
   *
   * @return by method name, which must be unique; a constructor's is {@code <init>}
   */
  public static Map<String, String> of(Class<?> targets) {
    Map<String, String> expectations = new LinkedHashMap<>();
    boolean inside = false;
    for (String line : TestSource.lines(targets)) {
      Matcher type = Pattern.compile(".*\\b(class|interface) (\\w+).*").matcher(line);
      if (type.matches()) {
        inside = type.group(2).equals(targets.getSimpleName());
      }
      Matcher method = EXPECTED.matcher(line);
      if (inside && method.matches()) {
        String name = method.group("name");
        boolean constructor = name.equals(targets.getSimpleName());
        String former =
            expectations.put(constructor ? "<init>" : name, method.group("expected").strip());
        assertThat(former).as("second method %s in %s", name, targets).isNull();
      }
    }
    assertThat(expectations).as("expectations in %s", targets).isNotEmpty();
    return expectations;
  }
}
