package dev.monomorph.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** What was made for one site, by what was asked for. Any thread may use it. */
public final class MadeSpecializations {
  private volatile Map<Key, Kept> all = new ConcurrentHashMap<>();

  /**
   * All of it. Who is to {@link #keep} something takes it before the work: {@link #discard} leaves
   * it behind, so that what comes late is not found.
   */
  public Map<Key, Kept> all() {
    return all;
  }

  /**
   * Remembers what was made when {@code asked} was asked for.
   *
   * @param before what {@link #all} gave before the work
   * @return false if all was discarded since; then it is not remembered
   */
  @SuppressWarnings("ReferenceEquality") // the very map
  public boolean keep(Map<Key, Kept> before, Key asked, Kept what) {
    before.put(asked, what);
    return before == all || !before.remove(asked, what);
  }

  /** What was made when {@code asked} was asked for before, or null. */
  public Specialization find(Key asked) {
    Kept kept = all.get(asked);
    return kept == null ? null : kept.specialization();
  }

  /**
   * What was made that assumes exactly this, and guesses nothing, and what was asked for then; null
   * if nothing was.
   */
  public Map.Entry<Key, Kept> assuming(Key key) {
    for (Map.Entry<Key, Kept> each : all.entrySet()) {
      Specialization specialization = each.getValue().specialization();
      if (specialization.key().equals(key) && specialization.guess() == null) {
        return each;
      }
    }
    return null;
  }

  /** Forgets all of it. */
  List<Kept> discard() {
    Map<Key, Kept> old = all;
    all = new ConcurrentHashMap<>();
    return discard(old, what -> true);
  }

  /**
   * Forgets what has a key that nobody wants. What was asked for does not matter: the object in it
   * may have turned out to be of no use, and the code to be for any of its class.
   */
  List<Kept> discard(Predicate<Key> unwanted) {
    return discard(all, what -> unwanted.test(what.specialization().key()));
  }

  /** Forgets what was made that has this code. */
  List<Kept> discard(Code code) {
    return discard(all, what -> what.specialization().code().equals(code));
  }

  /** Forgets what was made and is not among {@code used}. */
  public List<Kept> discardUnused(Collection<Specialization> used) {
    return discard(all, what -> !used.contains(what.specialization()));
  }

  /** What is forgotten by this very call, and by no other. */
  private static List<Kept> discard(Map<Key, Kept> all, Predicate<Kept> unwanted) {
    List<Kept> discarded = new ArrayList<>();
    for (Map.Entry<Key, Kept> each : List.copyOf(all.entrySet())) {
      if (unwanted.test(each.getValue()) && all.remove(each.getKey(), each.getValue())) {
        discarded.add(each.getValue());
      }
    }
    return discarded;
  }
}
