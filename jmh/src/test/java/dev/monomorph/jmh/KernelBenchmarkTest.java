package dev.monomorph.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs every benchmark once, in this JVM, so that none of them is broken when it is needed. */
@DisabledIfSystemProperty(
    named = "monomorph.forked",
    matches = "specialized",
    disabledReason = "a short round of CI, in which SpecializedForkIT runs them all")
class KernelBenchmarkTest {
  private static String before;

  static Stream<KernelBenchmark> kernels() {
    return Stream.of(
        new Boxes.Compose(),
        new Boxes.FoldByNumber(),
        new Boxes.FoldList(),
        new Boxes.Histogram(),
        new Boxes.SortBoxed(),
        new Boxes.Tuple(),
        new Churn(),
        new DynamicArithmetic.Chain(),
        new DynamicArithmetic.Integers(),
        new DynamicArithmetic.LongPlusInteger(),
        new DynamicArithmetic.OfList(),
        new DynamicArithmetic.OfMap(),
        new Fold.Boxed(),
        new Fold.Ints(),
        new Interpreter.Depth10(),
        new Interpreter.Depth3(),
        new Interpreter.Hundred(),
        new ManyKeys.Keys16(),
        new ManyKeys.Keys32(),
        new ManyKeys.Keys64(),
        new ManyKeys.Keys8(),
        new ManyLambdas.Callers10(),
        new ManyLambdas.Callers100(),
        new ManyLambdas.Callers1000(),
        new ManyLambdas.Callers10000(),
        new Probe(),
        new Serializer(),
        new Sort.Chains(),
        new Sort.Comparators(),
        new StackMachine(),
        new TrulyMegamorphic.BetweenCalls(),
        new TrulyMegamorphic.WithinCall(),
        new Validator.Closures(),
        new Validator.Rules(),
        new Visitor(),
        new WovenCall());
  }

  @BeforeAll
  static void runWithoutAgent() {
    before = System.getProperty(AgentPresence.CHECK);
    System.setProperty(AgentPresence.CHECK, "off");
  }

  @AfterAll
  static void restore() {
    if (before == null) {
      System.clearProperty(AgentPresence.CHECK);
    } else {
      System.setProperty(AgentPresence.CHECK, before);
    }
  }

  @Test
  void everyKernelIsListedHereAndMeasuredInEveryVariant() {
    Set<String> expected = new LinkedHashSet<>();
    kernels()
        .map(kernel -> kernel.getClass().getCanonicalName())
        .forEach(
            kernel -> {
              for (Variant variant : Variant.values()) {
                expected.add(kernel + "." + variant.method);
              }
            });

    assertThat(Campaign.select(List.of(), EnumSet.allOf(Variant.class)))
        .containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void allVariantsComputeTheSame(KernelBenchmark benchmark) {
    long expected = benchmark.byHand();

    assertThat(benchmark.kernel()).isEqualTo(expected).isNotZero();
    benchmark.pollute();
    assertThat(benchmark.kernel()).isEqualTo(expected);
    assertThat(benchmark.byHand()).isEqualTo(expected);
    assertThat(
            List.of(
                benchmark.clean(),
                benchmark.cleanUnderAgent(),
                benchmark.polluted(),
                benchmark.pollutedUnderGraal(),
                benchmark.specialized(),
                benchmark.handwritten()))
        .containsOnly(expected);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void runsUnderJmh(KernelBenchmark benchmark) throws RunnerException {
    String name = benchmark.getClass().getCanonicalName();
    Options once =
        new OptionsBuilder()
            .include("^" + Pattern.quote(name) + "\\.")
            .forks(0)
            .warmupIterations(0)
            .measurementIterations(1)
            .measurementTime(TimeValue.milliseconds(2))
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();

    Collection<RunResult> results = new Runner(once).run();

    assertThat(results.stream().map(result -> Variant.of(result.getParams().getBenchmark())))
        .containsExactlyInAnyOrder(Variant.values());
    assertThat(results).allSatisfy(result -> assertThat(timeOf(result)).isPositive());
    assertThat(operations(results)).isEqualTo(Set.of(operations(benchmark)));
  }

  private static double timeOf(RunResult result) {
    return result.getPrimaryResult().getScore();
  }

  private static Set<Integer> operations(Collection<RunResult> results) {
    return results.stream()
        .map(result -> result.getParams().getOpsPerInvocation())
        .collect(Collectors.toSet());
  }

  private static int operations(KernelBenchmark benchmark) {
    return benchmark.getClass().getAnnotation(OperationsPerInvocation.class).value();
  }
}
