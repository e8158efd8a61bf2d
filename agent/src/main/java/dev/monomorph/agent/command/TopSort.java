package dev.monomorph.agent.command;

import dev.monomorph.agent.command.TopTable.Row;
import java.util.Comparator;

/** What {@code top} sorts by; the most first, then by name. */
enum TopSort {
  /** Calls of specializations a second; where they are not counted, as {@link #NEW}. */
  HITS,
  /** Specializations made a second, then specializations in use. */
  NEW,
  /** Specializations in use. */
  COPIES,
  /** The name alone. */
  NAME;

  /** The order of rows. */
  Comparator<Row> order() {
    Comparator<Row> byName = Comparator.comparing(row -> row.target().name());
    Comparator<Row> fewest = Comparator.comparingInt(row -> row.target().copies());
    Comparator<Row> oldest = Comparator.comparingDouble(Row::newASecond).thenComparing(fewest);
    return switch (this) {
      case HITS ->
          Comparator.comparingDouble(Row::hitsASecond)
              .thenComparing(oldest)
              .reversed()
              .thenComparing(byName);
      case NEW -> oldest.reversed().thenComparing(byName);
      case COPIES -> fewest.reversed().thenComparing(byName);
      case NAME -> byName;
    };
  }
}
