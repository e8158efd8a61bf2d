package dev.monomorph.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.it.app.Splits;
import dev.monomorph.testing.EveryJdk;
import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.ForkedJvm.Result;
import dev.monomorph.testing.Jdk;
import java.time.Duration;

/** Calls of full targets become call sites of their own. */
class SplitIT {
  /** Each target has more callers than keys. */
  private static final String FULL = "warmup=2,max-keys=1,report=-";

  @EveryJdk
  void everyKindOfCallDoesWhatItDid(Jdk jdk) {
    Result without = ForkedJvm.on(jdk).run(Splits.class).good();
    Result with =
        ForkedJvm.on(jdk).agent(FULL).within(Duration.ofMinutes(3)).run(Splits.class).good();

    assertThat(with.program()).isEqualTo(without.out()).doesNotContain("stub: ");
    assertThat(with.report()).doesNotContain("failures");
  }
}
