/** Premain, options, wiring, self-test and command line; may import every other package. */
package dev.monomorph.agent;
