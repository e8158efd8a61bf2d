package dev.monomorph.demo.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.demo.expr.BooleanExpr;
import dev.monomorph.demo.rules.People.Person;
import dev.monomorph.demo.rules.RandomRule.Part;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rules mean what an evaluator that shares nothing with the program says. */
class RandomRuleTest {
  private static final int RULES = 20_000;
  private static final List<Person> PEOPLE =
      List.of(
          People.ADA,
          new Person("", 0, 0, false),
          new Person("aß😀", Long.MIN_VALUE, Double.NaN, true),
          new Person("ADA", Long.MAX_VALUE, Double.NEGATIVE_INFINITY, false),
          new Person("ss", -3, -0.0, true));

  @Test
  void rulesMeanWhatTheySay() {
    Random random = new Random(11);
    RandomRule rules = new RandomRule(random);
    int holds = 0;
    int parsed = 0;
    for (int i = 0; i < RULES; i++) {
      Part rule = rules.condition(1 + random.nextInt(5));
      if (rule.text().length() <= RuleFile.MAX_LINE_LENGTH) {
        parsed++;
        holds += compare(rule);
      }
    }
    assertThat(parsed).isGreaterThan(RULES * 9 / 10);
    // Neither all nor none, or the rules would say nothing.
    assertThat(holds).isBetween(parsed, parsed * (PEOPLE.size() - 1));
  }

  /** For how many it holds. */
  private static int compare(Part rule) {
    BooleanExpr<Person> condition =
        RuleFile.parse("test", rule.text(), People.SCHEMA).get(0).condition();
    int holds = 0;
    for (Person person : PEOPLE) {
      Object expected = rule.value().apply(person);
      assertThat(condition.test(person)).as("%s of %s", rule.text(), person).isEqualTo(expected);
      holds += expected.equals(true) ? 1 : 0;
    }
    return holds;
  }
}
