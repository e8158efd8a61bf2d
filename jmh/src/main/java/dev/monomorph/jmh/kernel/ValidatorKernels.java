package dev.monomorph.jmh.kernel;

import dev.monomorph.Constant;
import dev.monomorph.Specialize;
import java.util.List;
import java.util.function.Predicate;

/** A validator of rows: one rule per field. */
public final class ValidatorKernels {
  private ValidatorKernels() {}

  /** The number of fields in the row that break their rule. */
  @Specialize
  public static int violations(@Constant List<Rule> schema, Object[] row) {
    int violations = 0;
    for (int i = 0; i < schema.size(); i++) {
      if (!schema.get(i).accepts(row[i])) {
        violations++;
      }
    }
    return violations;
  }

  /** The same for rules that are closures. */
  @Specialize
  public static int failures(@Constant List<Predicate<Object>> schema, Object[] row) {
    int failures = 0;
    int column = 0;
    for (Predicate<Object> rule : schema) {
      if (!rule.test(row[column++])) {
        failures++;
      }
    }
    return failures;
  }
}
