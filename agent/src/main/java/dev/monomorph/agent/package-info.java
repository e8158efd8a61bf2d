/**
 * Premain, options, wiring, self-test and what stays after a detach; may import every other
 * package.
 */
package dev.monomorph.agent;
