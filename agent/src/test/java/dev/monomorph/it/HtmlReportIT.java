package dev.monomorph.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import dev.monomorph.it.app.Folds;
import dev.monomorph.testing.EveryJdk;
import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.Jdk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.io.TempDir;

/** The packaged agent writes the report as a page, with the bytecode of what it has made. */
class HtmlReportIT {
  @TempDir private Path directory;

  private String page(Jdk jdk, String options) throws IOException {
    ForkedJvm.on(jdk)
        .in(directory)
        .agent("warmup=1,compile=foreground,report=r.html" + options)
        .run(Folds.class, "10")
        .good();
    return Files.readString(directory.resolve("r.html"));
  }

  private static JsonObject report(String page) throws Exception {
    String start = "<script type=\"application/json\" id=\"report\">";
    int from = page.indexOf(start) + start.length();
    return JsonParser.object().from(page.substring(from, page.indexOf("</script>", from)));
  }

  private static String code(JsonObject holder) throws IOException {
    byte[] deflated = Base64.getDecoder().decode(holder.getString("code"));
    return new String(
        new InflaterInputStream(new ByteArrayInputStream(deflated)).readAllBytes(), UTF_8);
  }

  @EveryJdk
  void holdsTargetsAndCode(Jdk jdk) throws Exception {
    String page = page(jdk, ",hits=count");
    JsonObject fold = report(page).getArray("targets").getObject(0);
    JsonObject made = fold.getArray("specializations").getObject(0);

    assertThat(page).startsWith("<!doctype html>").contains("function showTargets()");
    assertThat(fold.getString("class")).isEqualTo(Folds.class.getName());
    assertThat(fold.getArray("specializations")).hasSize(3);
    assertThat(made.getInt("hits")).isPositive();
    assertThat(code(fold))
        .contains("INVOKEINTERFACE java/util/function/IntBinaryOperator.applyAsInt")
        .doesNotContain("INVOKEDYNAMIC", "println");
    assertThat(code(made)).contains("fold(").doesNotContain("INVOKEINTERFACE");
  }

  /** Hidden classes have no resource and no file: their bytes are kept as they are defined. */
  @EveryJdk
  void holdsTheCodeOfHiddenClassesToo(Jdk jdk) throws Exception {
    JsonObject fold = report(page(jdk, ",frames=hidden")).getArray("targets").getObject(0);

    for (Object made : fold.getArray("specializations")) {
      assertThat(code((JsonObject) made)).contains("fold(").doesNotContain("INVOKEINTERFACE");
    }
  }
}
