package dev.monomorph.inspect.jfr;

import dev.monomorph.inspect.JournalListener;
import dev.monomorph.inspect.RetirementRecord;
import dev.monomorph.inspect.SiteRecord;
import dev.monomorph.inspect.SpecializationRecord;
import dev.monomorph.inspect.Work;
import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.Refusal;
import dev.monomorph.runtime.Target;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;

/**
 * Records what happens as events, once somebody has begun to record.
 *
 * <p>Until then it costs the look at one field. Loading a subclass of {@link Event} has the JDK
 * read, rewrite and register it, for which it makes its whole repository of types; so none is
 * loaded before the recorder is initialized, which every recording does, however it is started.
 */
public final class FlightRecorderJournal implements JournalListener {
  private final Consumer<Throwable> failures;
  private final AtomicBoolean failed = new AtomicBoolean();

  /**
   * @param failures is told, once, why events cannot be recorded
   */
  public FlightRecorderJournal(Consumer<Throwable> failures) {
    this.failures = failures;
  }

  private boolean isOff() {
    return !FlightRecorder.isInitialized() || failed.get();
  }

  @Override
  public Object begins(Work kind) {
    if (isOff()) {
      return null;
    }
    try {
      Event event = kind == Work.DISPATCHER ? new RelinkEvent() : new SpecializationEvent();
      event.begin();
      return event;
    } catch (RuntimeException | LinkageError e) {
      fail(e);
      return null;
    }
  }

  /** Where recording has begun while the work was under way it counts from its end. */
  @Override
  public void specialized(Target target, SpecializationRecord made, Object begun) {
    record(
        () -> {
          SpecializationEvent event =
              begun == null ? new SpecializationEvent() : (SpecializationEvent) begun;
          event.end();
          if (event.shouldCommit()) {
            event.fill(target, made);
            event.commit();
          }
        });
  }

  @Override
  public void relinked(Target target, SiteRecord site, long nanoseconds, Object begun) {
    record(
        () -> {
          RelinkEvent event = begun == null ? new RelinkEvent() : (RelinkEvent) begun;
          event.end();
          if (event.shouldCommit()) {
            event.fill(target, site);
            event.commit();
          }
        });
  }

  @Override
  public void refused(Target target, Key key, Refusal reason) {
    record(
        () -> {
          RefusalEvent event = new RefusalEvent();
          if (event.shouldCommit()) {
            event.fill(target, key, reason);
            event.commit();
          }
        });
  }

  @Override
  public void split(Target target, String caller) {
    record(
        () -> {
          SplitEvent event = new SplitEvent();
          if (event.shouldCommit()) {
            event.fill(target, caller);
            event.commit();
          }
        });
  }

  @Override
  public void retired(Target target, RetirementRecord retired, SpecializationRecord made) {
    record(
        () -> {
          RetirementEvent event = new RetirementEvent();
          if (event.shouldCommit()) {
            event.fill(target, retired, made);
            event.commit();
          }
        });
  }

  private void record(Runnable event) {
    if (isOff()) {
      return;
    }
    try {
      event.run();
    } catch (RuntimeException | LinkageError e) {
      fail(e);
    }
  }

  private void fail(Throwable failure) {
    if (failed.compareAndSet(false, true)) {
      failures.accept(failure);
    }
  }
}
