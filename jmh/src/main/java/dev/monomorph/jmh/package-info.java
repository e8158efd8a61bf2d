/**
 * The benchmarks, and the program that runs them side by side and prints the table; imports {@code
 * …jmh.kernel}, JMH and {@code java.*}, and nothing of the agent.
 */
package dev.monomorph.jmh;
