package dev.monomorph.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import dev.monomorph.it.app.Recorded;
import dev.monomorph.testing.EveryJdk;
import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.ForkedJvm.Result;
import dev.monomorph.testing.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.io.TempDir;

/** A recording tells what the report of the same run tells. */
class RecordingIT {
  private static final String EVENT = "dev.monomorph.";

  @TempDir Path directory;

  private List<RecordedEvent> events;
  private List<JsonObject> targets;

  private void run(Jdk jdk) throws IOException, JsonParserException {
    Result result =
        ForkedJvm.on(jdk)
            .in(directory)
            .jvm("-XX:StartFlightRecording:filename=run.jfr")
            .agent("warmup=2,compile=foreground,constants=off,report=run.json")
            .run(Recorded.class)
            .good();
    assertThat(result.out()).contains("disableTarget: 1\nenableTarget: 1\ndone\n");
    events = RecordingFile.readAllEvents(directory.resolve("run.jfr"));
    JsonObject report = JsonParser.object().from(Files.readString(directory.resolve("run.json")));
    assertThat(report.getArray("failures")).isEmpty();
    targets = objects(report.getArray("targets"));
  }

  private static List<JsonObject> objects(JsonArray array) {
    return array.stream().map(each -> (JsonObject) each).toList();
  }

  private List<RecordedEvent> events(String name) {
    return events.stream().filter(e -> e.getEventType().getName().equals(EVENT + name)).toList();
  }

  private static List<Object> fields(RecordedEvent event, String... names) {
    List<Object> values = new ArrayList<>();
    for (String name : names) {
      Object value = event.getValue(name);
      values.add(value instanceof Number number ? number.longValue() : value);
    }
    return values;
  }

  private static List<Object> members(JsonObject target, JsonObject made, String... names) {
    List<Object> values = new ArrayList<>(List.of(target.getString("name")));
    for (String name : names) {
      Object value = made.get(name);
      values.add(value instanceof Number number ? number.longValue() : value);
    }
    return values;
  }

  @EveryJdk
  void tellsWhatTheReportTells(Jdk jdk) throws Exception {
    run(jdk);

    List<List<Object>> made = new ArrayList<>();
    List<List<Object>> retired = new ArrayList<>();
    List<List<Object>> refused = new ArrayList<>();
    for (JsonObject target : targets) {
      for (JsonObject each : objects(target.getArray("specializations"))) {
        made.add(
            members(target, each, "key", "class", "classFileBytes", "copiedBytes", "codeBytes"));
        JsonObject end = each.getObject("retired");
        if (end != null) {
          List<Object> expected = members(target, each, "key", "class", "classFileBytes");
          expected.add(end.getString("reason"));
          retired.add(expected);
        }
      }
      target
          .getObject("refusals")
          .forEach((reason, count) -> refused.add(List.of(target.getString("name"), reason)));
    }
    assertThat(made).hasSize(8);
    assertThat(retired).hasSize(3).allMatch(each -> each.contains("DISABLED"));
    assertThat(refused).hasSize(1);
    assertThat(events("Specialization"))
        .extracting(
            event ->
                fields(
                    event, "target", "key", "copy", "classFileBytes", "copiedBytes", "codeBytes"))
        .containsExactlyInAnyOrderElementsOf(made);
    assertThat(events("Retirement"))
        .extracting(event -> fields(event, "target", "key", "copy", "classFileBytes", "reason"))
        .containsExactlyInAnyOrderElementsOf(retired);
    assertThat(events("Refusal"))
        .extracting(event -> fields(event, "target", "reason"))
        .containsExactlyElementsOf(refused);
  }

  /** From the request on, within which the site's new dispatcher was made. */
  @EveryJdk
  void lasts(Jdk jdk) throws Exception {
    run(jdk);

    for (RecordedEvent event : events("Specialization")) {
      assertThat(event.getDuration().toNanos()).isPositive();
      assertThat(event.getStackTrace()).isNull();
      assertThat(events("Relink"))
          .anyMatch(
              relink ->
                  relink.getString("target").equals(event.getString("target"))
                      && !relink.getStartTime().isBefore(event.getStartTime())
                      && !relink.getEndTime().isAfter(event.getEndTime()));
    }
    assertThat(events("Relink"))
        .extracting(event -> event.getString("state") + " " + event.getInt("keys"))
        .contains("LOOKING 1", "LOOKING 3", "OFF 0");
  }
}
