package dev.monomorph.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arguments by which a JVM is started with its debug agent. */
class DebugAgentTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0",
        "-agentpath:/usr/lib/jvm/lib/libjdwp.so=transport=dt_socket",
        "-Xrunjdwp:transport=dt_socket,address=8000",
      })
  void askForIt(String argument) {
    assertThat(DebugAgent.asksForIt(argument)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-agentlib:hprof",
        "-agentpath:/opt/profiler.so",
        "-Djdwp=on",
        "-javaagent:jdwp.jar",
        "-Xmx1g"
      })
  void doNot(String argument) {
    assertThat(DebugAgent.asksForIt(argument)).isFalse();
  }
}
