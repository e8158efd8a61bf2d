package dev.monomorph.demo.rules;

import dev.monomorph.demo.expr.Expr;

/**
 * A part of a rule that has been read and typed.
 *
 * @param expr its tree
 * @param at its first word, where errors about it point to
 */
record Operand<R>(Expr<R> expr, Token at) {}
