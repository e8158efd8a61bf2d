package dev.monomorph.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * A short time in which a site's dispatcher holds no specialization, so that every call is seen:
 * which specializations are still called for, and which keys want a place.
 *
 * <p>It takes the place of counters, which would cost something on every call for ever. Calls run
 * their specializations all the same, by handle. Safe for use by many threads; counts nothing any
 * more once it has seen enough.
 */
public final class Trial {
  private final List<Specialization> entries;
  private final MethodHandle[] handles;
  private final AtomicIntegerArray hits;
  private final Map<Key, AtomicInteger> newcomers = new ConcurrentHashMap<>();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicBoolean enough = new AtomicBoolean();
  private final Set<Specialization> unseenBefore;
  private final Policy policy;

  /**
   * @param entries what the dispatcher has held
   * @param lookup the site's
   * @param unseenBefore those of them that the trial before this one has not seen
   */
  Trial(
      List<Specialization> entries,
      Lookup lookup,
      Set<Specialization> unseenBefore,
      Policy policy) {
    this.entries = entries;
    this.handles = new MethodHandle[entries.size()];
    for (int i = 0; i < handles.length; i++) {
      handles[i] = entries.get(i).code().handle(lookup);
    }
    this.hits = new AtomicIntegerArray(handles.length);
    this.unseenBefore = unseenBefore;
    this.policy = policy;
  }

  /** The number of the first specialization that a call's arguments satisfy; -1 for none. */
  int find(int[] guarded, Object[] arguments) {
    for (int i = 0; i < handles.length; i++) {
      if (entries.get(i).key().holds(guarded, arguments)) {
        return i;
      }
    }
    return -1;
  }

  /** What runs for the specialization of a number. */
  MethodHandle handle(int entry) {
    return handles[entry];
  }

  /** Counts a call for a specialization; true for the one call by which enough has been seen. */
  boolean hit(int entry) {
    if (enough.get()) {
      return false;
    }
    hits.incrementAndGet(entry);
    return isEnough(calls.incrementAndGet());
  }

  /** Counts a call that no specialization is for; true as {@link #hit} is. */
  boolean miss(Key key) {
    if (enough.get()) {
      return false;
    }
    if (!key.isGeneric()) {
      newcomers.computeIfAbsent(key, k -> new AtomicInteger()).incrementAndGet();
    }
    return isEnough(calls.incrementAndGet());
  }

  private boolean isEnough(int seen) {
    boolean now = seen >= Policy.TRIAL_CALLS || newcomers.size() > policy.maxCandidates();
    return now && enough.compareAndSet(false, true);
  }

  /** The specializations that were not called for. */
  public Set<Specialization> unseen() {
    Set<Specialization> unseen = new HashSet<>();
    for (int i = 0; i < handles.length; i++) {
      if (hits.get(i) == 0) {
        unseen.add(entries.get(i));
      }
    }
    return unseen;
  }

  /**
   * The site's state after the trial: without those specializations that have to make room for
   * newcomers, looking if there is room for some.
   *
   * @param current its state now, which may have more specializations than the trial began with
   * @param scarce whether other sites want the place of those that were not called for twice
   */
  public SiteState after(SiteState current, boolean scarce) {
    Set<Specialization> retired = new HashSet<>();
    if (scarce) {
      retired.addAll(unseen());
      retired.retainAll(unseenBefore);
    }
    int room = policy.maxKeys() - current.specializations().size() + retired.size();
    boolean welcome = false;
    for (int count : wanting()) {
      if (room > 0) {
        room--;
      } else {
        int weakest = weakest(retired);
        if (weakest < 0 || count <= Policy.OUTNUMBERED * hits.get(weakest)) {
          break;
        }
        retired.add(entries.get(weakest));
      }
      welcome = true;
    }
    return current.afterTrial(retired, welcome);
  }

  /** How often the keys were seen that are worth a place, most often first. */
  private List<Integer> wanting() {
    List<Integer> counts = new ArrayList<>();
    for (AtomicInteger count : newcomers.values()) {
      if (count.get() >= policy.worthAPlace(calls.get())) {
        counts.add(count.get());
      }
    }
    counts.sort(Comparator.reverseOrder());
    return counts;
  }

  private int weakest(Set<Specialization> retired) {
    int weakest = -1;
    for (int i = 0; i < handles.length; i++) {
      if (!retired.contains(entries.get(i)) && (weakest < 0 || hits.get(i) < hits.get(weakest))) {
        weakest = i;
      }
    }
    return weakest;
  }
}
