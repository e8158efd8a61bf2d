package dev.monomorph.inspect.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.inspect.Journal;
import dev.monomorph.inspect.Placed;
import dev.monomorph.inspect.Work;
import dev.monomorph.runtime.Extent;
import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.Refusal;
import dev.monomorph.runtime.Retirement;
import dev.monomorph.runtime.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jdk.jfr.EventType;
import jdk.jfr.Recording;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a recording in this very JVM has of a journal. */
class FlightRecorderJournalTest {
  private static final Target FOLD = new Target("com/acme/Fold", "fold", "(I)I", true);
  private static final Key KEY = Key.exact(2, new int[] {1}, new Class<?>[] {String.class});
  private static final Placed PLACED = new Placed("com.acme.Fold$$Mono1", 100, null, null);

  @TempDir Path directory;

  private final List<Throwable> failures = new ArrayList<>();
  private final Journal journal =
      new Journal("com/acme/Own", List.of(new FlightRecorderJournal(failures::add)));

  private void specialize(Target target) {
    journal.specialized(
        target,
        KEY,
        PLACED,
        new Extent(20, 25, Map.of(), true),
        journal.begins(Work.SPECIALIZATION));
  }

  private List<RecordedEvent> record(Recording recording, Runnable what) throws IOException {
    recording.start();
    what.run();
    recording.stop();
    Path file = directory.resolve("test.jfr");
    recording.dump(file);
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().startsWith("dev.monomorph."))
        .toList();
  }

  private List<RecordedEvent> record(Runnable what) throws IOException {
    try (Recording recording = new Recording()) {
      return record(recording, what);
    }
  }

  @Test
  void recordsWhatHappens() throws IOException {
    List<RecordedEvent> events =
        record(
            () -> {
              specialize(FOLD);
              journal.refused(FOLD, Refusal.SUPER_CALL);
              journal.split(FOLD, "com.acme.Caller#run()V");
              journal.retired(FOLD, List.of("com.acme.Fold$$Mono1"), Retirement.DISABLED);
            });

    assertThat(events)
        .extracting(event -> event.getEventType().getName())
        .containsExactly(
            "dev.monomorph.Specialization",
            "dev.monomorph.Refusal",
            "dev.monomorph.Split",
            "dev.monomorph.Retirement");
    assertThat(events).allMatch(event -> event.getString("target").equals(FOLD.toString()));
    assertThat(events).allMatch(event -> event.getStackTrace() == null);
    RecordedEvent made = events.get(0);
    assertThat(made.getString("key")).isEqualTo("(_, java.lang.String)");
    assertThat(made.getString("copy")).isEqualTo("com.acme.Fold$$Mono1");
    assertThat(made.getLong("classFileBytes")).isEqualTo(100);
    assertThat(made.getLong("copiedBytes")).isEqualTo(20);
    assertThat(made.getLong("codeBytes")).isEqualTo(25);
    assertThat(made.getBoolean("guesses")).isTrue();
    assertThat(events.get(1).getString("explanation")).isEqualTo(Refusal.SUPER_CALL.explanation());
    assertThat(events.get(2).getString("caller")).isEqualTo("com.acme.Caller#run()V");
    RecordedEvent retired = events.get(3);
    assertThat(retired.getString("key")).isEqualTo("(_, java.lang.String)");
    assertThat(retired.getLong("classFileBytes")).isEqualTo(100);
    assertThat(retired.getDuration("age").toNanos()).isPositive();
    assertThat(retired.getString("reason")).isEqualTo("DISABLED");
    assertThat(failures).isEmpty();
  }

  @Test
  void whatWasGivenUpBeforeItWasKnownHasNoKey() throws IOException {
    List<RecordedEvent> events =
        record(() -> journal.retired(FOLD, List.of("A"), Retirement.REDEFINED));

    assertThat(events).hasSize(1);
    assertThat(events.get(0).getString("key")).isNull();
    assertThat(events.get(0).getString("copy")).isEqualTo("A");
  }

  @Test
  void workThatWasBegunBeforeTheRecordingHasNoDuration() throws IOException {
    var begun = journal.begins(Work.SPECIALIZATION);
    List<RecordedEvent> events =
        record(
            () ->
                journal.specialized(FOLD, KEY, PLACED, new Extent(20, 25, Map.of(), false), begun));

    assertThat(events).hasSize(1);
  }

  @Test
  void aRefusalHasTheKeyIfItIsOfOne() throws IOException {
    List<RecordedEvent> events =
        record(
            () -> {
              journal.refused(FOLD, Key.generic(2), Refusal.QUEUE_FULL);
              journal.refused(FOLD, Refusal.SITE_CHURN);
            });

    assertThat(events).extracting(event -> event.getString("key")).containsExactly("(_, _)", null);
  }

  @Test
  void settingsApply() throws IOException {
    try (Recording recording = new Recording()) {
      recording.disable("dev.monomorph.Refusal");
      recording.enable("dev.monomorph.Specialization").withThreshold(java.time.Duration.ofHours(1));
      List<RecordedEvent> events =
          record(
              recording,
              () -> {
                journal.refused(FOLD, Refusal.SUPER_CALL);
                specialize(FOLD);
                journal.split(FOLD, "com.acme.Caller#run()V");
              });

      assertThat(events)
          .extracting(event -> event.getEventType().getName())
          .containsExactly("dev.monomorph.Split");
    }
  }

  @Test
  void theAgentsOwnClassIsLeftOut() throws IOException {
    assertThat(record(() -> specialize(new Target("com/acme/Own", "fold", "(I)I", true))))
        .isEmpty();
  }

  /** Mission Control shows labels, and units by content types. */
  @Test
  void everythingHasItsLabel() {
    for (Class<? extends jdk.jfr.Event> event :
        List.of(
            SpecializationEvent.class,
            RefusalEvent.class,
            RelinkEvent.class,
            SplitEvent.class,
            RetirementEvent.class)) {
      EventType type = EventType.getEventType(event);
      assertThat(type.getCategoryNames()).containsExactly("Monomorph");
      assertThat(type.getLabel()).isNotBlank();
      assertThat(type.getDescription()).isNotBlank();
      assertThat(type.getFields()).extracting(ValueDescriptor::getLabel).doesNotContainNull();
      Stream<String> bytes =
          type.getFields().stream()
              .filter(field -> field.getName().endsWith("Bytes"))
              .map(ValueDescriptor::getContentType);
      assertThat(bytes).allMatch("jdk.jfr.DataAmount"::equals);
    }
  }
}
