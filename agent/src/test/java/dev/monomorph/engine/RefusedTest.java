package dev.monomorph.engine;

import static dev.monomorph.engine.Application.call;
import static dev.monomorph.engine.Application.make;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.runtime.Policy;
import dev.monomorph.runtime.Refusal;
import dev.monomorph.split.SplitWhen;
import dev.monomorph.testing.BytesLoader;
import dev.monomorph.testing.ClassBytes;
import dev.monomorph.testing.Expectations;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Why keys are not specialized: as the comments in {@link Refused} say. */
@Timeout(60)
class RefusedTest {
  private static final int MADE = 1000;

  @TestFactory
  Stream<DynamicTest> methods() {
    return Expectations.of(Refused.class).entrySet().stream()
        .map(
            expected ->
                DynamicTest.dynamicTest(
                    expected.getKey(),
                    () -> {
                      Application application = provoke(expected.getKey());
                      String reason = expected.getValue().replace("refused: ", "");
                      assertThat(application.refusals()).containsOnlyKeys(Refusal.valueOf(reason));
                    }));
  }

  /** Refusals of methods are in {@code EligibilityTest}. */
  @Test
  void everyRefusalOfAKeyIsProvoked() {
    List<String> expected = new ArrayList<>();
    for (Refusal refusal : Refusal.values()) {
      switch (refusal.stage()) {
        case KEY, FAILURE -> expected.add("refused: " + refusal);
        case SCOPE, ELIGIBILITY -> {
          // a matter of the method
        }
      }
    }

    assertThat(Expectations.of(Refused.class).values())
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static Application provoke(String method) {
    return switch (method) {
      case "churn" -> churn();
      case "foreign" -> foreign();
      case "late" -> late();
      case "restless" -> restless();
      case "misled" -> misled();
      case "hurried" -> hurried();
      case "unverified" -> withCallee(method, RefusedTest::addTwoNulls);
      case "unsupported" -> withCallee(method, RefusedTest::makeItNewerThanThisJvm);
      case "unforeseen" ->
          withCallee(
              method,
              callee -> {
                throw new IllegalStateException("a bug of ours");
              });
      default -> throw new AssertionError("nothing provokes " + method);
    };
  }

  private static EngineOptions options(int warmup, int maxKeys, int budget, boolean foreground) {
    return new EngineOptions(
        new Policy(warmup, maxKeys, true),
        budget,
        Long.MAX_VALUE,
        foreground,
        false,
        false,
        false,
        SplitWhen.NEVER);
  }

  /** Objects of that many classes: arrays of more and more dimensions. */
  private static List<Object> objects(int number) {
    List<Object> arrays = new ArrayList<>();
    for (Class<?> element : List.of(int.class, long.class)) {
      for (int dimensions = 1; dimensions < 200 && arrays.size() < number; dimensions++) {
        arrays.add(Array.newInstance(element, new int[dimensions]));
      }
    }
    return arrays;
  }

  private static void callAll(Class<?> refused, String method, List<Object> arguments) {
    for (Object argument : arguments) {
      assertThat(call(refused, method, argument)).isEqualTo(argument.hashCode());
    }
  }

  /** More classes than may be counted, none of them twice. */
  private static Application churn() {
    Application application = new Application(options(2, 1, MADE, true));
    Class<?> refused = application.weave(Refused.class, "churn");

    List<Object> objects = objects(Policy.CANDIDATES_PER_KEY + 1);
    callAll(refused, "churn", objects.subList(0, Policy.CANDIDATES_PER_KEY));
    assertThat(application.refusals()).isEmpty();
    callAll(refused, "churn", objects.subList(Policy.CANDIDATES_PER_KEY, objects.size()));
    return application;
  }

  /** A class of a loader that the target's does not reach. */
  private static Application foreign() {
    Application application = new Application(Application.foreground());
    Class<?> refused = application.weave(Refused.class, "foreign");
    BytesLoader elsewhere = new BytesLoader(Refused.class.getClassLoader());
    Object foreign = make(elsewhere.define(ClassBytes.of(Partner.class)));

    for (long i = 0; i < Policy.MAX_VAIN_CALLS; i++) {
      call(refused, "foreign", foreign);
    }
    assertThat(application.refusals()).isEmpty();
    call(refused, "foreign", foreign);
    return application;
  }

  private static Application late() {
    Application application = new Application(options(1, 8, 1, true));
    Class<?> refused = application.weave(Refused.class, "late");

    callAll(refused, "late", List.of("text", 1, 2L));
    assertThat(application.target().specializations()).hasSize(1);
    return application;
  }

  /** A site with one place, for which two classes take turns. */
  private static Application restless() {
    Application application = new Application(options(1, 1, MADE, true));
    Class<?> refused = application.weave(Refused.class, "restless");

    for (int turn = 0; application.refusals().isEmpty(); turn++) {
      List<Object> one = List.of(turn % 2 == 0 ? "text" : 1);
      callAll(refused, "restless", one);
      application.engine.trials().begin(application.site(refused, "restless"));
      callAll(refused, "restless", one);
      application.engine.trials().end(application.site(refused, "restless"));
    }
    assertThat(application.target().specializations()).hasSizeLessThan(Policy.RELINKS);
    return application;
  }

  /** The first list holds numbers, all others texts. */
  private static Application misled() {
    Application application = new Application(Application.foreground());
    Class<?> refused = application.weave(Refused.class, "misled");

    call(refused, "misled", new ArrayList<>(List.of(1, 2)));
    for (int i = 0; i < 2 * Guesses.TOLERATED; i++) {
      assertThat(call(refused, "misled", new ArrayList<>(List.of(i, "a")))).isEqualTo(i + 97);
    }
    while (application.refusals().isEmpty()) {
      Thread.onSpinWait();
    }
    return application;
  }

  /** The one thread is busy while more requests come than the queue has room for. */
  private static Application hurried() {
    Application application = new Application(options(1, 64, MADE, false));
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    application.seen =
        bytes -> {
          busy.countDown();
          await(free);
          return bytes;
        };
    Class<?> refused = application.weave(Refused.class, "hurried");
    callAll(refused, "hurried", List.of(make(application.load(Sums.Plus.class))));
    await(busy);

    callAll(refused, "hurried", objects(CompileQueue.CAPACITY + 1));
    return application;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** What is done to a callee's class before the specializer sees it. */
  private interface Change {
    void apply(ClassNode callee);
  }

  private static Application withCallee(String method, Change change) {
    Application application = new Application(Application.foreground());
    application.seen =
        bytes -> {
          ClassNode tree = ClassBytes.tree(bytes);
          if (tree.name.endsWith("$Plus")) {
            change.apply(tree);
          }
          return ClassBytes.of(tree);
        };
    Class<?> refused = application.weave(Refused.class, method);
    Object plus = make(application.load(Sums.Plus.class));

    for (int i = 0; i < 3; i++) {
      assertThat(call(refused, method, plus)).isEqualTo(3);
    }
    assertThat(application.target().specializations()).isEmpty();
    assertThat(application.journal.failures()).hasSize(1);
    return application;
  }

  private static void addTwoNulls(ClassNode callee) {
    MethodNode method = ClassBytes.method(callee, "applyAsInt");
    int[] opcodes = {Opcodes.POP, Opcodes.IADD, Opcodes.ACONST_NULL, Opcodes.ACONST_NULL};
    for (int opcode : opcodes) {
      method.instructions.insert(new InsnNode(opcode));
    }
  }

  private static void makeItNewerThanThisJvm(ClassNode callee) {
    callee.version = Opcodes.V17 + Runtime.version().feature() - 17 + 1;
  }
}
