package dev.monomorph.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.it.app.Patched;
import dev.monomorph.testing.EveryJdk;
import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.ForkedJvm.Result;
import dev.monomorph.testing.Jdk;

/** The report answers every pattern, also those for which nothing was woven. */
class UnwovenIT {
  @EveryJdk
  void namesMethodsThatWereNeverWoven(Jdk jdk) {
    Result result =
        ForkedJvm.on(jdk)
            .agent(
                "targets=java.util.ArrayList#trimToSize:com.acme.Nothing#atall:com.acme.No#run,report=-")
            .run(Patched.class)
            .good();

    assertThat(result.report())
        .contains("java.util.ArrayList#trimToSize()V\n    is in a class of the JDK")
        .contains("patterns that no loaded class has a method for")
        .contains("com.acme.Nothing#atall\ncom.acme.No#run\n");
  }
}
