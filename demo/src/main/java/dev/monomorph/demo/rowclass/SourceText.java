package dev.monomorph.demo.rowclass;

import java.util.EnumMap;
import java.util.Map;

/** Source that is being written, and what stands on which of its lines. */
final class SourceText {
  private final StringBuilder text = new StringBuilder();
  private final Map<Spot, int[]> lines = new EnumMap<>(Spot.class);
  private final int fields;
  private int line = 1;

  /** Begins a text about that many fields. */
  SourceText(int fields) {
    this.fields = fields;
  }

  /** Adds a line, its parts one after the other. */
  void line(String... parts) {
    for (String part : parts) {
      text.append(part);
    }
    text.append('\n');
    line++;
  }

  /** Adds a line that is asked for later. */
  void line(Spot spot, int field, String... parts) {
    lines.computeIfAbsent(spot, s -> new int[fields])[field] = line;
    line(parts);
  }

  /** The line of a kind, from 1. */
  int lineOf(Spot spot, int field) {
    return lines.get(spot)[field];
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
