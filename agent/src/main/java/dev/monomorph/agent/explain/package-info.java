/** What is said of methods before a program runs; imports the decisions, and nothing of picocli. */
package dev.monomorph.agent.explain;
