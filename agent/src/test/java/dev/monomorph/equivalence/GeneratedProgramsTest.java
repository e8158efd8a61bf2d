package dev.monomorph.equivalence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.equivalence.generate.Feature;
import dev.monomorph.equivalence.generate.Program;
import dev.monomorph.equivalence.generate.ProgramGenerator;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What generated programs are like: valid, the same in every run, and of all kinds. */
class GeneratedProgramsTest {
  private static final int PROGRAMS = 300;

  /** What a valid program never throws, in the log or out of it. */
  private static final Pattern INVALID =
      Pattern.compile(
          "VerifyError|ClassFormatError|IncompatibleClassChangeError|IllegalAccessError"
              + "|NoSuch\\w+Error|AbstractMethodError|BootstrapMethodError|StackOverflowError"
              + "|ClassCircularityError|IllegalMonitorStateException|LambdaConversionException");

  private static final Pattern EXCEPTION =
      Pattern.compile("(gen\\.|java\\.)[\\w.$]+(Error|Exception)\\(|gen\\.[\\w$.]*X\\d\\(");

  @Test
  void programsAreValidAndTheSameInEveryRun() {
    for (long seed = 0; seed < PROGRAMS; seed++) {
      Program program = ProgramGenerator.generate(seed);
      String outcome = Execution.run(program, ProgramLoader.twinOf(program)).toString();

      assertThat(INVALID.matcher(outcome).find()).as("seed %d: %s", seed, outcome).isFalse();
      assertThat(Execution.run(program, ProgramLoader.of(program)).toString()).isEqualTo(outcome);
    }
  }

  /** A local that has another type for a while, within the first handler's range of a method. */
  @Test
  void framesOfHandlersKnowAllStores() {
    Program program = ProgramGenerator.generate(192_307);

    String outcome = Execution.run(program, ProgramLoader.twinOf(program)).toString();

    assertThat(INVALID.matcher(outcome).find()).as(outcome).isFalse();
  }

  @Test
  void everyFeatureIsCommonEnough() {
    Map<Feature, Integer> counts = new EnumMap<>(Feature.class);
    for (long seed = 0; seed < PROGRAMS; seed++) {
      ProgramGenerator.generate(seed)
          .features()
          .forEach(each -> counts.merge(each, 1, Integer::sum));
    }
    for (Feature each : Feature.values()) {
      int percent = counts.getOrDefault(each, 0) * 100 / PROGRAMS;
      assertThat(percent).as(each + " in per cent").isGreaterThanOrEqualTo(5);
    }
    assertThat(counts.get(Feature.POLYMORPHIC_CALL)).isEqualTo(PROGRAMS);
  }

  @Test
  void callsMostlyReturnAndTheRestThrowManyThings() {
    int results = 0;
    int thrown = 0;
    Map<String, Integer> exceptions = new TreeMap<>();
    for (long seed = 0; seed < PROGRAMS; seed++) {
      Program program = ProgramGenerator.generate(seed);
      for (Outcome.Step step : Execution.run(program, ProgramLoader.twinOf(program)).steps()) {
        for (String line : step.lines()) {
          results += line.startsWith("result: ") ? 1 : 0;
          thrown += line.startsWith("thrown: ") ? 1 : 0;
          Matcher matcher = EXCEPTION.matcher(line);
          if (matcher.find()) {
            String name = matcher.group().startsWith("gen") ? "custom(" : matcher.group();
            exceptions.merge(name, 1, Integer::sum);
          }
        }
      }
    }

    assertThat(results).isGreaterThan(thrown * 3 / 2);
    assertThat(exceptions)
        .containsKeys(
            "custom(",
            "java.lang.NullPointerException(",
            "java.lang.ClassCastException(",
            "java.lang.ArithmeticException(",
            "java.lang.ArrayIndexOutOfBoundsException(",
            "java.lang.ArrayStoreException(",
            "java.lang.ExceptionInInitializerError(");
  }
}
