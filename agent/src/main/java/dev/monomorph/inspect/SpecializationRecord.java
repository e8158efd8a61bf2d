package dev.monomorph.inspect;

import dev.monomorph.runtime.Extent;

/**
 * One specialization.
 *
 * @param key for people
 * @param placed where its code stands
 * @param extent how far it goes
 * @param nanoseconds from the request's start to the new dispatcher in place
 */
public record SpecializationRecord(String key, Placed placed, Extent extent, long nanoseconds) {}
