package dev.monomorph.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two threads link one site and ask for two keys. */
@JCStressTest
@Outcome(id = "121, 99", expect = Expect.ACCEPTABLE, desc = "both right")
@Outcome(expect = Expect.FORBIDDEN, desc = "wrong result")
@State
public class FirstCallsOfTwoTypes extends Fresh {
  @Actor
  public void one(II_Result result) {
    result.r1 = call(ADD);
  }

  @Actor
  public void other(II_Result result) {
    result.r2 = call(NEGATE);
  }
}
