package dev.monomorph.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.it.app.Intruder;
import dev.monomorph.testing.EveryJdk;
import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.ForkedJvm.Result;
import dev.monomorph.testing.Jdk;

/** What woven code links to gives no one else a method. */
class GatewayIT {
  @EveryJdk
  void turnsDownLookupsThatAreNotTheClassesOwn(Jdk jdk) {
    Result result =
        ForkedJvm.on(jdk).agent("warmup=1,compile=foreground").run(Intruder.class).good();

    assertThat(result.program())
        .isEqualTo("secret of its own\n" + "IllegalArgumentException\n".repeat(9));
  }
}
