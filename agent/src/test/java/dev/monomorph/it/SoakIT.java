package dev.monomorph.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.it.app.HotSwap;
import dev.monomorph.it.soak.Soak;
import dev.monomorph.testing.AgentJar;
import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.ForkedJvm.Result;
import dev.monomorph.testing.Jdk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything changes at once, for some seconds; {@code -Dmonomorph.soak.seconds=60} makes it a
 * minute for each of the runs.
 */
class SoakIT {
  private static final int SECONDS = Integer.getInteger("monomorph.soak.seconds", 4);

  /** In use after a garbage collection, with 200 sites alive, in MiB. */
  private static final int MAX_HEAP = 96;

  private static final int MAX_METASPACE = 128;

  private static final List<String> OPTIONS =
      List.of(
          "warmup=5,compile=foreground,max-specializations=1000000,max-code=1000m,report=-",
          "warmup=2,max-keys=3,max-specializations=300,max-code=256k,report=-");

  @TempDir static Path directory;
  private static String hotSwap;

  @BeforeAll
  static void makeAgent() throws IOException {
    hotSwap = "-javaagent:" + AgentJar.of(HotSwap.class, directory);
  }

  static Stream<Arguments> runs() {
    return Jdk.all().flatMap(jdk -> OPTIONS.stream().map(each -> Arguments.of(jdk, each)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("runs")
  void nothingIsWrongAndMemoryIsBounded(Jdk jdk, String options) {
    Result result =
        ForkedJvm.on(jdk)
            .jvm("-XX:TieredStopAtLevel=4", hotSwap)
            .agent(options)
            .within(Duration.ofSeconds(SECONDS + 60))
            .run(Soak.class, String.valueOf(SECONDS))
            .good();

    System.out.println(jdk + " " + options + "\n" + result.program());
    assertThat(result.report()).doesNotContain("failures");
    if (options.contains("foreground")) {
      // In the background one thread has to compete with sixteen.
      assertThat(number("specializations +", result.report())).isPositive();
    }
    assertThat(number("loaders ", result.program())).isGreaterThan(200);
    assertThat(number("redefinitions ", result.program())).isPositive();
    assertThat(number("heap ", result.program())).isLessThan(MAX_HEAP);
    assertThat(number("metaspace ", result.program())).isLessThan(MAX_METASPACE);
  }

  private static int number(String name, String text) {
    Matcher matcher = Pattern.compile("(?m)^" + name + "([\\d,]+)$").matcher(text);
    assertThat(matcher.find()).as("%s in %s", name, text).isTrue();
    return Integer.parseInt(matcher.group(1).replace(",", ""));
  }
}
