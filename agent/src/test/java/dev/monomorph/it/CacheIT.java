package dev.monomorph.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import dev.monomorph.it.app.Foreseen;
import dev.monomorph.it.app.Lambdas;
import dev.monomorph.testing.EveryJdk;
import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.ForkedJvm.Result;
import dev.monomorph.testing.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** What {@code cache=DIR} makes of the second start of a program. */
class CacheIT {
  private static final String[] OPERATORS = {"sum", "product", "max", "min", "last"};
  private static final String EXPECTED = "sum 15\nproduct 120\nmax 5\nmin 1\nlast 5\n";

  @TempDir private Path temporary;

  private Path cache() {
    return temporary.resolve("cache");
  }

  /** Each operator is used once: without a cache that is too seldom for the second option. */
  private JsonArray run(Jdk jdk, String options) throws IOException, JsonParserException {
    Path report = temporary.resolve("report.json");
    Result result =
        ForkedJvm.on(jdk)
            .agent("compile=foreground,cache=" + cache() + ",report=" + report + "," + options)
            .run(Lambdas.class, OPERATORS)
            .good();
    assertThat(result.out()).isEqualToNormalizingNewlines(EXPECTED);
    JsonArray targets = JsonParser.object().from(Files.readString(report)).getArray("targets");
    assertThat(targets).hasSize(1);
    return targets.getObject(0).getArray("specializations");
  }

  private static List<Boolean> reused(JsonArray specializations) {
    return specializations.stream().map(each -> ((JsonObject) each).getBoolean("reused")).toList();
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> files = Files.list(cache())) {
      return files.filter(file -> !file.endsWith("key")).toList();
    }
  }

  @EveryJdk
  void theSecondStartHasAllOfItOnTheFirstCalls(Jdk jdk) throws Exception {
    JsonArray first = run(jdk, "warmup=1");
    JsonArray second = run(jdk, "warmup=20");

    assertThat(reused(first)).containsExactly(false, false, false, false, false);
    assertThat(entries()).as("one for each, and one for their keys").hasSize(6);
    assertThat(reused(second)).containsExactly(true, true, true, true, true);
    for (int i = 0; i < first.size(); i++) {
      assertThat(second.getObject(i).getString("class"))
          .isEqualTo(first.getObject(i).getString("class"));
      assertThat(second.getObject(i).getInt("codeBytes"))
          .isEqualTo(first.getObject(i).getInt("codeBytes"));
    }
  }

  /** Those that a record is given are made of method handles: some ten classes for each. */
  @EveryJdk
  void noStartLinksMethodsThatCompareRecords(Jdk jdk) throws Exception {
    for (String start : new String[] {"first", "second"}) {
      Path loaded = temporary.resolve(start + ".log");
      ForkedJvm.on(jdk)
          .jvm("-Xlog:class+load:file=" + loaded)
          .agent("warmup=1,stress=true,targets=dev.monomorph.it.app.*#*,cache=" + cache())
          .run(Lambdas.class, OPERATORS)
          .good();
      assertThat(Files.readString(loaded))
          .contains("dev.monomorph.engine.SpecializationMaker ")
          .doesNotContain("java.lang.runtime.ObjectMethods");
    }
  }

  /** What the first run has kept is in place when the second one calls it for the first time. */
  @EveryJdk
  void theSecondStartHasWhatItDoesNotCallYet(Jdk jdk) throws Exception {
    runForeseen(jdk, "compile=foreground,warmup=1,hits=count", "0");
    JsonObject second = runForeseen(jdk, "warmup=1000,hits=count,jmx=on", "2");

    assertThat(second.getObject("generic").getInt("hits")).isZero();
    assertThat(madeFor(second).getBoolean("reused")).isTrue();
    assertThat(madeFor(second).getInt("hits")).isEqualTo(3);
  }

  /** The first call asks, and is handed what the others find in place. */
  @EveryJdk
  void withoutPreloadTheFirstCallAsks(Jdk jdk) throws Exception {
    runForeseen(jdk, "compile=foreground,warmup=1,hits=count", "0");
    JsonObject second =
        runForeseen(jdk, "compile=foreground,warmup=1000,hits=count,preload=false", "0");

    assertThat(madeFor(second).getBoolean("reused")).isTrue();
    assertThat(madeFor(second).getInt("hits")).isEqualTo(2);
  }

  private static JsonObject madeFor(JsonObject target) {
    assertThat(target.getArray("specializations")).hasSize(1);
    return target.getArray("specializations").getObject(0);
  }

  /** What the report says of the second target. */
  private JsonObject runForeseen(Jdk jdk, String options, String awaited) throws Exception {
    Path report = temporary.resolve("report.json");
    Result result =
        ForkedJvm.on(jdk)
            .agent("cache=" + cache() + ",report=" + report + "," + options)
            .run(Foreseen.class, awaited)
            .good();
    assertThat(result.out())
        .isEqualToNormalizingNewlines("first 15\nsecond 15\ninitialized\nthird 15\n");
    JsonArray targets = JsonParser.object().from(Files.readString(report)).getArray("targets");
    assertThat(targets.stream().map(each -> ((JsonObject) each).getString("method")))
        .containsExactly("first", "second", "third");
    return targets.getObject(1);
  }

  @EveryJdk
  void whatWasTamperedWithIsMadeAnew(Jdk jdk) throws Exception {
    run(jdk, "warmup=1");
    for (Path entry : entries()) {
      byte[] bytes = Files.readAllBytes(entry);
      bytes[bytes.length / 2] ^= 1;
      Files.write(entry, bytes);
    }

    assertThat(reused(run(jdk, "warmup=1"))).doesNotContain(true).hasSize(5);
    assertThat(reused(run(jdk, "warmup=20"))).doesNotContain(false).hasSize(5);
  }

  @EveryJdk
  void optionsThatDecideWhatCopiesAreHaveEntriesOfTheirOwn(Jdk jdk) throws Exception {
    run(jdk, "warmup=1");

    assertThat(run(jdk, "warmup=20,elements=any")).isEmpty();
  }

  @EveryJdk
  void aDirectoryThatOthersMayWriteToIsRefusedInOneLine(Jdk jdk) throws Exception {
    Files.createDirectory(cache());
    Files.setPosixFilePermissions(cache(), PosixFilePermissions.fromString("rwxrwxrwx"));

    Result result =
        ForkedJvm.on(jdk)
            .agent("warmup=1,compile=foreground,cache=" + cache())
            .run(Lambdas.class, OPERATORS);

    assertThat(result.out()).isEqualToNormalizingNewlines(EXPECTED);
    assertThat(result.err().lines()).hasSize(1);
    assertThat(result.err()).contains("monomorph: warn: cache=" + cache() + " is not used: ");
    assertThat(entries()).isEmpty();
  }
}
