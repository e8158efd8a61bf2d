package dev.monomorph.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.testing.ClassBytes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Where the call sites of old classes are. */
class SiteBridgeTest {
  private static final String STATIC = "(La/Old;Ljava/lang/Object;)V";
  private static final String INSTANCE = "(Ljava/lang/Object;)V";
  private static final WeavePlan PLAN =
      new WeavePlan(Map.of("mix" + STATIC, 7, "mix" + INSTANCE, 8), List.of())
          .bridgedBy(SiteBridge.nameFor("a/Old", 0));

  private static ClassNode old(int version) {
    ClassNode tree = new ClassNode();
    tree.visit(version, Opcodes.ACC_PUBLIC, "a/Old", null, "java/lang/Object", null);
    addMethod(tree, Opcodes.ACC_STATIC, "mix", STATIC);
    addMethod(tree, Opcodes.ACC_PUBLIC, "mix", INSTANCE);
    addMethod(tree, Opcodes.ACC_PUBLIC, "other", INSTANCE);
    return tree;
  }

  private static void addMethod(ClassNode tree, int access, String name, String descriptor) {
    var code = tree.visitMethod(access, name, descriptor, null, null);
    code.visitCode();
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 3);
    code.visitEnd();
  }

  @ParameterizedTest
  @CsvSource({"49, true", "50, true", "51, false", "65, false"})
  void isNeededBeforeJava7(int version, boolean needed) {
    assertThat(SiteBridge.isNeeded(old(version))).isEqualTo(needed);
  }

  /** An instance method's receiver is a parameter there, so that both have one descriptor. */
  @Test
  void everyStubCallsAMethodOfItsOwnThere() {
    ClassNode owner = old(Opcodes.V1_5);
    ClassNode bridge = ClassBytes.tree(SiteBridge.generate(owner, PLAN));
    ClassNode woven = ClassBytes.tree(Weaver.weave(ClassBytes.of(owner), PLAN));

    assertThat(woven.version).isEqualTo(Opcodes.V1_5);
    assertThat(bridge.name).isEqualTo("a/Old$$MonoSites");
    assertThat(bridge.methods).extracting(method -> method.desc).containsExactly(STATIC, STATIC);
    assertThat(bridge.methods).extracting(method -> method.name).doesNotHaveDuplicates();
    for (int i = 0; i < 2; i++) {
      MethodInsnNode call = only(woven.methods.get(i), MethodInsnNode.class);
      InvokeDynamicInsnNode site = only(bridge.methods.get(i), InvokeDynamicInsnNode.class);
      assertThat(call.owner).isEqualTo(bridge.name);
      assertThat(call.name).isEqualTo(bridge.methods.get(i).name);
      assertThat(call.desc).isEqualTo(STATIC);
      assertThat(site.name).isEqualTo("mix");
      assertThat(site.bsmArgs).containsExactly(woven.methods.get(i).desc);
    }
  }

  private static <T> T only(MethodNode method, Class<T> type) {
    List<T> found = List.of();
    for (var insn : method.instructions) {
      if (type.isInstance(insn)) {
        assertThat(found).isEmpty();
        found = List.of(type.cast(insn));
      }
    }
    return found.get(0);
  }
}
