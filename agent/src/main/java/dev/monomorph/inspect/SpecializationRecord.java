package dev.monomorph.inspect;

import dev.monomorph.runtime.Extent;

/**
 * One specialization.
 *
 * @param key for people
 * @param placed where its code stands
 * @param extent how far it goes
 * @param at nanoseconds from the journal's start to the new dispatcher in place
 * @param nanoseconds from the request's start to the new dispatcher in place
 * @param reused whether an earlier run had made its code
 */
public record SpecializationRecord(
    String key, Placed placed, Extent extent, long at, long nanoseconds, boolean reused) {}
