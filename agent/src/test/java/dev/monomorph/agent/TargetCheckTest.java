package dev.monomorph.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.runtime.Refusal;
import dev.monomorph.runtime.Target;
import dev.monomorph.testing.ClassBytes;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Which methods can be targets; {@code EligibilityTest} has the reasons. */
class TargetCheckTest {
  // Nothing here is ever run.
  @SuppressWarnings("unused")
  static class Targets {
    static int asks(Object o) {
      return o.hashCode();
    }

    int number(int i) {
      return i;
    }
  }

  private final ClassNode tree = ClassBytes.tree(Targets.class);
  private final TargetCheck check = new TargetCheck(Targets.class.getClassLoader(), tree);

  @Test
  void tellsWhatStandsAgainstAMethod() {
    assertThat(check.refusal(ClassBytes.method(tree, "asks"))).isNull();
    assertThat(check.refusal(ClassBytes.method(tree, "number")))
        .isEqualTo(Refusal.NOTHING_TO_SPECIALIZE);
  }

  @Test
  void namesTheTarget() {
    assertThat(check.target(ClassBytes.method(tree, "asks")))
        .isEqualTo(new Target(tree.name, "asks", "(Ljava/lang/Object;)I", true));
    assertThat(check.target(ClassBytes.method(tree, "number")).isStatic()).isFalse();
  }

  @Test
  void theJdksClassesAreLeftAlone() {
    ClassNode list = ClassBytes.tree(ArrayList.class);
    MethodNode contains = ClassBytes.method(list, "contains");

    assertThat(new TargetCheck(null, list).refusal(contains)).isEqualTo(Refusal.PLATFORM_CLASS);
  }

  @Test
  void theirNamesAloneDoNotMakeThemTheJdks() {
    assertThat(TargetCheck.isPlatform(null, "java/util/List")).isTrue();
    assertThat(TargetCheck.isPlatform(null, "com/acme/Fold")).isFalse();
    assertThat(TargetCheck.isPlatform(Targets.class.getClassLoader(), "java/util/List")).isFalse();
  }
}
