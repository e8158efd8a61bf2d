package dev.monomorph.engine;

import dev.monomorph.inspect.Journal;
import dev.monomorph.runtime.Code;
import dev.monomorph.runtime.Refusal;
import dev.monomorph.runtime.Retirement;
import dev.monomorph.runtime.SiteState;
import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.specialize.Speculation;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicBoolean;
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
  private final Redefinitions redefinitions;
  private final Journal journal;

  Guesses(
      Later later, Relinker relinker, Trials trials, Redefinitions redefinitions, Journal journal) {
    this.later = later;
    this.relinker = relinker;
    this.trials = trials;
    this.redefinitions = redefinitions;
    this.journal = journal;
  }

  /** See {@link dev.monomorph.runtime.SiteEngine#elementsOf}. */
  Class<?> elementsOf(SpecializingCallSite site, Object[] arguments) {
    TargetClass owner = redefinitions.codeOf(site);
    if (owner == null) {
      return null;
    }
    try {
      return Elements.boxIn(Elements.holders(site, arguments, owner.original()));
    } catch (Throwable e) {
      // A collection that another thread changes may fail in any way, and a stack may be full; the
      // call must not notice.
      return null;
    }
  }

  /**
   * A guess, and how often it was wrong so far. It lives as the specialization that was made on it,
   * whose code refers to it weakly: code outlives the agent.
   */
  final class Guess implements Runnable {
    private final WeakReference<SpecializingCallSite> site;
    private final Class<?> box;
    private final AtomicInteger wrong = new AtomicInteger();
    private final AtomicBoolean givenUp = new AtomicBoolean();
    private volatile Code code;

    private Guess(SpecializingCallSite site, Class<?> box) {
      this.site = new WeakReference<>(site);
      this.box = box;
    }

    /** What the specializer may do with it. */
    Speculation speculation() {
      return new Speculation(box, new WeakReference<>(this));
    }

    /** The class that elements are guessed to have. */
    Class<?> box() {
      return box;
    }

    /** Takes note of what was made on it. */
    void isFor(Code made) {
      code = made;
    }

    /** Whether what was made on it must not be put in place any more. */
    boolean isGivenUp() {
      return givenUp.get();
    }

    /** Counts a wrong guess. Called by the application, which must not notice. */
    @Override
    public void run() {
      if (wrong.incrementAndGet() >= TOLERATED && givenUp.compareAndSet(false, true)) {
        SpecializingCallSite maker = site.get();
        if (maker != null) {
          giveUpSoon(maker, this);
        }
      }
    }
  }

  /**
   * A new guess for a site; null if it is to guess nothing.
   *
   * @param box the class that elements are guessed to have; null for none
   */
  Guess of(SpecializingCallSite site, Class<?> box) {
    return box == null || !site.mayGuess() ? null : new Guess(site, box);
  }

  private void giveUpSoon(SpecializingCallSite site, Guess guess) {
    try {
      later.in(0, site, each -> giveUp(each, guess));
    } catch (StackOverflowError | OutOfMemoryError e) {
      // No room for this call, or for the thread; the next wrong guess may have it.
      guess.givenUp.set(false);
    }
  }

  /** Ends what was made on a guess; once, or once more if it was put in place meanwhile. */
  void giveUp(SpecializingCallSite site, Guess guess) {
    try {
      if (site.mayGuess()) {
        site.stopGuessing();
        journal.refused(site.target(), Refusal.WRONG_GUESSES);
      }
      boolean wasThere =
          relinker.replace(site, state -> state.lacking(each -> each.code().equals(guess.code)));
      trials.retire(site, site.discard(guess.code), Retirement.WRONG_GUESSES);
      if (wasThere) {
        relinker.replace(site, SiteState::reopened);
        site.reopen();
      }
    } catch (Throwable failure) {
      journal.failed("wrong guesses of " + site.target(), failure);
    }
  }
}
