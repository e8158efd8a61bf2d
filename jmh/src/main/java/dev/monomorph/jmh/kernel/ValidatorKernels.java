package dev.monomorph.jmh.kernel;

import dev.monomorph.Constant;
import dev.monomorph.Specialize;
import java.util.List;

/** A validator of rows: one rule per field. */
public final class ValidatorKernels {
  private ValidatorKernels() {}

  /** The number of fields in the row that break their rule. */
  @Specialize
  public static int violations(@Constant List<Rule> schema, Object[] row) {
    int violations = 0;
    for (int i = 0; i < row.length; i++) {
      if (!schema.get(i).accepts(row[i])) {
        violations++;
      }
    }
    return violations;
  }
}
