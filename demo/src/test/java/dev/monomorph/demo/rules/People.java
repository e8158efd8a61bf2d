package dev.monomorph.demo.rules;

import dev.monomorph.demo.rows.Column;
import dev.monomorph.demo.rows.Schema;
import java.util.List;

/** Rows to try rules on: one column of each type, and one whose name is not a word. */
final class People {
  record Person(String name, long age, double height, boolean member) {}

  static final Person ADA = new Person("Ada", 36, 1.65, true);

  static final Schema<Person> SCHEMA =
      new Schema<>(
          List.of(
              new Column.Strings<>("name", "", Person::name),
              new Column.Longs<>("age", "", Person::age),
              new Column.Doubles<>("height", "", Person::height),
              new Column.Booleans<>("member", "", Person::member),
              new Column.Longs<>("shoe size", "", person -> 38)),
          Person::name);

  private People() {}

  /** The outcome of a rule for a person. */
  static boolean test(String rule, Person person) {
    return RuleFile.parse("test", rule, SCHEMA).get(0).condition().test(person);
  }
}
