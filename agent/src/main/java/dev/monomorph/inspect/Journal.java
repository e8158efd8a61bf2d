package dev.monomorph.inspect;

import dev.monomorph.runtime.CallRefusal;
import dev.monomorph.runtime.Extent;
import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.Refusal;
import dev.monomorph.runtime.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * What happened to every target, in words and numbers only: the journal keeps no class alive.
 *
 * <p>Safe for use by many threads.
 */
public final class Journal {
  private final Map<String, TargetRecord> targets = new ConcurrentSkipListMap<>();
  private final List<String> failures = new ArrayList<>();
  private final List<String> unmatched = new ArrayList<>();
  private final Listener listener;
  private final String leftOut;

  /** Is told of some things at once. */
  public interface Listener {
    /** Something went wrong that the application did not notice. */
    void failed(String what, Throwable failure);

    /** A specialization is in place. */
    void specialized(Target target, Key key, Placed placed, long nanoseconds);
  }

  /**
   * @param listener may be null
   * @param leftOut internal name of a class of the agent's own, which is no business of the user's;
   *     null for none
   */
  public Journal(Listener listener, String leftOut) {
    this.listener = listener;
    this.leftOut = leftOut;
  }

  /** A method is woven. */
  public void woven(Target target) {
    record(target).woven();
  }

  /** A method is not woven, or one of its keys is not specialized. */
  public void refused(Target target, Refusal reason) {
    record(target).refused(reason);
  }

  /** The call site in a woven method is linked. */
  public void linked(Target target, Placed generic) {
    record(target).linked(generic);
  }

  /** A specialization is in place. */
  public void specialized(Target target, Key key, Placed placed, Extent extent, long nanoseconds) {
    record(target)
        .specialized(new SpecializationRecord(key.toString(), placed, extent, nanoseconds));
    if (listener != null) {
      listener.specialized(target, key, placed, nanoseconds);
    }
  }

  /** A call of a target has become a call site of its own. */
  public void split(Target target) {
    record(target).split();
  }

  /** A call of a target stays one, though the target's own site is full. */
  public void notSplit(Target target, CallRefusal reason) {
    record(target).notSplit(reason);
  }

  /** Specializations were given up because a class that they were made from was redefined. */
  public void dropped(Target target, int count) {
    record(target).dropped(count);
  }

  /**
   * Specializations were given up: no longer called for, too often wrong in what they guess, or
   * made for an object that is gone or may be none to keep to.
   */
  public void retired(Target target, int count) {
    record(target).retired(count);
  }

  /** Something went wrong that the application did not notice. */
  public void failed(String what, Throwable failure) {
    synchronized (failures) {
      failures.add(what + ": " + failure);
    }
    if (listener != null) {
      listener.failed(what, failure);
    }
  }

  /** A pattern of the user's names no method that was seen. */
  public void unmatched(String pattern) {
    synchronized (unmatched) {
      unmatched.add(pattern);
    }
  }

  /** The patterns that name no method that was seen. */
  public List<String> unmatched() {
    synchronized (unmatched) {
      return List.copyOf(unmatched);
    }
  }

  /** Whether anything is known of a method. */
  public boolean knows(Target target) {
    return targets.containsKey(target.toString());
  }

  /** The targets in the order of their names. */
  public List<TargetRecord> targets() {
    return List.copyOf(targets.values());
  }

  /** What went wrong, in the order in which it did. */
  public List<String> failures() {
    synchronized (failures) {
      return List.copyOf(failures);
    }
  }

  private TargetRecord record(Target target) {
    if (target.owner().equals(leftOut)) {
      return new TargetRecord(target);
    }
    return targets.computeIfAbsent(target.toString(), name -> new TargetRecord(target));
  }
}
