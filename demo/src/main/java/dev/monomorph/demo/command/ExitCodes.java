package dev.monomorph.demo.command;

/** What the program tells the shell; {@code 1} is left to errors of the program itself. */
final class ExitCodes {
  /** All went well, whatever the audit found. */
  static final int OK = 0;

  /** The runs of a comparison did not compute the same. */
  static final int DIFFERENT = 1;

  /** Rows were found to be what they should not be. */
  static final int FOUND = 1;

  /** The command line, a file it names, or a rule is wrong; nothing was done. */
  static final int USAGE = 2;

  /** Some rows could not be read; the others were dealt with. */
  static final int BAD_ROWS = 3;

  private ExitCodes() {}
}
