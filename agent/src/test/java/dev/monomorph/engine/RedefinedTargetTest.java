package dev.monomorph.engine;

import static dev.monomorph.engine.Application.call;
import static dev.monomorph.engine.Application.make;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.inspect.RetirementRecord;
import dev.monomorph.inspect.SpecializationRecord;
import dev.monomorph.runtime.Retirement;
import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.testing.ClassBytes;
import java.lang.ref.WeakReference;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;

/** A target whose own class is redefined: its new code is specialized like the code of before. */
@Timeout(60)
class RedefinedTargetTest {
  private static final int[] NUMBERS = {1, 2, 3, 4};
  private static final int SUM = 10;

  private final Application application = new Application(Application.foreground());
  private final Class<?> sums = application.weave(Sums.class, "fold", "hash");
  private final Object plus = make(application.load(Sums.Plus.class));

  private Object fold() {
    return call(sums, "fold", plus, NUMBERS);
  }

  private static byte[] startingWith(int number) {
    ClassNode tree = ClassBytes.tree(Sums.class);
    InsnList code = ClassBytes.method(tree, "fold").instructions;
    for (var insn : code) {
      if (insn instanceof InsnNode && insn.getOpcode() == Opcodes.ICONST_0) {
        code.set(insn, new IntInsnNode(Opcodes.BIPUSH, number));
        break;
      }
    }
    return ClassBytes.of(tree);
  }

  private List<String> keys() {
    return application.record("fold").specializations().stream()
        .map(SpecializationRecord::key)
        .toList();
  }

  private void assertSpecializedNow() {
    SpecializingCallSite site = application.site(sums, "fold");
    assertThat(site.state().specializations()).hasSize(1);
    assertThat(application.logged).isEmpty();
  }

  @Test
  void theNextCallRunsTheNewCodeAndHasItSpecialized() {
    assertThat(fold()).isEqualTo(SUM);

    application.redefine(sums, startingWith(100), "fold", "hash");

    assertThat(fold()).isEqualTo(SUM + 100);
    assertThat(fold()).isEqualTo(SUM + 100);
    assertThat(keys()).hasSize(2).containsOnly("(dev.monomorph.engine.Sums$Plus, _)");
    assertThat(application.record("fold").retirements())
        .extracting(RetirementRecord::reason)
        .containsExactly(Retirement.REDEFINED);
    assertSpecializedNow();
  }

  @Test
  void soDoesTheOldCodeWhenItIsBack() {
    assertThat(fold()).isEqualTo(SUM);
    application.redefine(sums, startingWith(100), "fold", "hash");
    assertThat(fold()).isEqualTo(SUM + 100);

    application.redefine(sums, ClassBytes.of(Sums.class), "fold", "hash");

    assertThat(fold()).isEqualTo(SUM);
    assertThat(keys()).hasSize(3);
    assertSpecializedNow();
  }

  @Test
  void againAndAgain() {
    for (int i = 1; i <= 50; i++) {
      application.redefine(sums, startingWith(i), "fold", "hash");
      assertThat(fold()).isEqualTo(SUM + i);
      assertSpecializedNow();
    }
    assertThat(keys()).hasSize(50);
  }

  @Test
  void whatIsNoTargetAnyMoreRunsAsItIs() {
    assertThat(fold()).isEqualTo(SUM);

    application.redefine(sums, startingWith(100));

    assertThat(fold()).isEqualTo(SUM + 100);
    assertThat(keys()).hasSize(1);
  }

  /** The engine hears of it before the JVM says no; what was not linked then has its own code. */
  @Test
  void aRefusedRedefinitionChangesNothing() {
    assertThat(fold()).isEqualTo(SUM);

    byte[] unused = application.announce(sums, startingWith(100), "fold", "hash");

    assertThat(fold()).isEqualTo(SUM);
    assertThat(call(sums, "hash", plus)).isEqualTo(plus.hashCode());
    assertThat(keys()).hasSize(1);
    assertThat(application.logged).isEmpty();
  }

  @Test
  void whatWasRefusedManyTimesCanStillBeLinked() {
    for (int i = 1; i <= 2 * TargetVersions.MOST; i++) {
      byte[] unused = application.announce(sums, startingWith(i), "fold", "hash");
    }

    assertThat(fold()).isEqualTo(SUM);
    assertThat(application.logged).isEmpty();
  }

  /** An accepted one that never ran, and then more refused ones than are remembered. */
  @Test
  void whatIsNotRememberedAnyMoreGetsItsOwnBody() {
    application.redefine(sums, startingWith(100), "fold", "hash");
    for (int i = 1; i <= 2 * TargetVersions.MOST; i++) {
      byte[] unused = application.announce(sums, startingWith(i), "fold", "hash");
    }
    application.nowRestores(sums, startingWith(100));

    assertThat(fold()).isEqualTo(SUM + 100);
    assertThat(application.logged).isEmpty();
  }

  private static byte[] subtracting() {
    ClassNode tree = ClassBytes.tree(Sums.Times.class);
    InsnList code = ClassBytes.method(tree, "applyAsInt").instructions;
    for (var insn : code) {
      if (insn.getOpcode() == Opcodes.IMUL) {
        code.set(insn, new InsnNode(Opcodes.ISUB));
      }
    }
    return ClassBytes.of(tree);
  }

  /** Other targets' copies hold the code that surely runs. */
  @Test
  void aWovenCalleeIsCopiedWhenItsNewCodeRuns() {
    Class<?> callee = application.weave(Sums.Times.class, "applyAsInt");
    Object object = make(callee);
    assertThat(call(sums, "fold", object, NUMBERS)).isEqualTo(0);

    application.redefine(callee, subtracting(), "applyAsInt");

    for (int i = 0; i < 3; i++) {
      assertThat(call(sums, "fold", object, NUMBERS)).isEqualTo(-SUM);
    }
    List<Integer> copied =
        application.record("fold").specializations().stream()
            .map(specialization -> specialization.extent().copiedBytes())
            .toList();
    assertThat(copied.get(copied.size() - 1)).isEqualTo(copied.get(0));
    assertThat(application.logged).isEmpty();
  }

  @Test
  void aWovenCalleeWhoseNewCodeWasRefusedIsNotCopied() {
    Class<?> callee = application.weave(Sums.Times.class, "applyAsInt");
    Object object = make(callee);
    assertThat(call(sums, "fold", object, NUMBERS)).isEqualTo(0);

    byte[] unused = application.announce(callee, subtracting(), "applyAsInt");

    for (int i = 0; i < 3; i++) {
      assertThat(call(sums, "fold", object, NUMBERS)).isEqualTo(0);
    }
    assertThat(application.logged).isEmpty();
  }

  /** Beyond the ordinary classes of the first versions nothing stays of a version. */
  @Test
  void whatAVersionHadIsCollected() throws Exception {
    for (int i = 0; i <= Placement.VISIBLE_VERSIONS; i++) {
      application.redefine(sums, startingWith(i + 1), "fold", "hash");
    }
    assertThat(fold()).isEqualTo(SUM + Placement.VISIBLE_VERSIONS + 1);
    WeakReference<Class<?>> copy =
        new WeakReference<>(application.site(sums, "fold").state().generic().holder());

    application.redefine(sums, startingWith(100), "fold", "hash");
    assertThat(fold()).isEqualTo(SUM + 100);

    while (copy.get() != null) {
      System.gc();
      Thread.sleep(10);
    }
  }
}
