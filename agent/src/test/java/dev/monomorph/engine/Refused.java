package dev.monomorph.engine;

import java.util.List;
import java.util.function.IntBinaryOperator;

/** One target for each reason that a key can be refused for, or that something can fail for. */
class Refused {
  static int churn(Object o) { // refused: SITE_CHURN
    return o.hashCode();
  }

  static int foreign(Object o) { // refused: LOADER_NOT_REACHABLE
    return o.hashCode();
  }

  static int late(Object o) { // refused: BUDGET_SPENT
    return o.hashCode();
  }

  static int restless(Object o) { // refused: RELINKS_SPENT
    return o.hashCode();
  }

  static int misled(List<?> values) { // refused: WRONG_GUESSES
    int sum = 0;
    for (Object value : values) {
      sum += value instanceof Integer number ? number : value.hashCode();
    }
    return sum;
  }

  static int hurried(Object o) { // refused: QUEUE_FULL
    return o.hashCode();
  }

  static int unverified(IntBinaryOperator operator) { // refused: VERIFICATION_FAILED
    return operator.applyAsInt(1, 2);
  }

  static int unsupported(IntBinaryOperator operator) { // refused: DEFINITION_FAILED
    return operator.applyAsInt(1, 2);
  }

  static int unforeseen(IntBinaryOperator operator) { // refused: SPECIALIZER_ERROR
    return operator.applyAsInt(1, 2);
  }
}
