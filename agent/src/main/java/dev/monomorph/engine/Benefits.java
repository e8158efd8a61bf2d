package dev.monomorph.engine;

import dev.monomorph.inspect.Journal;
import dev.monomorph.runtime.Code;
import dev.monomorph.runtime.Measured;
import dev.monomorph.runtime.Meter;
import dev.monomorph.runtime.Retirement;
import dev.monomorph.runtime.Specialization;
import dev.monomorph.runtime.SpecializingCallSite;
import java.lang.ref.WeakReference;
import java.util.function.Predicate;

/**
 * Measures what specializations bring, with {@code measure=true}; those that bring nothing, twice
 * in a row, make way for the generic copy, for good.
 *
 * <p>Each after a while, when it is compiled, and anew if it was called too seldom; by the site
 * that it was made for. Holds nothing of the application's meanwhile.
 */
final class Benefits {
  /** Milliseconds from a specialization's being in place to its measurement. */
  static final long DELAY = 2_000;

  /** Milliseconds that it takes. */
  static final long WINDOW = 1_500;

  /** Measurements of one specialization, at most; the delay doubles twice each time. */
  private static final int ATTEMPTS = 4;

  private final Later later;
  private final Relinker relinker;
  private final Trials trials;
  private final Journal journal;
  private double clockNanos;

  Benefits(Later later, Relinker relinker, Trials trials, Journal journal) {
    this.later = later;
    this.relinker = relinker;
    this.trials = trials;
    this.journal = journal;
  }

  /** The code as dispatchers shall call it. */
  Code metered(SpecializingCallSite site, Code code) {
    return code.by(new Meter(code.handle(site.lookup())));
  }

  /** Has it measured, once it is in place. */
  void schedule(SpecializingCallSite site, Code code) {
    schedule(new Attempt(new WeakReference<>(site), 0, false), code.meter());
  }

  /**
   * One measurement.
   *
   * @param before how many there were before it
   * @param doubted whether one of these has found it to be no faster
   */
  private record Attempt(WeakReference<SpecializingCallSite> site, int before, boolean doubted) {
    Attempt next(boolean doubtful) {
      return new Attempt(site, before + 1, doubtful);
    }
  }

  private void schedule(Attempt attempt, Meter meter) {
    if (attempt.before() < ATTEMPTS) {
      later.in(DELAY << (2 * attempt.before()), meter, each -> begin(attempt, each));
    }
  }

  private void begin(Attempt attempt, Meter meter) {
    SpecializingCallSite site = attempt.site().get();
    if (site == null || find(site, meter) == null) {
      return;
    }
    try {
      meter.begin(site.state().generic().handle(site.lookup()));
      later.in(WINDOW, meter, each -> end(attempt, each));
    } catch (Throwable failure) {
      journal.failed("measurement of " + site.target(), failure);
    }
  }

  private void end(Attempt attempt, Meter meter) {
    Measured measured = meter.end(clockNanos());
    SpecializingCallSite site = attempt.site().get();
    Specialization specialization = site == null ? null : find(site, meter);
    if (specialization == null) {
      return;
    }
    try {
      if (measured == null) {
        schedule(attempt.next(attempt.doubted()), meter);
      } else if (judge(site, specialization.code(), measured, attempt.doubted())) {
        schedule(attempt.next(true), meter);
      }
    } catch (Throwable failure) {
      journal.failed("measurement of " + site.target(), failure);
    }
  }

  /**
   * Draws the consequences of a measurement.
   *
   * @param doubted whether one before has found the code to be no faster
   * @return whether it has to be measured again
   */
  boolean judge(SpecializingCallSite site, Code code, Measured measured, boolean doubted) {
    journal.measured(site.target(), code.holder().getName(), measured);
    boolean bringsNothing = measured.ratio() <= 1;
    if (bringsNothing && doubted) {
      giveUp(site, code);
    }
    return bringsNothing && !doubted;
  }

  private double clockNanos() {
    if (clockNanos == 0) {
      clockNanos = Meter.clockNanos();
    }
    return clockNanos;
  }

  /** Its key keeps its place, so that nobody asks for it again. */
  private void giveUp(SpecializingCallSite site, Code code) {
    Predicate<Specialization> bringsNothing = each -> each.code().equals(code);
    relinker.replace(site, state -> state.generic(bringsNothing));
    trials.retire(site, site.discard(code), Retirement.NO_FASTER);
  }

  @SuppressWarnings("ReferenceEquality") // the very meter
  private static Specialization find(SpecializingCallSite site, Meter meter) {
    for (Specialization each : site.state().specializations()) {
      if (each.code().meter() == meter) {
        return each;
      }
    }
    return null;
  }
}
