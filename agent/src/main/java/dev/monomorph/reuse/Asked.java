package dev.monomorph.reuse;

import java.util.Map;
import java.util.Set;

/**
 * What the specializer has asked of the running program for one specialization: another run that
 * gives the same answers has the same specialization.
 *
 * @param read the classes whose code was looked at
 * @param named the classes that such code names and that were looked for
 * @param initialized the classes that it was told are initialized
 * @param nests whether copies could join the nests that they were asked about
 * @param values whether it was told what some object holds or what some expression gives: no other
 *     run has the same
 */
public record Asked(
    Set<Class<?>> read,
    Set<Class<?>> named,
    Set<Class<?>> initialized,
    Map<Class<?>, Boolean> nests,
    boolean values) {}
