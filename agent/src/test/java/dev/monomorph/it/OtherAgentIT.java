package dev.monomorph.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.it.app.Patched;
import dev.monomorph.testing.EveryJdk;
import dev.monomorph.testing.ForkedJvm;
import dev.monomorph.testing.ForkedJvm.Result;
import dev.monomorph.testing.Jdk;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A specialization runs the code that the JVM has, whatever other agents have made of it. */
class OtherAgentIT {
  private static final String OPTIONS = "warmup=1,compile=foreground,report=-";
  private static final String TARGET =
      "dev.monomorph.it.app.Patched#run(Ldev/monomorph/it/app/Patched$Step;)I";

  @TempDir static Path directory;
  private static Path otherAgent;

  @BeforeAll
  static void makeAgent() throws IOException {
    otherAgent = PatchAgent.in(directory);
  }

  private static String other(String options) {
    return "-javaagent:" + otherAgent + "=" + options;
  }

  @EveryJdk
  void codeChangedAtLoadByAnAgentBefore(Jdk jdk) {
    Result result =
        ForkedJvm.on(jdk).jvm(other("7,false")).agent(OPTIONS).run(Patched.class).good();

    assertThat(result.program()).isEqualTo("7 7 7 7 7 \n");
    assertThat(result.reportOn(TARGET)).contains("Patched$Sixty");
  }

  @EveryJdk
  void codeChangedAtLoadByAnAgentAfter(Jdk jdk) {
    Result result = ForkedJvm.on(jdk).agent(OPTIONS).jvm(other("7,true")).run(Patched.class).good();

    assertThat(result.program()).isEqualTo("7 7 7 7 7 \n");
    assertThat(result.reportOn(TARGET)).contains("Patched$Sixty");
  }

  @EveryJdk
  void codeChangedWhileTheProgramRuns(Jdk jdk) {
    Result result =
        ForkedJvm.on(jdk)
            .jvm(other("7,true"))
            .agent(OPTIONS)
            .run(Patched.class, "8", "8", "60")
            .good();

    assertThat(result.program()).isEqualTo("7 7 7 7 7 \n8 8 8 8 8 \n8 8 8 8 8 \n60 60 60 60 60 \n");
    assertThat(result.reportOn(TARGET)).contains("2 retired: a class that it was made from");
  }
}
