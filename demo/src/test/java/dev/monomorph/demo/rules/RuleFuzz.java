package dev.monomorph.demo.rules;

import static dev.monomorph.demo.testing.Fuzzing.require;
import static dev.monomorph.demo.testing.Fuzzing.requireNoHang;

import dev.monomorph.demo.console.UserException;
import dev.monomorph.demo.rows.Column;
import dev.monomorph.demo.rows.Schema;
import dev.monomorph.demo.rules.People.Person;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * What must hold of any text that is taken for a file of rules; {@code demo/src/fuzz/run rules} has
 * Jazzer look for one of which it does not.
 */
public final class RuleFuzz {
  private static final List<Person> PEOPLE =
      List.of(People.ADA, new Person("a".repeat(1_000), -1, Double.NaN, false));

  /** A row with more to it than its columns. */
  private static final class Guarded {
    private final Person person;

    Guarded(Person person) {
      this.person = person;
    }

    /** A canary: no column leads here. */
    @Override
    public String toString() {
      throw new AssertionError("a rule reached a method that is no column");
    }
  }

  /** A canary that sings when it is loaded. */
  public static final class Canary {
    static {
      sung = true;
    }

    private Canary() {}

    /** What a text would have to call. */
    public static boolean sing() {
      return sung;
    }
  }

  private static volatile boolean sung;

  private static final Schema<Guarded> SCHEMA =
      new Schema<>(
          List.of(
              new Column.Strings<>("name", "", row -> row.person.name()),
              new Column.Longs<>("age", "", row -> row.person.age()),
              new Column.Doubles<>("height", "", row -> row.person.height()),
              new Column.Booleans<>("member", "", row -> row.person.member()),
              new Column.Longs<>("shoe size", "", row -> 38)),
          row -> "row");

  private RuleFuzz() {}

  /** By Jazzer's name for it. Loads what Jazzer instruments: that takes no input's time. */
  public static void fuzzerInitialize() {
    apply("name matches '/[a-z]{9}b/' and age > 1", () -> {});
    apply("'no rule", () -> {});
  }

  /** By Jazzer's name for it. */
  public static void fuzzerTestOneInput(byte[] data) {
    check(new String(data, StandardCharsets.UTF_8));
  }

  /**
   * Reads a text and applies the rules in it.
   *
   * @throws AssertionError if it takes too long, is refused without a place and a reason, or gets
   *     at what it has no business with
   */
  static void check(String text) {
    check(text, () -> {});
  }

  /** The same; what is done besides stands for a rule that does it. */
  static void check(String text, Runnable besides) {
    Set<Object> properties = Set.copyOf(System.getProperties().keySet());
    long begin = System.nanoTime();
    apply(text, besides);
    requireNoHang(begin);
    boolean loaded = sung;
    sung = false;
    require(!loaded, "a rule had a class loaded");
    require(System.getProperties().keySet().equals(properties), "system properties have changed");
  }

  private static void apply(String text, Runnable besides) {
    try {
      for (Rule<Guarded> rule : RuleFile.parse("rules", text, SCHEMA)) {
        PEOPLE.forEach(person -> rule.condition().test(new Guarded(person)));
      }
      besides.run();
    } catch (RuleException e) {
      List<String> lines = text.lines().toList();
      e.errors().forEach(error -> check(error, lines));
    } catch (UserException e) {
      require(e.getMessage().contains("expected"), "refused without a reason: " + e.getMessage());
    }
  }

  private static void check(RuleError error, List<String> lines) {
    require(error.line() >= 1 && error.line() <= lines.size(), "no such line: " + error);
    int length = lines.get(error.line() - 1).length();
    require(error.column() >= 1 && error.column() <= length + 1, "no such column: " + error);
    require(error.message().contains("expected"), "no reason: " + error);
  }
}
