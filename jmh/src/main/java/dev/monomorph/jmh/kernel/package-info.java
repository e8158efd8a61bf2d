/**
 * The generic methods that the benchmarks measure, and the types that they run on; imports {@code
 * java.*} and the annotations.
 *
 * <p>They are written as such methods are written in libraries: without a thought of the agent, but
 * for the annotation.
 */
package dev.monomorph.jmh.kernel;
