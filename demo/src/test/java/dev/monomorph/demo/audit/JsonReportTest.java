package dev.monomorph.demo.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import org.junit.jupiter.api.Test;

class JsonReportTest {
  @Test
  void hasTheShapeThatIsDocumented() throws JsonParserException {
    JsonObject json = JsonParser.object().from(JsonReport.of(Results.small(false)));

    assertThat(json.keySet())
        .containsExactly("format", "version", "title", "rows", "complete", "rules", "badRows");
    assertThat(json.getString("format")).isEqualTo("monomorph-audit");
    assertThat(json.getInt("version")).isEqualTo(1);
    assertThat(json.getInt("rows")).isEqualTo(3);
    assertThat(json.getBoolean("complete")).isFalse();
    JsonObject minor = json.getArray("rules").getObject(0);
    assertThat(minor.keySet()).containsExactly("name", "text", "findings", "share", "examples");
    assertThat(minor.getInt("findings")).isEqualTo(2);
    assertThat(minor.getDouble("share")).isBetween(0.66, 0.67);
    assertThat(minor.getArray("examples")).containsExactly("people.csv:3");
    assertThat(json.getObject("badRows").getInt("count")).isEqualTo(1);
    assertThat(json.getObject("badRows").getArray("first").getObject(0).keySet())
        .containsExactly("source", "line", "reason");
  }

  @Test
  void escapesWhatWouldMeanSomething() throws JsonParserException {
    AuditResult result = Results.hostile();

    assertThat(JsonParser.object().from(JsonReport.of(result)).getString("title"))
        .isEqualTo(result.title());
  }
}
