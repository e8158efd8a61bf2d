package dev.monomorph.engine;

import dev.monomorph.runtime.Policy;
import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.split.SplitWhen;
import java.util.function.ToIntFunction;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A thread runs specializations, in hidden classes, while another has them retired, again and
 * again, for what is called for more often.
 *
 * <p>The packaged agent retires after seconds, which no round can wait for. So the agent's own
 * classes are driven here, by a program that is woven in this JVM, and the trial is begun and ended
 * by the racing thread.
 */
@JCStressTest
@Outcome(id = "0, 0, [1-4]", expect = Expect.ACCEPTABLE, desc = "all right, and retired")
@Outcome(expect = Expect.FORBIDDEN, desc = "wrong result, or not retired")
@State
public class RetireDuringCalls {
  private static final Object FIRST = "12345";
  private static final Object SECOND = 1_234_567;
  private static final int PHASES = 4;
  private static final int CALLS = 20;

  /** More than twice as many, so that the first is outnumbered however the threads race. */
  private static final int MANY = 100;

  private final Application application =
      new Application(
          new EngineOptions(
              new Policy(1, 1, false),
              1000,
              Long.MAX_VALUE,
              true,
              true,
              false,
              false,
              SplitWhen.NEVER));
  private final ToIntFunction<Object> program;
  private final SpecializingCallSite site;

  /** Makes the specialization. */
  @SuppressWarnings("unchecked") // the woven class is another of the same name
  public RetireDuringCalls() {
    Class<?> type = application.weave(Text.class, "length");
    program = (ToIntFunction<Object>) Application.make(type);
    int unused = program.applyAsInt(FIRST);
    site = application.site(type, "length");
    if (site.state().specializations().isEmpty()) {
      throw new IllegalStateException("nothing is specialized: there is nothing to test");
    }
  }

  @Actor
  public void call(III_Result result) {
    int wrong = 0;
    for (int i = 0; i < CALLS; i++) {
      wrong += wrong(FIRST, 1) + wrong(SECOND, 1);
    }
    result.r1 = wrong;
  }

  /** The first phase retires what the site has; in the others the threads race for the place. */
  @Actor
  public void retire(III_Result result) {
    int wrong = 0;
    for (int phase = 0; phase < PHASES; phase++) {
      Object next = phase % 2 == 0 ? SECOND : FIRST;
      application.engine.trials().begin(site);
      wrong += wrong(next, MANY);
      application.engine.trials().end(site);
      wrong += wrong(next, 1);
    }
    result.r2 = wrong;
  }

  /** Tells how many were retired; ends the engine's threads. */
  @Arbiter
  public void after(III_Result result) {
    result.r3 = application.record("length").retirements().size();
    application.close();
  }

  private int wrong(Object value, int calls) {
    int expected = value == FIRST ? 5 : 7;
    int wrong = 0;
    for (int i = 0; i < calls; i++) {
      wrong += program.applyAsInt(value) == expected ? 0 : 1;
    }
    return wrong;
  }

  /** Woven anew for every round. */
  static final class Text implements ToIntFunction<Object> {
    @Override
    public int applyAsInt(Object value) {
      return length(value);
    }

    static int length(Object value) {
      return value.toString().length();
    }
  }
}
