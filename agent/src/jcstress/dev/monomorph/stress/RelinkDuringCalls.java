package dev.monomorph.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A thread calls while another has the site linked anew, twice. */
@JCStressTest
@Outcome(id = "1210, 99, 102", expect = Expect.ACCEPTABLE, desc = "all right")
@Outcome(expect = Expect.FORBIDDEN, desc = "wrong result")
@State
public class RelinkDuringCalls extends Fresh {
  /** Links the site, with one specialization. */
  public RelinkDuringCalls() {
    call(ADD);
  }

  @Actor
  public void call(III_Result result) {
    int sum = 0;
    for (int i = 0; i < 10; i++) {
      sum += call(ADD);
    }
    result.r1 = sum;
  }

  @Actor
  public void relink(III_Result result) {
    result.r2 = call(NEGATE);
    result.r3 = call(TWICE);
  }
}
