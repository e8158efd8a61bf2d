package dev.monomorph.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.it.app.Unnameable;
import dev.monomorph.testing.EveryJdk;
import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.Jdk;

/** Descriptors with classes that the class they are in has no access to. */
class UnnameableIT {
  private static void assertSame(Jdk jdk, String scene) {
    String without = ForkedJvm.on(jdk).run(Unnameable.class, scene).good().out();

    for (String options : new String[] {"warmup=1,compile=foreground", "frames=hidden"}) {
      ForkedJvm jvm = ForkedJvm.on(jdk).agent(options);
      assertThat(jvm.run(Unnameable.class, scene).good().out()).as(options).isEqualTo(without);
    }
  }

  @EveryJdk
  void aBridgeMethodThatReturnsWhatItCannotName(Jdk jdk) {
    assertSame(jdk, "bridge");
  }

  @EveryJdk
  void aMemberWithAParameterThatCannotBeNamed(Jdk jdk) {
    assertSame(jdk, "member");
  }
}
