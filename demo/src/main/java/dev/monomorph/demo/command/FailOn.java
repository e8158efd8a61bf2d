package dev.monomorph.demo.command;

import dev.monomorph.demo.console.Nearest;
import dev.monomorph.demo.console.UserException;
import dev.monomorph.demo.rules.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Turns what the user wrote behind {@code --fail-on} into names of rules. */
final class FailOn {
  /** Stands for all rules. */
  static final String ANY = "any";

  private FailOn() {}

  /**
   * The rules whose findings are a failure.
   *
   * @param wanted names of rules, or {@link #ANY}
   * @throws UserException if no rule has such a name
   */
  static <R> Set<String> rules(List<String> wanted, List<Rule<R>> rules) {
    List<String> known = rules.stream().map(Rule::name).toList();
    for (String name : wanted) {
      if (!known.contains(name) && !name.equals(ANY)) {
        throw new UserException(
            "--fail-on: expected the name of a rule, or '%s', found '%s'%s"
                .formatted(ANY, name, Nearest.hint(name, known)));
      }
    }
    return new HashSet<>(wanted.contains(ANY) ? known : wanted);
  }
}
