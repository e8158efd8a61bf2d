package dev.monomorph.inspect;

import dev.monomorph.runtime.Retirement;

/**
 * The end of one specialization.
 *
 * @param className its class, see {@link Placed#className}
 * @param at nanoseconds from the journal's start
 */
public record RetirementRecord(String className, Retirement reason, long at) {}
