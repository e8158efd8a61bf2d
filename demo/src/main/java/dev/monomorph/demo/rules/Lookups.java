package dev.monomorph.demo.rules;

import dev.monomorph.demo.expr.BooleanExpr;
import dev.monomorph.demo.expr.DoubleExpr;
import dev.monomorph.demo.expr.LongExpr;
import dev.monomorph.demo.expr.Membership;
import dev.monomorph.demo.expr.StringExpr;
import dev.monomorph.demo.expr.StringTest;
import dev.monomorph.demo.expr.TextPattern;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Gives {@code in} and {@code matches} their meaning; their right side is made of constants. */
final class Lookups {
  private final Source source;
  private final Typing typing;

  Lookups(Source source, Typing typing) {
    this.source = source;
    this.typing = typing;
  }

  /**
   * {@code value in (options)}.
   *
   * @param options literals, at least one
   * @throws RuleException if they are not all strings, or all numbers, as the value is
   */
  <R> BooleanExpr<R> in(Operand<R> value, List<Operand<R>> options) {
    if (value.expr() instanceof StringExpr<R> text) {
      return new Membership.StringIn<>(text, strings(options));
    }
    if (value.expr() instanceof BooleanExpr) {
      throw typing.mismatch("a number or a string", "left of 'in'", value);
    }
    if (value.expr() instanceof LongExpr<R> number
        && options.stream().allMatch(option -> option.expr() instanceof LongExpr)) {
      return new Membership.LongIn<>(number, longs(options));
    }
    return new Membership.DoubleIn<>(typing.number(value, "left of 'in'"), doubles(options));
  }

  /**
   * {@code text matches 'pattern'}.
   *
   * @throws RuleException if the left side is no string or the pattern no regular expression
   */
  <R> BooleanExpr<R> matches(Operand<R> text, Token pattern) {
    StringExpr<R> left = typing.string(text, "left of 'matches'");
    try {
      return new StringTest.Matches<>(left, TextPattern.of(pattern.text()));
    } catch (IllegalArgumentException e) {
      throw source.error(
          pattern.column(), "expected a regular expression between slashes: " + e.getMessage());
    }
  }

  private <R> Set<String> strings(List<Operand<R>> options) {
    return options.stream()
        .map(option -> typing.string(option, "in the list"))
        .map(option -> ((StringExpr.Literal<R>) option).value())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static <R> Set<Long> longs(List<Operand<R>> options) {
    return options.stream()
        .map(option -> ((LongExpr.Literal<R>) option.expr()).value())
        .collect(Collectors.toUnmodifiableSet());
  }

  private <R> Set<Double> doubles(List<Operand<R>> options) {
    return options.stream()
        .map(option -> typing.number(option, "in the list"))
        .map(option -> ((DoubleExpr.Literal<R>) option).value() + 0.0)
        .collect(Collectors.toUnmodifiableSet());
  }
}
