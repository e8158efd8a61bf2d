package dev.monomorph.engine;

import dev.monomorph.inspect.Placed;
import dev.monomorph.runtime.ClassStore;
import dev.monomorph.runtime.Code;
import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.runtime.Target;
import java.lang.invoke.CallSite;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What a woven class has once it runs: the generic copies and the sites of one version.
 *
 * <p>Held by the class itself through a {@link ClassStore}, so it goes when the class goes, and
 * when a later version runs. Threads that race get the same generic copies and, for one target, the
 * same site: the first to store them wins, and the others drop what they made.
 */
final class LinkedClass {
  private static final ClassStore<AtomicReference<LinkedClass>> NEWEST =
      new ClassStore<>() {
        @Override
        protected AtomicReference<LinkedClass> make(Class<?> type) {
          return new AtomicReference<>();
        }
      };

  private final int version;
  private final AtomicReference<Map<Target, GenericCopy>> generics = new AtomicReference<>();
  private final Map<Target, CallSite> sites = new ConcurrentHashMap<>();

  private final Map<Target, SharedSpecializations> shared = new ConcurrentHashMap<>();

  private LinkedClass(int version) {
    this.version = version;
  }

  /**
   * What a version of a class has. Of one that is older than the newest that runs nothing is kept:
   * what still has to be linked in it is for calls that are under way.
   */
  static LinkedClass of(Class<?> type, int version) {
    AtomicReference<LinkedClass> newest = NEWEST.get(type);
    LinkedClass asked = new LinkedClass(version);
    LinkedClass kept =
        newest.accumulateAndGet(
            asked, (known, given) -> known == null || known.version < version ? given : known);
    return kept.version == version ? kept : asked;
  }

  /** Whether some target of a class has been called. */
  static boolean isLinked(Class<?> type) {
    LinkedClass newest = NEWEST.get(type).get();
    return newest != null && newest.generics() != null;
  }

  /** Takes all of it from all classes. */
  static void removeAll() {
    NEWEST.removeAll();
  }

  /**
   * What runs where nothing is assumed.
   *
   * @param code the copy
   * @param placed what the report says of its class
   */
  record GenericCopy(Code code, Placed placed) {}

  /** The generic copies, or null before the first call of any target of the class. */
  Map<Target, GenericCopy> generics() {
    return generics.get();
  }

  /** Stores the generic copies unless another thread has; either way returns what is stored. */
  Map<Target, GenericCopy> generics(Map<Target, GenericCopy> made) {
    generics.compareAndSet(null, new HashMap<>(made));
    return generics.get();
  }

  /**
   * Stores a target's site unless another thread has; either way returns the one that is stored.
   */
  CallSite site(Target target, CallSite made) {
    CallSite first = sites.putIfAbsent(target, made);
    return first == null ? made : first;
  }

  /** What all sites that call a target share. */
  SharedSpecializations shared(Target target) {
    return shared.computeIfAbsent(target, key -> new SharedSpecializations());
  }

  /** A target's site, or null: a {@link SpecializingCallSite}, or a constant one. */
  CallSite site(Target target) {
    return sites.get(target);
  }
}
