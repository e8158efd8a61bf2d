package dev.monomorph.demo.rows;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.monomorph.demo.console.UserException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks the first record of a CSV file, which names the columns. */
final class CsvHeader {
  private CsvHeader() {}

  /**
   * The names of the columns.
   *
   * @param first the first record that parses; null if there is none
   * @throws UserException if it is not on the first line or does not name each column once
   */
  static List<String> names(Path file, CsvRecord first) {
    if (first == null || first.getStartingLineNumber() != 1) {
      throw new UserException(file + ":1: expected a first line that names the columns");
    }
    Set<String> seen = new HashSet<>();
    for (String name : first.getFields()) {
      if (name.isBlank()) {
        throw new UserException(file + ":1: expected a name for every column, found an empty one");
      }
      if (!seen.add(name)) {
        throw new UserException(
            file + ":1: expected names that differ, found '" + name + "' twice");
      }
    }
    return first.getFields();
  }
}
