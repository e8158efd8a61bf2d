package dev.monomorph.demo.command;

/** What the program tells the shell. */
final class ExitCodes {
  /** All went well, and no rule of {@code --fail-on} found anything. */
  static final int OK = 0;

  /** The runs of a comparison did not compute the same. */
  static final int DIFFERENT = 1;

  /** A rule of {@code --fail-on} found something, or rows are not what a schema says. */
  static final int FINDINGS = 1;

  /** The command line, a file it names, or a rule is wrong; nothing was done. */
  static final int USAGE = 2;

  /** Some rows could not be read; the others were dealt with. */
  static final int BAD_ROWS = 3;

  /** An audit failed by a mistake of the program's own, as in {@code sysexits.h}. */
  static final int BROKEN = 70;

  /** The user ended the program; as the JVM has it for Ctrl-C. */
  static final int INTERRUPTED = 130;

  private ExitCodes() {}
}
