/**
 * The journal, and switches for the agent, as an MXBean; imports {@code inspect}, {@code runtime}
 * and {@code java.management}. Nothing of it is loaded where nobody uses JMX.
 */
package dev.monomorph.inspect.jmx;
