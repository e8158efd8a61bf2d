package dev.monomorph.runtime;

/**
 * This code while that holds.
 *
 * @param key what the code assumes of its arguments
 * @param code the code
 */
public record Specialization(Key key, Code code) {}
