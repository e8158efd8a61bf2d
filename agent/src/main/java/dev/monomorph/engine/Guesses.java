package dev.monomorph.engine;

import dev.monomorph.inspect.Journal;
import dev.monomorph.runtime.Code;
import dev.monomorph.runtime.Refusal;
import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.specialize.Speculation;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What specializations may guess of the elements of collections; and the end of those whose guesses
 * are wrong too often. Their sites guess no more.
 */
final class Guesses {
  /** Wrong guesses of one specialization that its site puts up with. */
  static final int TOLERATED = 256;

  private final Later later;
  private final Relinker relinker;
  private final Trials trials;
  private final Journal journal;

  Guesses(Later later, Relinker relinker, Trials trials, Journal journal) {
    this.later = later;
    this.relinker = relinker;
    this.trials = trials;
    this.journal = journal;
  }

  /** A guess, and how often it was wrong so far. Holds nothing of the application's. */
  final class Guess implements Runnable {
    private final WeakReference<SpecializingCallSite> site;
    private final AtomicInteger wrong = new AtomicInteger();
    private volatile Code code;

    private Guess(SpecializingCallSite site) {
      this.site = new WeakReference<>(site);
    }

    /** Takes note of what was made on it. */
    void isFor(Code made) {
      code = made;
    }

    /** Counts a wrong guess. Called by the application, which must not notice. */
    @Override
    public void run() {
      if (wrong.incrementAndGet() % TOLERATED == 0) {
        SpecializingCallSite maker = site.get();
        if (maker != null) {
          giveUpSoon(maker, this);
        }
      }
    }
  }

  /** A new guess for a site; null if it is to guess nothing. */
  Guess of(SpecializingCallSite site) {
    return site.guesses().elements() == null ? null : new Guess(site);
  }

  /** What the specializer may do with a guess; null for none. */
  static Speculation speculation(SpecializingCallSite site, Guess guess) {
    Class<?> box = site.guesses().elements();
    return guess == null || box == null ? null : new Speculation(box, guess);
  }

  private void giveUpSoon(SpecializingCallSite site, Guess guess) {
    try {
      later.in(0, site, each -> giveUp(each, guess.code));
    } catch (StackOverflowError | OutOfMemoryError e) {
      // No room for this call, or for the thread; the same number of wrong guesses later there is.
    }
  }

  private void giveUp(SpecializingCallSite site, Code code) {
    try {
      site.guesses().stop();
      journal.refused(site.target(), Refusal.WRONG_GUESSES);
      relinker.replace(site, state -> state.without(each -> each.code().equals(code)));
      trials.retire(site, site.discard(code));
      site.reopen();
    } catch (Throwable failure) {
      journal.failed("wrong guesses of " + site.target(), failure);
    }
  }
}
