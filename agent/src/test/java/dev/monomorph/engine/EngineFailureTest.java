package dev.monomorph.engine;

import static dev.monomorph.engine.Application.call;
import static dev.monomorph.engine.Application.make;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.monomorph.runtime.Refusal;
import dev.monomorph.testing.ClassBytes;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Whatever fails, the program runs its original code, the log has one line and the report the
 * reason.
 *
 * <p>The failures are real: the engine is shown class files that are not those that run.
 */
class EngineFailureTest {
  private static final int[] NUMBERS = {1, 2, 3, 4};

  private final Application application = new Application(Application.foreground());

  /** What the JVM's verifier rejects, and only that: methods of that name add up two nulls. */
  private static UnaryOperator<byte[]> spoiling(String name) {
    return bytes -> {
      ClassNode tree = ClassBytes.tree(bytes);
      for (MethodNode method : tree.methods) {
        if (method.name.equals(name)) {
          method.maxStack = Math.max(method.maxStack, 2);
          method.instructions.insert(new InsnNode(Opcodes.POP));
          method.instructions.insert(new InsnNode(Opcodes.IADD));
          method.instructions.insert(new InsnNode(Opcodes.ACONST_NULL));
          method.instructions.insert(new InsnNode(Opcodes.ACONST_NULL));
        }
      }
      return ClassBytes.of(tree);
    };
  }

  private void assertFoldRuns(Class<?> sums, Object plus) {
    for (int i = 0; i < 5; i++) {
      assertThat(call(sums, "fold", plus, NUMBERS)).isEqualTo(10);
    }
  }

  @Test
  void aSpecializationThatDoesNotVerify() {
    // The target's own code is good, what is copied of its callee is not.
    application.seen = spoiling("applyAsInt");
    Class<?> sums = application.weave(Sums.class, "fold");
    Object plus = make(application.load(Sums.Plus.class));

    assertFoldRuns(sums, plus);

    assertThat(application.refusals()).containsOnlyKeys(Refusal.VERIFICATION_FAILED);
    assertThat(application.target().specializations()).isEmpty();
    assertThat(application.target().generic()).isNotNull();
    assertThat(application.logged).hasSize(1);
    assertThat(application.logged.get(0)).contains("Sums#fold", "Sums$Plus", "VerifyError");
    assertThat(application.journal.failures()).hasSize(1);
  }

  @Test
  void otherKeysAreSpecializedAllTheSame() {
    UnaryOperator<byte[]> spoiling = spoiling("applyAsInt");
    application.seen =
        bytes -> ClassBytes.tree(bytes).name.endsWith("$Plus") ? spoiling.apply(bytes) : bytes;
    Class<?> sums = application.weave(Sums.class, "fold");
    Object plus = make(application.load(Sums.Plus.class));
    Object max = make(application.load(Sums.Max.class));

    assertFoldRuns(sums, plus);
    assertThat(call(sums, "fold", max, NUMBERS)).isEqualTo(4);

    assertThat(application.target().specializations()).hasSize(1);
    assertThat(application.logged).hasSize(1);
  }

  static List<Supplier<Throwable>> failures() {
    return List.of(
        () -> new IllegalStateException("a bug of ours"),
        () -> new AssertionError("a bug of ours"),
        () -> new UnknownError("a bug of the JVM's"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aSpecializerThatFails(Supplier<Throwable> failure) {
    application.seen = bytes -> sneaky(failure.get());
    Class<?> sums = application.weave(Sums.class, "fold");
    Object plus = make(application.load(Sums.Plus.class));

    assertFoldRuns(sums, plus);

    assertThat(application.refusals()).containsOnlyKeys(Refusal.SPECIALIZER_ERROR);
    assertThat(application.refusals()).containsValue(1);
    assertThat(application.logged).hasSize(1);
    assertThat(application.logged.get(0)).contains(failure.get().toString());
  }

  @Test
  void noMemoryForCode() {
    application.seen = bytes -> sneaky(new OutOfMemoryError("Metaspace"));
    Class<?> sums = application.weave(Sums.class, "fold");

    assertFoldRuns(sums, make(application.load(Sums.Plus.class)));

    assertThat(application.refusals()).containsOnlyKeys(Refusal.DEFINITION_FAILED);
    assertThat(application.logged).hasSize(1);
  }

  @Test
  void noStackIsNoFailureAndIsTriedAgain() {
    AtomicInteger times = new AtomicInteger();
    application.seen =
        bytes -> times.incrementAndGet() < 3 ? sneaky(new StackOverflowError()) : bytes;
    Class<?> sums = application.weave(Sums.class, "fold");

    assertFoldRuns(sums, make(application.load(Sums.Plus.class)));

    assertThat(application.refusals()).isEmpty();
    assertThat(application.logged).isEmpty();
    assertThat(application.target().specializations()).hasSize(1);
  }

  /** Throws anything as if it were unchecked. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T, E extends Throwable> T sneaky(Throwable failure) throws E {
    throw (E) failure;
  }

  @Test
  void aGenericCopyThatDoesNotVerifyGivesTheMethodItsOwnBodyBack() {
    application.original = spoiling("fold");
    Class<?> sums = application.weave(Sums.class, "fold");
    Object plus = make(application.load(Sums.Plus.class));

    assertFoldRuns(sums, plus);

    assertThat(application.refusals()).containsOnlyKeys(Refusal.VERIFICATION_FAILED);
    assertThat(application.refusals()).containsValue(1);
    assertThat(application.target().generic()).isNull();
    assertThat(application.logged).anyMatch(line -> line.contains("it runs unwoven"));
  }

  @Test
  void anInstanceMethodGetsItsOwnBodyBack() {
    application.original = spoiling("shifted");
    Class<?> sums = application.weave(Sums.class, "shifted");
    Object plus = make(application.load(Sums.Plus.class));
    Object object = make(sums);

    for (int i = 0; i < 3; i++) {
      assertThat(call(sums, "shifted", object, plus)).isEqualTo(101);
    }

    assertThat(application.refusals()).containsOnlyKeys(Refusal.VERIFICATION_FAILED);
  }

  @Test
  void aDefaultMethodGetsItsOwnBodyBack() {
    application.original = spoiling("twice");
    Class<?> face = application.weave(Sums.Twice.class, "twice");
    Object plus = make(application.load(Sums.Plus.class));
    Object object = make(application.load(Sums.TwiceAsIs.class));

    for (int i = 0; i < 3; i++) {
      assertThat(call(face, "twice", object, plus)).isEqualTo(8);
    }

    assertThat(application.refusals()).containsOnlyKeys(Refusal.VERIFICATION_FAILED);
  }

  /** The copies of a class are in one class; one bad one must not take the others with it. */
  @Test
  void oneBadCopyLeavesTheOthers() {
    application.original = spoiling("fold");
    Class<?> sums = application.weave(Sums.class, "fold", "size");

    assertThat(call(sums, "size", true, List.of(1, 2))).isEqualTo(2);
    assertThat(call(sums, "fold", make(application.load(Sums.Plus.class)), NUMBERS)).isEqualTo(10);
    assertThat(call(sums, "size", true, List.of(1, 2))).isEqualTo(2);

    assertThat(application.journal.targets())
        .filteredOn(target -> target.generic() != null)
        .extracting(target -> target.name())
        .containsExactly("dev.monomorph.engine.Sums#size(ZLjava/util/Collection;)I");
  }

  @Test
  void aBodyThatCannotBeGivenBackIsAnErrorThatNamesTheTarget() {
    application.original = spoiling("fold");
    Class<?> sums = application.weave(Sums.class, "fold");
    application.forget(sums);

    assertThatThrownBy(() -> call(sums, "fold", make(application.load(Sums.Plus.class)), NUMBERS))
        .cause()
        .isInstanceOf(LinkageError.class)
        .hasMessageContaining("dev.monomorph.engine.Sums#fold");
  }
}
