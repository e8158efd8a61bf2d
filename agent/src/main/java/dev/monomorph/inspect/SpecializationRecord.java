package dev.monomorph.inspect;

/**
 * One specialization.
 *
 * @param key for people
 * @param placed where its code stands
 * @param nanoseconds from the request's start to the new dispatcher in place
 */
public record SpecializationRecord(String key, Placed placed, long nanoseconds) {}
