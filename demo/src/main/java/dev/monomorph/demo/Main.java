package dev.monomorph.demo;

import dev.monomorph.demo.command.DemoCommand;

/** Starts the demo. */
public final class Main {
  private Main() {}

  /** Runs the command that the arguments name, and ends the JVM with its exit code. */
  public static void main(String[] args) {
    System.exit(DemoCommand.commandLine(Main.class).execute(args));
  }
}
