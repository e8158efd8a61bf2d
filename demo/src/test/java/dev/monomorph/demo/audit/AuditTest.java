package dev.monomorph.demo.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.monomorph.demo.console.Progress;
import dev.monomorph.demo.console.UserException;
import dev.monomorph.demo.expr.BooleanExpr;
import dev.monomorph.demo.rows.BadRow;
import dev.monomorph.demo.rows.Batch;
import dev.monomorph.demo.rows.RowSource;
import dev.monomorph.demo.rows.Rows;
import dev.monomorph.demo.rows.Schema;
import dev.monomorph.demo.rules.Rule;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTest {
  private static final Rule<Integer> EVEN = rule("even", n -> n % 2 == 0);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void findsTheSameInTheSameOrderByAnyNumberOfThreads(int threads) {
    AuditResult result =
        new Audit<>(new Numbers(100), List.of(EVEN), 12).run(threads, Progress.NONE, () -> false);

    assertThat(result.complete()).isTrue();
    assertThat(result.rows()).isEqualTo(1_000);
    assertThat(result.findings().get(0).count()).isEqualTo(500);
    assertThat(result.findings().get(0).examples())
        .containsExactly("0", "2", "4", "6", "8", "10", "12", "14", "16", "18", "20", "22");
    assertThat(result.firstBadRows()).extracting(BadRow::line).isSorted().hasSize(100);
  }

  @Test
  void readsNoFartherThanAFewBatchesAhead() {
    Numbers numbers = new Numbers(100);

    new Audit<>(numbers, List.of(EVEN), 0).run(2, Progress.NONE, () -> false);

    assertThat(numbers.mostAhead).isBetween(1, 3);
  }

  @Test
  void keepsWhatWasFoundBeforeAnInterruption() {
    Numbers numbers = new Numbers(100);

    AuditResult result =
        new Audit<>(numbers, List.of(EVEN), 1)
            .run(2, Progress.NONE, () -> numbers.read.get() >= 20);

    assertThat(result.complete()).isFalse();
    assertThat(result.rows()).isEqualTo(200);
    assertThat(result.interruption()).isEqualTo("PARTIAL: interrupted after 200 rows");
  }

  @Test
  void passesOnWhatARuleThrows() {
    Rule<Integer> broken = rule("broken", n -> fail(new UserException("broken")));
    Rule<Integer> deep = rule("deep", n -> fail(new StackOverflowError()));

    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> run(broken))
        .withMessage("broken");
    assertThatIllegalStateException()
        .isThrownBy(() -> run(deep))
        .withCauseInstanceOf(StackOverflowError.class);
  }

  @Test
  void endsItsProgress() {
    AtomicLong left = new AtomicLong(-1);
    Progress progress = (task, done, total) -> left.set(total - done);

    new Audit<>(new Numbers(3), List.of(EVEN), 1).run(1, progress, () -> true);

    assertThat(left).hasValue(0);
  }

  private static void run(Rule<Integer> rule) {
    new Audit<>(new Numbers(3), List.of(rule), 1).run(2, Progress.NONE, () -> false);
  }

  private static <X extends Throwable> boolean fail(X failure) throws X {
    throw failure;
  }

  private static Rule<Integer> rule(String name, Predicate<Integer> condition) {
    return new Rule<>(name, name, new BooleanExpr.Flag<>(condition));
  }

  /** Ten numbers and two bad rows a batch. */
  private static final class Numbers implements RowSource<Integer> {
    private final int batches;
    private final AtomicInteger read = new AtomicInteger();
    private final AtomicInteger parsed = new AtomicInteger();
    private int mostAhead;

    Numbers(int batches) {
      this.batches = batches;
    }

    @Override
    public String title() {
      return "numbers";
    }

    @Override
    public Schema<Integer> schema() {
      return new Schema<>(List.of(), String::valueOf);
    }

    @Override
    public Optional<Batch<Integer>> next() {
      mostAhead = Math.max(mostAhead, read.get() - parsed.get());
      return read.get() == batches
          ? Optional.empty()
          : Optional.of(batch(10 * read.getAndIncrement()));
    }

    private Batch<Integer> batch(int first) {
      Integer[] rows = new Integer[10];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = first + i;
      }
      return () -> {
        LockSupport.parkNanos(100_000); // as slow as a reader can outrun
        parsed.incrementAndGet();
        return new Rows<>(
            rows, List.of(new BadRow("x", first, "a"), new BadRow("x", first + 1, "b")));
      };
    }

    @Override
    public long done() {
      return read.get();
    }

    @Override
    public long total() {
      return batches;
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
