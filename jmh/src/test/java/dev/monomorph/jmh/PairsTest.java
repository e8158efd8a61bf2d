package dev.monomorph.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class PairsTest {
  private int kernels;
  private int byHands;
  private int pollutions;

  /** Counts what is done with it; a local class, as JMH would take others for benchmarks. */
  private KernelBenchmark kernelThatIsOffBy(long difference) {
    return new KernelBenchmark() {
      @Override
      protected long kernel() {
        kernels++;
        return difference;
      }

      @Override
      protected void pollute() {
        assertThat(kernels).isZero();
        pollutions++;
      }

      @Override
      protected long byHand() {
        byHands++;
        return 0;
      }
    };
  }

  @Test
  void bothSidesHaveTheirTurns() {
    Pairs.Outcome outcome = Pairs.measure(kernelThatIsOffBy(0), 1, 3);

    assertThat(pollutions).isEqualTo(1);
    assertThat(kernels).isGreaterThan(4);
    assertThat(byHands).isGreaterThan(4);
    assertThat(outcome.ratio()).isPositive();
    assertThat(outcome.best()).isPositive();
  }

  @Test
  void whatComputesSomethingElseIsNotMeasured() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> Pairs.measure(kernelThatIsOffBy(1), 1, 1))
        .withMessageContaining("computed 1 instead of 0");
  }

  @Test
  void findsClassesByTheNamesOfJmh() throws ClassNotFoundException {
    assertThat(Pairs.classOf("dev.monomorph.jmh.Fold.Ints")).isSameAs(Fold.Ints.class);
    assertThat(Pairs.classOf("dev.monomorph.jmh.Serializer")).isSameAs(Serializer.class);
    assertThatExceptionOfType(ClassNotFoundException.class)
        .isThrownBy(() -> Pairs.classOf("dev.monomorph.jmh.Fold.Nothing"))
        .withMessage("dev.monomorph.jmh.Fold.Nothing");
  }

  @Test
  void saysHowTheyCompare() {
    assertThat(new Pairs.Outcome(0.954, 1).toString())
        .isEqualTo("0.95 of handwritten (best times 1.00)");
  }
}
