/** The command line, {@code java -jar monomorph-agent.jar}; imports the options and picocli. */
package dev.monomorph.agent.command;
