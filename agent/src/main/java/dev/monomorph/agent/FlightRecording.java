package dev.monomorph.agent;

import dev.monomorph.inspect.JournalListener;
import dev.monomorph.inspect.jfr.FlightRecorderJournal;

/** Events for the JVM's Flight Recorder, where it has one. */
final class FlightRecording {
  private static final String MODULE = "jdk.jfr";

  private FlightRecording() {}

  /** Whether the JVM has a Flight Recorder. */
  static boolean isAvailable() {
    boolean available = ModuleLayer.boot().findModule(MODULE).isPresent();
    if (!available) {
      Log.debug("no events for the Flight Recorder: this JVM has no module jdk.jfr");
    }
    return available;
  }

  /** What records them. */
  static JournalListener listener() {
    return new FlightRecorderJournal(
        failure -> Log.warn("no more events for the Flight Recorder", failure));
  }
}
