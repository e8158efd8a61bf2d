package dev.monomorph.demo.rules;

import java.util.List;

/**
 * One line of rules and where it stands.
 *
 * @param file the name of the file, for messages
 * @param line its number, from 1
 * @param text the line as it was written
 */
record Source(String file, int line, String text) {
  /** An error at a column of this line, from 1. */
  RuleException error(int column, String message) {
    return new RuleException(List.of(new RuleError(file, line, column, message, text)));
  }

  /** An error where one thing was expected and another found. */
  RuleException expected(String expectation, Token found) {
    return error(found.column(), "expected " + expectation + ", found " + found.describe());
  }
}
