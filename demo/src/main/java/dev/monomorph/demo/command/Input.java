package dev.monomorph.demo.command;

import dev.monomorph.demo.rows.BadRow;
import dev.monomorph.demo.rows.Table;
import dev.monomorph.demo.rules.Rule;
import java.io.PrintWriter;
import java.util.List;

/**
 * Rows and the rules for them.
 *
 * @param <R> the rows
 */
record Input<R>(Table<R> table, List<Rule<R>> rules) {

  /** Tells the user what could not be read; returns the exit code that says so. */
  int reportBadRows(PrintWriter err) {
    for (BadRow badRow : table.badRows()) {
      err.println("bad row: " + badRow);
    }
    err.flush();
    return table.badRows().isEmpty() ? ExitCodes.OK : ExitCodes.BAD_ROWS;
  }
}
