package dev.monomorph.equivalence.generate;

/**
 * A loop around the current point.
 *
 * @param next where {@code continue} goes
 * @param end where {@code break} goes; for a switch the only one
 * @param monitors how many monitors are held outside the loop
 */
record Loop(Mark next, Mark end, int monitors) {}
