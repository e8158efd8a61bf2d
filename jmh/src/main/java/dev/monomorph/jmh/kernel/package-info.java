/**
 * The generic methods that the benchmarks measure, and the types that they run on; imports {@code
 * java.*} and annotations.
 *
 * <p>They are written as such methods are written in libraries: without a thought of the agent, but
 * for the annotation.
 *
 * <p>Those that loop over an array are not inlined. In a program their callers are not hot, so
 * HotSpot compiles them once, for all callers. In a benchmark the only caller is hot, and HotSpot
 * would give it a copy of its own: nothing that a program could count on.
 */
package dev.monomorph.jmh.kernel;
