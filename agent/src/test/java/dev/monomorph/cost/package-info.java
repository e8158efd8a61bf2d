/**
 * Measures what a specialization costs by the bytes of its bytecode: the command {@code
 * agent/src/cost/run}.
 */
package dev.monomorph.cost;
