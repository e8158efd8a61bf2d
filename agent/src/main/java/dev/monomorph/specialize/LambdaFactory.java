package dev.monomorph.specialize;

import java.lang.invoke.MethodHandle;

/**
 * What a lambda expression was linked to.
 *
 * @param factory takes what the lambda captures
 * @param type the class of what it makes
 * @param single the one object that it gives, if the lambda captures nothing, else null
 */
public record LambdaFactory(MethodHandle factory, Class<?> type, Object single) {}
