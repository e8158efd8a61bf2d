package dev.monomorph.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.monomorph.agent.AgentOptions.Compile;
import dev.monomorph.agent.AgentOptions.Debug;
import dev.monomorph.agent.AgentOptions.Frames;
import dev.monomorph.agent.AgentOptions.Hits;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentOptionsTest {
  /** Changing one of these changes what users get: then change the documentation too. */
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void defaults(String agentArgs) throws AgentOptionsException {
    AgentOptions options = AgentOptions.parse(agentArgs);

    assertThat(options.get(AgentOptions.TARGETS).isEmpty()).isTrue();
    assertThat(options.get(AgentOptions.CONFIG)).isNull();
    assertThat(options.get(AgentOptions.WARMUP)).isEqualTo(20);
    assertThat(options.get(AgentOptions.MAX_KEYS)).isEqualTo(8);
    assertThat(options.get(AgentOptions.MAX_SPECIALIZATIONS)).isEqualTo(2000);
    assertThat(options.get(AgentOptions.MAX_CODE)).isEqualTo(16 * 1024 * 1024);
    assertThat(options.get(AgentOptions.COMPILE)).isEqualTo(Compile.BACKGROUND);
    assertThat(options.get(AgentOptions.FRAMES)).isEqualTo(Frames.VISIBLE);
    assertThat(options.get(AgentOptions.REPORT)).isNull();
    assertThat(options.get(AgentOptions.LOG)).isEqualTo(Log.Level.WARN);
    assertThat(options.get(AgentOptions.HITS)).isEqualTo(Hits.OFF);
    assertThat(options.get(AgentOptions.DEBUG)).isEqualTo(Debug.OFF);
    assertThat(options.get(AgentOptions.STRESS)).isFalse();
    assertThat(options.get(AgentOptions.ENABLED)).isTrue();
  }

  @Test
  void everyOption() throws AgentOptionsException {
    AgentOptions options =
        AgentOptions.parse(
            "targets=a.T#m(ILjava/lang/Object;)V:a.*#*,warmup=3,max-keys=64,max-specializations=0,"
                + "max-code=64k,compile=foreground,frames=hidden,report=-,hits=count,debug=on,"
                + "log=debug,stress=true,enabled=false");

    assertThat(options.get(AgentOptions.TARGETS)).hasToString("a.T#m(ILjava/lang/Object;)V:a.*#*");
    assertThat(options.get(AgentOptions.WARMUP)).isEqualTo(3);
    assertThat(options.get(AgentOptions.MAX_KEYS)).isEqualTo(64);
    assertThat(options.get(AgentOptions.MAX_SPECIALIZATIONS)).isZero();
    assertThat(options.get(AgentOptions.MAX_CODE)).isEqualTo(64 * 1024);
    assertThat(options.get(AgentOptions.COMPILE)).isEqualTo(Compile.FOREGROUND);
    assertThat(options.get(AgentOptions.FRAMES)).isEqualTo(Frames.HIDDEN);
    assertThat(options.get(AgentOptions.REPORT)).isEqualTo(AgentOptions.STANDARD_OUTPUT);
    assertThat(options.get(AgentOptions.LOG)).isEqualTo(Log.Level.DEBUG);
    assertThat(options.get(AgentOptions.HITS)).isEqualTo(Hits.COUNT);
    assertThat(options.get(AgentOptions.DEBUG)).isEqualTo(Debug.ON);
    assertThat(options.get(AgentOptions.STRESS)).isTrue();
    assertThat(options.get(AgentOptions.ENABLED)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stress=true | 1 | FOREGROUND",
        "stress=true,warmup=5 | 5 | FOREGROUND",
        "warmup=5,stress=true | 5 | FOREGROUND",
        "stress=true,compile=background | 1 | BACKGROUND",
        "stress=true,warmup=20,compile=background | 20 | BACKGROUND",
        "stress=false | 20 | BACKGROUND",
      })
  void stressImpliesWhatIsNotGiven(String agentArgs, int warmup, Compile compile)
      throws AgentOptionsException {
    AgentOptions options = AgentOptions.parse(agentArgs);

    assertThat(options.get(AgentOptions.WARMUP)).isEqualTo(warmup);
    assertThat(options.get(AgentOptions.COMPILE)).isEqualTo(compile);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wramup=5 | wramup=5: unknown option; nearest valid: warmup",
        "Warmup=5 | Warmup=5: unknown option; nearest valid: warmup",
        "max_keys=5 | max_keys=5: unknown option; nearest valid: max-keys",
        "target=a.T#m | target=a.T#m: unknown option; nearest valid: targets",
        "=5 | =5: unknown option; nearest valid: jmx",
        "strss | strss: unknown option; nearest valid: stress",
        "warmup=0 | warmup=0: expected number of calls, 1 or more; nearest valid: warmup=1",
        "warmup= | warmup=: expected number of calls, 1 or more; nearest valid: warmup=20",
        "max-keys=65 | max-keys=65: expected number of keys, 1 to 64; nearest valid: max-keys=64",
        "max-code=16mb | max-code=16mb: expected number of bytes, 0 or more, suffix k or m;"
            + " nearest valid: max-code=16m",
        "compile=forground | compile=forground: expected background or foreground;"
            + " nearest valid: compile=foreground",
        "frames=Hidden | frames=Hidden: expected visible or hidden; nearest valid: frames=hidden",
        "log=warning | log=warning: expected off, error, warn, info or debug;"
            + " nearest valid: log=warn",
        "stress=yes | stress=yes: expected true or false; nearest valid: stress=true",
        "enabled=0 | enabled=0: expected true or false; nearest valid: enabled=true",
        "report= | report=: expected - or file; nearest valid: report=-",
        "config= | config=: expected file of Java properties;"
            + " nearest valid: config=monomorph.properties",
        "stress | stress: no value; nearest valid: stress=true",
        "targets | targets: no value; nearest valid: targets=com.acme.Fold#fold",
        "log=info,log=debug | log=debug: given before",
        "targets=a.T#m:a.T.n | targets=a.T.n: no '#' before the method; nearest valid: a.T#n",
      })
  void errorsNameKeyValueAndTheNearestValid(String agentArgs, String message) {
    assertThatExceptionOfType(AgentOptionsException.class)
        .isThrownBy(() -> AgentOptions.parse(agentArgs))
        .withMessage(message);
  }

  @Test
  void errorIsOneShortLine() {
    assertThatThrownBy(() -> AgentOptions.parse("log=\r\n" + "x".repeat(10_000)))
        .hasMessageStartingWith("log=  xxx")
        .hasMessageEndingWith(
            "xxx...: expected off, error, warn, info or debug;" + " nearest valid: log=off")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300).hasLineCount(1));
  }

  @Test
  void tableHasEachKeyOnce() {
    Set<String> keys = new HashSet<>();
    for (Option<?> option : AgentOptions.all()) {
      assertThat(keys.add(option.key())).as(option.key()).isTrue();
      assertThat(AgentOptions.find(option.key())).isSameAs(option);
    }
  }

  @Test
  void defaultsCanBeGiven() throws AgentOptionsException {
    for (Option<?> option : AgentOptions.all()) {
      if (!option.defaultText().equals("none")) {
        AgentOptions options = AgentOptions.parse(option.toString());
        assertThat(options.get(option)).isEqualTo(option.defaultValue());
      }
    }
  }

  @Test
  void describesWhatIsInEffect() throws AgentOptionsException {
    assertThat(AgentOptions.parse("stress=true,targets=a.T#*,report=Out.txt"))
        .hasToString(
            "targets=a.T#*,config=none,warmup=1,max-keys=8,max-specializations=2000,max-code=16m,"
                + "compile=foreground,frames=visible,report=Out.txt,dump=none,cache=none,"
                + "cache-max=64m,preload=true,hits=off,measure=false,jmx=auto,constants=auto,"
                + "trust=none,elements=guess,split=auto,debug=off,"
                + "log=warn,stress=true,enabled=true");
  }
}
