/**
 * The command line, {@code java -jar monomorph-agent.jar}; imports the options, what explains, and
 * picocli.
 */
package dev.monomorph.agent.command;
