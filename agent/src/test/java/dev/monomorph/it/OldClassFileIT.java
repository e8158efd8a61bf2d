package dev.monomorph.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.it.app.AncientVersions;
import dev.monomorph.testing.EveryJdk;
import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.ForkedJvm.Result;
import dev.monomorph.testing.Jdk;
import org.objectweb.asm.ClassWriter;

/** Class files without stack map frames or {@code invokedynamic} are specialized like others. */
class OldClassFileIT {
  private static final String OWNER = "dev.monomorph.it.app.Ancient#";

  private static Result run(ForkedJvm jvm, int version) {
    String argument = Integer.toString(version);
    return jvm.library(ClassWriter.class).run(AncientVersions.class, argument).good();
  }

  private static void assertSame(Jdk jdk, int version) {
    String without = run(ForkedJvm.on(jdk), version).out();
    assertThat(without).endsWith("\n2427\n");

    for (String frames : new String[] {"visible", "hidden"}) {
      String options = "warmup=1,compile=foreground,report=-,frames=" + frames;
      Result with = run(ForkedJvm.on(jdk).agent(options), version);

      assertThat(with.program()).as(frames).isEqualTo(without);
      assertThat(with.report()).doesNotContain("VERIFICATION_FAILED", "DEFINITION_FAILED");
      for (String target :
          new String[] {
            "walk(Ldev/monomorph/it/app/Ancient$Step;I)I",
            "careful(Ldev/monomorph/it/app/Ancient$Step;I)I",
            "mix(Ljava/lang/Object;)Ljava/lang/String;",
            "choose(Ljava/lang/Object;Z)Ljava/lang/String;"
          }) {
        assertThat(with.reportOn(OWNER + target)).containsAnyOf("Ancient$Plus", "Ancient$Over");
      }
    }
  }

  @EveryJdk
  void java5(Jdk jdk) {
    assertSame(jdk, 49);
  }

  @EveryJdk
  void java6(Jdk jdk) {
    assertSame(jdk, 50);
  }
}
