/**
 * Runs generated programs with the packaged agent and without, and compares all that can be seen of
 * them.
 *
 * <p>{@code generate} makes programs; {@link dev.monomorph.equivalence.Execution} runs one and
 * writes down its {@link dev.monomorph.equivalence.Outcome}; {@link
 * dev.monomorph.equivalence.Equivalence} does so twice and compares; {@link
 * dev.monomorph.equivalence.EquivalenceWorker} does that for many, in a JVM that {@link
 * dev.monomorph.equivalence.EquivalenceJvm} starts for a test or for the command {@code
 * agent/src/equivalence/run}.
 */
package dev.monomorph.equivalence;
