package dev.monomorph.split;

import dev.monomorph.runtime.ClassStore;
import dev.monomorph.runtime.Target;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How often the calls in one class were found to miss.
 *
 * <p>Held by the class itself, so that no site holds the classes of its callers.
 */
final class CallerCounts {
  private static final ClassStore<CallerCounts> OF =
      new ClassStore<>() {
        @Override
        protected CallerCounts make(Class<?> type) {
          return new CallerCounts();
        }
      };

  /** One call; names only. */
  private record Place(String method, int index, Target target) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Place place
          && index == place.index
          && method.equals(place.method)
          && target.equals(place.target);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * method.hashCode() + index) + target.hashCode();
    }
  }

  private final ConcurrentHashMap<Place, AtomicInteger> counts = new ConcurrentHashMap<>();

  private CallerCounts() {}

  /**
   * Counts one miss.
   *
   * @return how many it is with this one
   */
  static int count(Caller caller, Target target) {
    Place place = new Place(caller.method(), caller.index(), target);
    return OF.get(caller.type())
        .counts
        .computeIfAbsent(place, key -> new AtomicInteger())
        .incrementAndGet();
  }

  /** Takes all counts from all classes. */
  static void removeAll() {
    OF.removeAll();
  }
}
