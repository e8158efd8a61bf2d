/** Runs the bench in JVMs with and without the agent; imports {@code bench} and {@code console}. */
package dev.monomorph.demo.compare;
