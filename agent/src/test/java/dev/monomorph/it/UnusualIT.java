package dev.monomorph.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.it.app.Unusual;
import dev.monomorph.testing.EveryJdk;
import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.ForkedJvm.Result;
import dev.monomorph.testing.Jdk;
import java.util.function.Function;
import java.util.stream.Stream;
import org.objectweb.asm.ClassWriter;

/** Class files that javac does not write run as they did. */
class UnusualIT {
  private static void assertSame(Jdk jdk, String... scene) {
    Function<ForkedJvm, Result> run =
        jvm -> jvm.library(ClassWriter.class).run(Unusual.class, scene).good();
    String without = run.apply(ForkedJvm.on(jdk)).out();
    assertThat(without.lines()).hasSize(2);

    for (String frames : new String[] {"visible", "hidden"}) {
      Result with =
          run.apply(
              ForkedJvm.on(jdk).agent("warmup=1,compile=foreground,report=-,frames=" + frames));

      assertThat(with.program()).as(frames).isEqualTo(without);
      assertThat(with.report()).contains("dev.monomorph.it.app.Made#target");
    }
  }

  @EveryJdk
  void aTargetWithAsManyParametersAsACallSiteCanHave(Jdk jdk) {
    assertSame(jdk, "words", "253");
  }

  @EveryJdk
  void aClassThatAssignsAFinalFieldAsJava8Allowed(Jdk jdk) {
    assertSame(jdk, "finalFieldWrite");
  }

  @EveryJdk
  void aClassOfJava8WithPrivateMembers(Jdk jdk) {
    assertSame(jdk, "oldPrivate");
  }

  @EveryJdk
  void targetsWithMoreParametersThanACallSiteCanHave(Jdk jdk) {
    Stream.of("254", "255").forEach(words -> assertSame(jdk, "words", words));
  }

  @EveryJdk
  void aParametersClassThatIsNowhere(Jdk jdk) {
    assertSame(jdk, "missingType");
  }

  @EveryJdk
  void aCallThatIsBoundToItsOwnClass(Jdk jdk) {
    assertSame(jdk, "bound");
  }

  @EveryJdk
  void aBootstrapMethodThatLooksAtItsCaller(Jdk jdk) {
    assertSame(jdk, "bootstrap");
  }
}
