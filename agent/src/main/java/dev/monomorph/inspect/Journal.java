package dev.monomorph.inspect;

import dev.monomorph.runtime.CallRefusal;
import dev.monomorph.runtime.Extent;
import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.Measured;
import dev.monomorph.runtime.Refusal;
import dev.monomorph.runtime.Retirement;
import dev.monomorph.runtime.SiteState;
import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.runtime.Target;
import java.time.Instant;
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
  private final SiteRecords sites = new SiteRecords();
  private final List<String> failures = new ArrayList<>();
  private final List<String> unmatched = new ArrayList<>();
  private final Instant started = Instant.now();
  private final long start = System.nanoTime();
  private final List<JournalListener> listeners;
  private final String leftOut;

  /**
   * @param leftOut internal name of a class of the agent's own, which is no business of the user's;
   *     null for none
   * @param listeners are told of everything as it happens, on the thread on which it does
   */
  public Journal(String leftOut, List<JournalListener> listeners) {
    this.leftOut = leftOut;
    this.listeners = List.copyOf(listeners);
  }

  /** A method is woven. */
  public void woven(Target target) {
    record(target).woven();
  }

  /** A method is not woven, or its site looks for no more keys. */
  public void refused(Target target, Refusal reason) {
    record(target).refused(reason);
    tell(target, listener -> listener.refused(target, null, reason));
  }

  /** A method is not specialized for one key. */
  public void refused(Target target, Key key, Refusal reason) {
    record(target).refused(reason);
    tell(target, listener -> listener.refused(target, key, reason));
  }

  /** The call site in a woven method is linked. */
  public void linked(Target target, Placed generic) {
    record(target).linked(generic);
  }

  /**
   * Work begins on this thread that {@link #specialized} or {@link #relinked} is told the end of.
   */
  public Begun begins(Work kind) {
    Object[] marks = new Object[listeners.size()];
    for (int i = 0; i < marks.length; i++) {
      marks[i] = listeners.get(i).begins(kind);
    }
    return new Begun(System::nanoTime, marks);
  }

  /**
   * A method is being copied for a specialization.
   *
   * @param classFile of its class before weaving; it must not change
   */
  public void copied(Target target, byte[] classFile) {
    tell(target, listener -> listener.copied(target, classFile));
  }

  /**
   * The classes of a specialization are defined, which is about to be in place.
   *
   * @param classFiles by the classes' names, that of its entry first; they must not change
   */
  public void defined(Target target, Map<String, byte[]> classFiles) {
    tell(target, listener -> listener.defined(target, classFiles));
  }

  /**
   * A specialization is in place.
   *
   * @param begun when it was asked for
   */
  public void specialized(Target target, Key key, Placed placed, Extent extent, Begun begun) {
    add(target, key, placed, extent, begun, false);
  }

  /** The same for a specialization whose code an earlier run has made. */
  public void reused(Target target, Key key, Placed placed, Extent extent, Begun begun) {
    add(target, key, placed, extent, begun, true);
  }

  private void add(
      Target target, Key key, Placed placed, Extent extent, Begun begun, boolean reused) {
    SpecializationRecord made =
        new SpecializationRecord(
            key.toString(), placed, extent, now(), begun.nanoseconds(), reused);
    record(target).specialized(made);
    tell(target, begun, (listener, mark) -> listener.specialized(target, made, mark));
  }

  /**
   * A site has a new dispatcher.
   *
   * @param state what it was made from
   * @param begun when it was begun to be made
   */
  public void relinked(SpecializingCallSite site, SiteState state, Begun begun) {
    Target target = site.target();
    if (!isLeftOut(target)) {
      SiteRecord now = sites.relinked(site, state);
      long nanoseconds = begun.nanoseconds();
      tell(target, begun, (listener, mark) -> listener.relinked(target, now, nanoseconds, mark));
    }
  }

  /** It was measured what a specialization brings, by the name of its class. */
  public void measured(Target target, String className, Measured result) {
    record(target).measured(className, result);
  }

  /**
   * A call of a target has become a call site of its own.
   *
   * @param caller the method that it stands in, for people
   */
  public void split(Target target, String caller) {
    record(target).split();
    tell(target, listener -> listener.split(target, caller));
  }

  /** A call of a target stays one, though the target's own site is full. */
  public void notSplit(Target target, CallRefusal reason) {
    record(target).notSplit(reason);
  }

  /**
   * Specializations were given up.
   *
   * @param classNames their classes
   */
  public void retired(Target target, List<String> classNames, Retirement reason) {
    for (String className : classNames) {
      RetirementRecord retired = new RetirementRecord(className, reason, now());
      TargetRecord record = record(target);
      SpecializationRecord made = record.specialization(className);
      record.retired(retired);
      tell(target, listener -> listener.retired(target, retired, made));
    }
  }

  /** Something went wrong that the application did not notice. */
  public void failed(String what, Throwable failure) {
    synchronized (failures) {
      failures.add(what + ": " + failure);
    }
    for (JournalListener listener : listeners) {
      listener.failed(what, failure);
    }
  }

  /** A pattern of the user's names no method that was seen. */
  public void unmatched(String pattern) {
    synchronized (unmatched) {
      unmatched.add(pattern);
    }
  }

  /** When it began; the times in it count from there. */
  public Instant started() {
    return started;
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

  /** The call sites that there are and that have been given a new dispatcher, as they are now. */
  public Map<Target, List<SiteRecord>> sites() {
    return sites.byTarget();
  }

  /** What went wrong, in the order in which it did. */
  public List<String> failures() {
    synchronized (failures) {
      return List.copyOf(failures);
    }
  }

  /** Nanoseconds since {@link #started}. */
  public long now() {
    return System.nanoTime() - start;
  }

  private interface Message {
    void to(JournalListener listener);
  }

  private void tell(Target target, Message message) {
    if (!isLeftOut(target)) {
      for (JournalListener listener : listeners) {
        message.to(listener);
      }
    }
  }

  private interface MessageOfEnd {
    void to(JournalListener listener, Object mark);
  }

  private void tell(Target target, Begun begun, MessageOfEnd message) {
    if (!isLeftOut(target)) {
      for (int i = 0; i < listeners.size(); i++) {
        message.to(listeners.get(i), begun.markOf(i));
      }
    }
  }

  private boolean isLeftOut(Target target) {
    return target.owner().equals(leftOut);
  }

  private TargetRecord record(Target target) {
    if (isLeftOut(target)) {
      return new TargetRecord(target);
    }
    return targets.computeIfAbsent(target.toString(), name -> new TargetRecord(target));
  }
}
