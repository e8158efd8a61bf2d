package dev.monomorph.demo.validate;

import java.util.function.Predicate;

/**
 * One thing that must hold of one column.
 *
 * @param expectation what is expected, in words: {@code age: at most 150}
 * @param holds whether it does, for a row
 */
public record Check<R>(String expectation, Predicate<R> holds) {}
