package dev.monomorph.demo.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.monomorph.demo.testing.Fuzzing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The corpus of {@code demo/src/fuzz/run}, and texts by chance: a slice of what Jazzer does. */
class RuleFuzzTest {
  private static final int TEXTS = 10_000;
  private static final List<String> WORDS =
      List.of(
          "and",
          "or",
          "not",
          "in",
          "matches",
          "true",
          "name",
          "age",
          "height",
          "`shoe size`",
          "(",
          ")",
          ",",
          "+",
          "-",
          "*",
          "/",
          "%",
          "<",
          ">=",
          "!=",
          "=",
          "'a'",
          "\"b\"",
          "'/(a|b)*$/'",
          "3",
          "0.5e9",
          "9223372036854775807",
          "length(",
          "min(",
          "#",
          ":",
          "x",
          "\n",
          "\t",
          "😀",
          "'",
          "\\",
          "Canary.sing()",
          "secret",
          "\u0000");

  @Test
  void theCorpusHolds() throws IOException {
    assertThat(Fuzzing.corpus("rules", RuleFuzz::fuzzerTestOneInput)).isGreaterThan(8);
  }

  @Test
  void textsByChanceHold() {
    Random random = new Random(5);
    for (int i = 0; i < TEXTS; i++) {
      RuleFuzz.check(random.nextBoolean() ? words(random) : broken(random));
    }
  }

  private static String words(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(30); i >= 0; i--) {
      text.append(WORDS.get(random.nextInt(WORDS.size()))).append(random.nextBoolean() ? " " : "");
    }
    return text.toString();
  }

  /** A rule out of which something was cut, or into which something was put. */
  private static String broken(Random random) {
    String rule = new RandomRule(random).condition(1 + random.nextInt(4)).text();
    int from = random.nextInt(rule.length() + 1);
    int to = Math.min(rule.length(), from + random.nextInt(4));
    return rule.substring(0, from)
        + (random.nextBoolean() ? WORDS.get(random.nextInt(WORDS.size())) : "")
        + rule.substring(to);
  }

  @Test
  void bytesThatAreNoTextHold() {
    Random random = new Random(6);
    for (int i = 0; i < TEXTS; i++) {
      byte[] bytes = new byte[random.nextInt(60)];
      random.nextBytes(bytes);
      RuleFuzz.fuzzerTestOneInput(bytes);
    }
  }

  @Test
  void largeTextsHold() {
    RuleFuzz.check("x".repeat(100_000));
    RuleFuzz.check("age = 1\n".repeat(50_000));
    RuleFuzz.check(("a" + " ".repeat(RuleFile.MAX_LINE_LENGTH - 1) + "\n").repeat(50));
    RuleFuzz.check("name matches '/" + "(a?){100}".repeat(100) + "/'");
    RuleFuzz.check("member " + "or member ".repeat(190));
    RuleFuzz.fuzzerTestOneInput("(".repeat(100_000).getBytes(StandardCharsets.UTF_8));
  }

  /** The canaries sing where they are touched. */
  @Test
  void aRuleThatGotOutWouldBeNoticed() {
    RuleFuzz.check("member");

    assertSings("member", "a rule had a class loaded", RuleFuzz.Canary::sing);
  }

  @Test
  void aRuleThatChangedTheProgramWouldBeNoticed() {
    String property = "monomorph.canary";

    assertSings("member", "system properties have changed", () -> System.setProperty(property, ""));

    System.clearProperty(property);
  }

  @Test
  void aRuleThatTakesLongWouldBeNoticed() {
    assertSings("member", "takes longer than a second", RuleFuzzTest::takeLong);
  }

  private static void takeLong() {
    long end = System.nanoTime() + 1_100_000_000;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  private static void assertSings(String rule, String message, Runnable besides) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> RuleFuzz.check(rule, besides))
        .withMessage(message);
  }
}
