package dev.monomorph.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which arguments of the JVM decide whether what another has made can be used. */
class ReuseEnvironmentTest {
  @TempDir private Path temporary;

  @ParameterizedTest
  @ValueSource(strings = {"-Xmx1g", "-XX:+UseSerialGC", "-Da=b", "-agentlib:jdwp=server=y", "-ea"})
  void mostDoNot(String argument) throws IOException {
    assertThat(ReuseEnvironment.textOf(argument)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--add-exports=a/b=c", "--add-opens=a/b=c", "--limit-modules=java.base"})
  void thoseThatDecideAboutAccessDo(String argument) throws IOException {
    assertThat(ReuseEnvironment.textOf(argument)).isEqualTo("\n" + argument);
  }

  /** Whatever it makes of the JDK's classes. */
  @ParameterizedTest
  @ValueSource(strings = {"-javaagent:", "-agentpath:"})
  void anotherAgentOfTheSameNameIsAnother(String form) throws IOException {
    Path agent = Files.writeString(temporary.resolve("agent.jar"), "one");
    String before = ReuseEnvironment.textOf(form + agent + "=option");

    Files.writeString(agent, "another");

    assertThat(before).contains(form + agent + "=option");
    assertThat(ReuseEnvironment.textOf(form + agent + "=option")).isNotEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--patch-module=java.base=x", "-Xbootclasspath/a:x", "-agentlib:foo", "-Xrunfoo"})
  void whereClassesOfTheJdkMayBeOthersNothingIsReused(String argument) {
    assertThatThrownBy(() -> ReuseEnvironment.textOf(argument))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(argument + " may change classes of the JDK: expected none of");
  }

  @Test
  void anAgentThatIsNotThereIsAnError() {
    assertThatThrownBy(() -> ReuseEnvironment.textOf("-javaagent:" + temporary + "/none.jar"))
        .isInstanceOf(IOException.class);
  }
}
