package dev.monomorph.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Two threads call a target whose site is full at four places, in three classes, while the agent
 * rewrites these classes and both link the call sites.
 *
 * <p>They go on until none of the calls comes through the target's own site any more. The agent
 * collects callers for a while before it rewrites them, so the rounds are few.
 */
@JCStressTest
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "all right, before and after")
@Outcome(expect = Expect.FORBIDDEN, desc = "wrong results, or never split")
@State
public class SplitDuringCalls extends Fresh {
  private static final int NEVER_SPLIT = -1;
  private static final long DEADLINE_NANOSECONDS = 20_000_000_000L;

  /** Fills the target's site. */
  public SplitDuringCalls() {
    super(Crowded.class);
    call(Crowded.FILL);
  }

  @Actor
  public void one(II_Result result) {
    result.r1 = wrongUntilSplit();
  }

  @Actor
  public void other(II_Result result) {
    result.r2 = wrongUntilSplit();
  }

  private int wrongUntilSplit() {
    long start = System.nanoTime();
    int wrong = 0;
    int unsplit;
    do {
      unsplit = 0;
      for (int call = Crowded.FIRST; call <= Crowded.LAST; call++) {
        int length = call(call);
        if (length >= Crowded.UNSPLIT) {
          unsplit++;
          length -= Crowded.UNSPLIT;
        }
        wrong += length == 2 ? 0 : 1;
      }
      if (System.nanoTime() - start > DEADLINE_NANOSECONDS) {
        return NEVER_SPLIT;
      }
    } while (unsplit > 0);
    return wrong;
  }
}
