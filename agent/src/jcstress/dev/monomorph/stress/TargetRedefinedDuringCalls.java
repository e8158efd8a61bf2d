package dev.monomorph.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A target is redefined while a thread calls it: old code, then new. */
@JCStressTest
@Outcome(id = "0, 122, 122", expect = Expect.ACCEPTABLE, desc = "old code, then new")
@Outcome(expect = Expect.FORBIDDEN, desc = "wrong result")
@State
public class TargetRedefinedDuringCalls extends Fresh {
  /** Links the site, with one specialization. */
  public TargetRedefinedDuringCalls() {
    call(ADD);
  }

  @Actor
  public void call(III_Result result) {
    int before = OLD;
    for (int i = 0; i < 5; i++) {
      int now = call(ADD);
      if (now < before || now > NEW) {
        result.r1 = now;
      }
      before = now;
    }
  }

  @Actor
  public void redefine(III_Result result) {
    replaceTarget();
    result.r2 = call(ADD);
  }

  @Arbiter
  public void after(III_Result result) {
    result.r3 = call(ADD);
  }
}
