package dev.monomorph.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.weave.ConstantPoolScan;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What runs before the application's main links no {@code invokedynamic} and loads no engine. */
class StartPathTest {
  /**
   * The attribute of every class that links anything dynamically: lambdas, concatenation, records.
   */
  private static final String DYNAMIC = "BootstrapMethods";

  /** The descriptor of {@code String.split}, whose name is an option's too. */
  private static final String STRING_SPLIT = "(Ljava/lang/String;)[Ljava/lang/String;";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "agent/AgentOptions",
        "agent/AgentOptions$Compile",
        "agent/AgentOptions$Debug",
        "agent/AgentOptions$Frames",
        "agent/AgentOptions$Hits",
        "agent/AgentOptions$Split",
        "agent/AgentOptionsException",
        "agent/AgentOptionsReader",
        "agent/ChoiceOption",
        "agent/ConfigFile",
        "agent/CountOption",
        "agent/DebugAgent",
        "agent/FileOption",
        "agent/Log",
        "agent/Log$Level",
        "agent/Nearest",
        "agent/Option",
        "agent/TargetsOption",
        "weave/ConstantPoolScan",
        "weave/Descriptors",
        "weave/Glob",
        "weave/NameSet",
        "weave/TargetPattern",
        "weave/TargetPatternParser",
        "weave/TargetPatterns",
      })
  void isPlain(String name) throws IOException {
    byte[] bytes;
    try (InputStream in = Log.class.getResourceAsStream("/dev/monomorph/" + name + ".class")) {
      bytes = in.readAllBytes();
    }

    assertThat(mentions(bytes, "Code")).as("finds anything").isTrue();
    assertThat(mentions(bytes, DYNAMIC)).as("dynamic").isFalse();
    assertThat(mentions(bytes, "java/util/regex/Pattern")).as("regex").isFalse();
    assertThat(mentions(bytes, "replaceAll")).as("regex").isFalse();
    assertThat(mentions(bytes, STRING_SPLIT)).as("regex").isFalse();
    assertThat(mentions(bytes, "format")).as("formatter").isFalse();
    assertThat(mentions(bytes, "stream")).as("streams").isFalse();
  }

  private static boolean mentions(byte[] bytes, String name) {
    return ConstantPoolScan.mentions(bytes, name.getBytes(UTF_8));
  }
}
