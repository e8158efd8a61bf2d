package runner;

import java.util.LinkedHashSet;
import java.util.Set;

/** Which tests are flaky without the agent, and which others differ under it. */
record Comparison(Set<String> flaky, Set<String> differing) {

  static Comparison of(Results plain, Results plainAgain, Results agent) {
    Set<String> flaky = differences(plain, plainAgain);
    Set<String> differing = differences(plain, agent);
    differing.removeAll(flaky);
    return new Comparison(flaky, differing);
  }

  /** The same, but that of those which differ some are known to be flaky after all. */
  Comparison withFlaky(Set<String> more) {
    Set<String> all = new LinkedHashSet<>(flaky);
    all.addAll(more);
    Set<String> left = new LinkedHashSet<>(differing);
    left.removeAll(more);
    return new Comparison(all, left);
  }

  private static Set<String> differences(Results one, Results other) {
    Set<String> ids = new LinkedHashSet<>(one.outcomes().keySet());
    ids.addAll(other.outcomes().keySet());
    ids.removeIf(id -> one.of(id).equals(other.of(id)));
    return ids;
  }
}
