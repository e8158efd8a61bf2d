package dev.monomorph.specialize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Which parameters may matter; {@link EligibilityTest} has the plain cases. */
class ParameterRelevanceTest extends ValidationTest {
  // Nothing here is ever run.
  @SuppressWarnings("unused")
  static class Targets {
    private List<Object> held;

    static int finalClasses(UUID id, StringBuilder text, Object o) { // woven, observes: 2
      return id.hashCode() + text.length() + o.hashCode();
    }

    static int arrays(long[] numbers, String[] texts, Object[] any) { // woven, observes: 2
      return numbers.clone().length + texts.clone().length + any.clone().length;
    }

    static int wide(long l, double d, Object o) { // woven, observes: 2
      return o.hashCode() + (int) (l + d);
    }

    static Object captured(Object kept, Runnable run) { // woven, observes: 1
      Supplier<Object> supplier = () -> kept;
      run.run();
      return supplier;
    }

    static int madeOf(Object o, Runnable run) { // woven, observes: 1
      Object made = new Holder(o);
      run.run();
      return made == null ? 0 : 1;
    }

    static int compared(Object a, Object b, Runnable run) { // woven, observes: 2
      run.run();
      return a == b || a == null ? 0 : 1;
    }

    static int arrayElement(Object[] all, Object[] counted) { // woven, observes: 0
      return all[0].hashCode() + counted.length;
    }

    static void arrayStore(Object[] all, Object stored) { // woven, observes: 0
      all[0] = stored;
    }

    static int numbers(int[] all, Object[] none) { // refused: NOTHING_TO_SPECIALIZE
      all[0] = none.length;
      return all[1];
    }

    int held() { // woven, observes: 0
      int count = 0;
      for (Object each : held) {
        count += each instanceof Integer ? 1 : 0;
      }
      return count;
    }

    int counted() { // refused: NOTHING_TO_SPECIALIZE
      return held.size();
    }

    int cast() { // refused: NOTHING_TO_SPECIALIZE
      return ((String) held.get(0)).length();
    }

    int receiverAndOther(Object o) { // woven, observes: 0 1
      return o.hashCode() + hashCode();
    }

    static int replaced(Object o, Object other) { // woven, observes: 1
      o = other;
      return o.hashCode();
    }
  }

  private static final class Holder {
    Holder(@SuppressWarnings("UnusedVariable") Object o) {}
  }

  @TestFactory
  Stream<DynamicTest> methods() {
    return validate(Targets.class);
  }

  private final ClassNode owner = new ClassNode();
  private final MethodNode method =
      new MethodNode(Opcodes.ACC_STATIC, "made", "(Ljava/lang/Object;)I", null, null);

  ParameterRelevanceTest() {
    owner.name = "a/B";
    method.maxLocals = 1;
    method.maxStack = 2;
  }

  /** The compiler of JDK 17 makes none. */
  @Test
  void theSelectorOfAPatternSwitchMatters() {
    Handle factory =
        new Handle(
            Opcodes.H_INVOKESTATIC,
            "java/lang/runtime/SwitchBootstraps",
            "typeSwitch",
            "()V",
            false);
    method.visitVarInsn(Opcodes.ALOAD, 0);
    method.visitInsn(Opcodes.ICONST_0);
    method.visitInvokeDynamicInsn(
        "typeSwitch", "(Ljava/lang/Object;I)I", factory, Type.getType(String.class));
    method.visitInsn(Opcodes.IRETURN);

    assertThat(ParameterRelevance.of(owner, method)).hasToString("{0}");
  }

  @Test
  void whatIsNeverReachedMattersNot() {
    method.visitInsn(Opcodes.ICONST_0);
    method.visitInsn(Opcodes.IRETURN);
    method.visitVarInsn(Opcodes.ALOAD, 0);
    method.visitTypeInsn(Opcodes.INSTANCEOF, "java/lang/String");
    method.visitInsn(Opcodes.IRETURN);

    assertThat(ParameterRelevance.of(owner, method)).hasToString("{}");
  }

  @Test
  void codeThatTheJvmRejectsIsRejected() {
    method.visitInsn(Opcodes.IRETURN);

    assertThatThrownBy(() -> ParameterRelevance.of(owner, method))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
