package dev.monomorph.demo.rules;

import dev.monomorph.demo.expr.BooleanExpr;

/**
 * A condition with a name; a row for which it holds is a finding.
 *
 * @param name unique among the rules of a file
 * @param text the expression as it was written
 * @param condition its tree
 * @param <R> the rows it reads
 */
public record Rule<R>(String name, String text, BooleanExpr<R> condition) {}
