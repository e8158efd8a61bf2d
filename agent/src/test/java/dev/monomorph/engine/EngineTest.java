package dev.monomorph.engine;

import static dev.monomorph.engine.Application.call;
import static dev.monomorph.engine.Application.make;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.inspect.SpecializationRecord;
import dev.monomorph.runtime.Policy;
import dev.monomorph.runtime.Refusal;
import dev.monomorph.split.SplitWhen;
import dev.monomorph.testing.Race;
import java.lang.reflect.Array;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Specializations of a program that runs in this JVM: when they are made, and how many. */
@Timeout(60)
class EngineTest {
  private static final int[] NUMBERS = {1, 2, 3, 4};

  private static EngineOptions foreground(int warmup, int maxKeys, int budget) {
    return new EngineOptions(
        new Policy(warmup, maxKeys, true),
        budget,
        Long.MAX_VALUE,
        true,
        false,
        false,
        false,
        SplitWhen.NEVER);
  }

  private static EngineOptions background(int warmup) {
    return new EngineOptions(
        new Policy(warmup, 8, true),
        1000,
        Long.MAX_VALUE,
        false,
        false,
        false,
        false,
        SplitWhen.NEVER);
  }

  private static List<String> keys(Application application) {
    return application.target().specializations().stream().map(SpecializationRecord::key).toList();
  }

  @Test
  void specializesForEachExactType() {
    Application application = new Application(Application.foreground());
    Class<?> sums = application.weave(Sums.class, "fold");
    Object plus = make(application.load(Sums.Plus.class));
    Object max = make(application.load(Sums.Max.class));

    for (int i = 0; i < 3; i++) {
      assertThat(call(sums, "fold", plus, NUMBERS)).isEqualTo(10);
      assertThat(call(sums, "fold", max, NUMBERS)).isEqualTo(4);
    }

    assertThat(keys(application))
        .containsExactly(
            "(dev.monomorph.engine.Sums$Plus, _)", "(dev.monomorph.engine.Sums$Max, _)");
    assertThat(application.refusals()).isEmpty();
    assertThat(application.logged).isEmpty();
  }

  @Test
  void waitsForTheWarmup() {
    Application application = new Application(foreground(3, 8, 100));
    Class<?> sums = application.weave(Sums.class, "fold");
    Object plus = make(application.load(Sums.Plus.class));

    call(sums, "fold", plus, NUMBERS);
    call(sums, "fold", plus, NUMBERS);
    assertThat(keys(application)).isEmpty();

    call(sums, "fold", plus, NUMBERS);
    assertThat(keys(application)).hasSize(1);
  }

  @Test
  void usesPrivateMembersOfTheTargetsClass() {
    Application application = new Application(Application.foreground());
    Class<?> sums = application.weave(Sums.class, "shifted");
    Object plus = make(application.load(Sums.Plus.class));
    Object object = make(sums);

    assertThat(call(sums, "shifted", object, plus)).isEqualTo(101);
    assertThat(call(sums, "shifted", object, plus)).isEqualTo(101);
    assertThat(keys(application)).hasSize(1);
    assertThat(application.target().generic().hiddenBecause()).contains("nest host");
  }

  @Test
  void specializesInTheBackground() throws Exception {
    Application application = new Application(background(2));
    Class<?> sums = application.weave(Sums.class, "fold");
    Object plus = make(application.load(Sums.Plus.class));

    while (keys(application).isEmpty()) {
      assertThat(call(sums, "fold", plus, NUMBERS)).isEqualTo(10);
      Thread.sleep(Duration.ofMillis(5).toMillis());
    }

    assertThat(call(sums, "fold", plus, NUMBERS)).isEqualTo(10);
    assertThat(application.logged).isEmpty();
  }

  @Test
  void aFullSiteMakesNoMore() {
    Application application = new Application(foreground(1, 1, 100));
    Class<?> sums = application.weave(Sums.class, "fold");
    Object plus = make(application.load(Sums.Plus.class));
    Object max = make(application.load(Sums.Max.class));

    for (int i = 0; i < 3; i++) {
      assertThat(call(sums, "fold", plus, NUMBERS)).isEqualTo(10);
      assertThat(call(sums, "fold", max, NUMBERS)).isEqualTo(4);
    }

    assertThat(keys(application)).containsExactly("(dev.monomorph.engine.Sums$Plus, _)");
  }

  @Test
  void racingThreadsMakeNoMoreThanTheSiteMayHave() throws Exception {
    for (int round = 0; round < 20; round++) {
      Application application = new Application(foreground(1, 2, 100));
      Class<?> sums = application.weave(Sums.class, "fold");
      List<Object> operators = new ArrayList<>();
      for (Class<?> type : List.of(Sums.Plus.class, Sums.Max.class, Sums.Times.class)) {
        operators.add(make(application.load(type)));
      }
      List<Integer> expected = List.of(10, 4, 0);
      AtomicInteger next = new AtomicInteger();

      Race.of(
          3,
          () -> {
            int first = next.getAndIncrement();
            for (int i = 0; i < 6; i++) {
              int which = (first + i) % 3;
              assertThat(call(sums, "fold", operators.get(which), NUMBERS))
                  .isEqualTo(expected.get(which));
            }
          });

      assertThat(keys(application))
          .as("%s %s", application.refusals(), application.logged)
          .hasSize(2)
          .doesNotHaveDuplicates();
      assertThat(application.logged).isEmpty();
    }
  }

  @Test
  void aSpentBudgetSettlesTheSite() {
    Application application = new Application(foreground(1, 8, 1));
    Class<?> sums = application.weave(Sums.class, "fold");
    Object plus = make(application.load(Sums.Plus.class));
    Object max = make(application.load(Sums.Max.class));

    for (int i = 0; i < 3; i++) {
      assertThat(call(sums, "fold", plus, NUMBERS)).isEqualTo(10);
      assertThat(call(sums, "fold", max, NUMBERS)).isEqualTo(4);
    }

    assertThat(keys(application)).hasSize(1);
    assertThat(application.refusals()).containsOnlyKeys(Refusal.BUDGET_SPENT);
    assertThat(application.refusals()).containsValue(1);
  }

  @Test
  void aFullQueueDropsRequestsAndAsksAgain() throws Exception {
    Policy policy = new Policy(1, 64, true);
    Application application =
        new Application(
            new EngineOptions(
                policy, 1000, Long.MAX_VALUE, false, false, false, false, SplitWhen.NEVER));
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    application.seen =
        bytes -> {
          busy.countDown();
          await(free);
          return bytes;
        };
    Class<?> sums = application.weave(Sums.class, "hash");
    call(sums, "hash", make(application.load(Sums.Plus.class)));
    await(busy);

    // The thread is at work: each of these is one request more, until there is no room.
    List<Object> arrays = arrays(CompileQueue.CAPACITY + 2);
    for (Object array : arrays) {
      assertThat(call(sums, "hash", array)).isEqualTo(array.hashCode());
    }
    assertThat(application.refusals()).containsEntry(Refusal.QUEUE_FULL, 2);

    Object dropped = arrays.get(arrays.size() - 1);
    call(sums, "hash", dropped);
    assertThat(application.refusals()).containsEntry(Refusal.QUEUE_FULL, 3);
    free.countDown();
  }

  /** Not even until somebody notices: old code must not run after the redefinition. */
  @Test
  void whatIsRedefinedWhileItIsCopiedIsNotInstalled() {
    Application application = new Application(Application.foreground());
    Class<?> sums = application.weave(Sums.class, "fold");
    Class<?> type = application.load(Sums.Plus.class);
    Object plus = make(type);
    application.seen =
        bytes -> {
          application.engine.redefined(type, new byte[1]);
          return bytes;
        };
    assertThat(call(sums, "fold", plus, NUMBERS)).isEqualTo(10);
    assertThat(keys(application)).isEmpty();

    application.seen = UnaryOperator.identity();
    assertThat(call(sums, "fold", plus, NUMBERS)).isEqualTo(10);
    assertThat(keys(application)).containsExactly("(dev.monomorph.engine.Sums$Plus, _)");
    assertThat(application.logged).isEmpty();
  }

  /** Objects of that many classes: arrays of more and more dimensions. */
  private static List<Object> arrays(int number) {
    List<Object> arrays = new ArrayList<>();
    for (Class<?> element : List.of(int.class, long.class)) {
      for (int dimensions = 1; dimensions < 200 && arrays.size() < number; dimensions++) {
        arrays.add(Array.newInstance(element, new int[dimensions]));
      }
    }
    return arrays;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** What decides nothing for null may decide all for a class. */
  @Test
  void aKeyThatDecidesNothingDoesNotSettleTheSite() {
    Application application = new Application(Application.foreground());
    Class<?> sums = application.weave(Sums.class, "size");

    assertThat(call(sums, "size", false, null)).isEqualTo(-1);
    assertThat(call(sums, "size", true, List.of(1, 2))).isEqualTo(2);
    assertThat(call(sums, "size", true, new ArrayList<>())).isEqualTo(0);

    assertThat(keys(application)).hasSizeGreaterThanOrEqualTo(2);
  }

  /** One key may be an exception. */
  @Test
  void twoKeysThatDecideNothingSettleTheSite() {
    Application application = new Application(Application.foreground());
    Class<?> sums = application.weave(Sums.class, "listed");

    for (int i = 0; i < 3; i++) {
      assertThat(call(sums, "listed", "text")).isEqualTo(1);
    }
    assertThat(application.refusals()).isEmpty();
    for (Object o : List.of(1, 2L, 'c')) {
      assertThat(call(sums, "listed", o)).isEqualTo(1);
    }

    assertThat(application.refusals()).containsOnlyKeys(Refusal.NOTHING_TO_SPECIALIZE);
    assertThat(application.refusals()).containsValue(1);
    assertThat(keys(application)).isEmpty();
    assertThat(application.logged).isEmpty();
  }

  /** They take nothing of what the process may have. */
  @Test
  void keysThatDecideNothingAreFree() {
    Application application = new Application(foreground(1, 8, 1));
    Class<?> sums = application.weave(Sums.class, "size");

    assertThat(call(sums, "size", false, null)).isEqualTo(-1);
    assertThat(call(sums, "size", true, List.of(1, 2))).isEqualTo(2);

    assertThat(keys(application)).hasSize(1);
    assertThat(application.refusals()).isEmpty();
  }

  @Test
  void racingFirstCallsLinkOnce() throws Exception {
    for (int round = 0; round < 20; round++) {
      Application application = new Application(Application.foreground());
      Class<?> sums = application.weave(Sums.class, "fold");
      Object plus = make(application.load(Sums.Plus.class));

      Race.of(4, () -> assertThat(call(sums, "fold", plus, NUMBERS)).isEqualTo(10));

      assertThat(keys(application)).hasSize(1);
      assertThat(application.logged).isEmpty();
    }
  }
}
