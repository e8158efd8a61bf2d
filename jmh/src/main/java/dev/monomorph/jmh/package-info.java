/**
 * The benchmarks, and the program that runs them side by side and prints the table; imports {@code
 * …jmh.kernel}, JMH, ASM for generated callers and {@code java.*}, and nothing of the agent.
 */
package dev.monomorph.jmh;
