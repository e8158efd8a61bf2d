package dev.monomorph.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.runtime.Gateway;
import dev.monomorph.testing.ClassBytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Call sites in place of call instructions, and where which instruction stands. */
class CallRewriterTest {
  private static final String SELF = "dev/monomorph/weave/CallRewriterTest$Calls";
  private static final byte[] ORIGINAL = ClassBytes.of(Calls.class);

  /** Has a method to call with {@code super}. */
  static class Above {
    void above() {}
  }

  /** Calls of every kind. */
  static class Calls extends Above implements Runnable {
    static String fixed(String text) {
      return text;
    }

    String virtual(long wide, Object object) {
      return object + "" + wide;
    }

    private String hidden(Object object) {
      return object.toString();
    }

    @Override
    public void run() {
      new Calls();
      fixed("a");
      fixed("b");
      virtual(1, hidden("c"));
      super.above();
      ((Runnable) this).run();
    }
  }

  private static byte[] rewriteAll(byte[] classFile, String... names) {
    return CallRewriter.rewrite(
        classFile, call -> List.of(names).contains(call.name()) ? "com/acme/Target" : null);
  }

  private static List<InvokeDynamicInsnNode> sites(byte[] classFile) {
    List<InvokeDynamicInsnNode> sites = new ArrayList<>();
    for (AbstractInsnNode insn : run(classFile).instructions) {
      if (insn instanceof InvokeDynamicInsnNode site) {
        sites.add(site);
      }
    }
    return sites;
  }

  private static MethodNode run(byte[] classFile) {
    return ClassBytes.method(ClassBytes.tree(classFile), "run");
  }

  private static List<String> calls(byte[] classFile) {
    List<String> calls = new ArrayList<>();
    for (AbstractInsnNode insn : run(classFile).instructions) {
      if (insn instanceof MethodInsnNode call) {
        calls.add(call.name);
      }
    }
    return calls;
  }

  @Test
  void siteHoldsWhatTheInstructionDid() {
    List<InvokeDynamicInsnNode> sites = sites(rewriteAll(ORIGINAL, "fixed", "virtual", "run"));

    assertThat(sites)
        .extracting(site -> site.name + site.desc)
        .containsExactly(
            "fixed(Ljava/lang/String;)Ljava/lang/String;",
            "fixed(Ljava/lang/String;)Ljava/lang/String;",
            "virtual(L" + SELF + ";JLjava/lang/Object;)Ljava/lang/String;",
            "run(Ljava/lang/Runnable;)V");
    assertThat(sites)
        .allSatisfy(
            site -> {
              assertThat(site.bsm.getOwner()).isEqualTo(Gateway.INTERNAL_NAME);
              assertThat(site.bsm.getName()).isEqualTo(Gateway.LINK_CALL);
              assertThat(site.bsmArgs[1]).isEqualTo("com/acme/Target");
            });
    assertThat(sites)
        .extracting(site -> ((Handle) site.bsmArgs[0]).getTag())
        .containsExactly(
            Opcodes.H_INVOKESTATIC,
            Opcodes.H_INVOKESTATIC,
            Opcodes.H_INVOKEVIRTUAL,
            Opcodes.H_INVOKEINTERFACE);
  }

  @Test
  void onlyWhatWasChosenIsChanged() {
    byte[] rewritten =
        CallRewriter.rewrite(
            ORIGINAL, call -> call.name().equals("fixed") && call.ordinal() == 2 ? SELF : null);

    assertThat(sites(rewritten)).hasSize(1);
    assertThat(calls(rewritten))
        .containsExactly("<init>", "fixed", "hidden", "virtual", "above", "run");
    assertThat(CallRewriter.rewrite(ORIGINAL, call -> null)).isSameAs(ORIGINAL);
  }

  @Test
  void constructorsStay() {
    assertThat(rewriteAll(ORIGINAL, "<init>")).isSameAs(ORIGINAL);
  }

  @Test
  void oldClassFilesStay() {
    ClassNode tree = ClassBytes.tree(ORIGINAL);
    tree.version = Opcodes.V1_6;
    byte[] old = ClassBytes.of(tree);

    assertThat(CallRewriter.isPossible(old)).isFalse();
    assertThat(rewriteAll(old, "fixed")).isSameAs(old);
    assertThat(CallRewriter.isPossible(ORIGINAL)).isTrue();
  }

  /** Numbers are those of the original, indices those of the code that runs. */
  @Test
  void scanFindsWhatIsLeftBehindSites() {
    CallScan before = CallScan.of(ORIGINAL);
    CallScan after = CallScan.of(rewriteAll(ORIGINAL, "fixed"));

    assertThat(before.className()).isEqualTo(SELF);
    for (String name : List.of("hidden", "virtual", "above", "run")) {
      CallInstruction call = find(before, name);
      assertThat(find(after, name)).isEqualTo(call);
    }
    assertThat(find(after, "fixed")).isNull();
    assertThat(find(after, "above").isSuperCall(SELF)).isTrue();
    assertThat(find(after, "hidden").isSuperCall(SELF)).isFalse();
    assertThat(after.at("absent()V", 0)).isNull();
  }

  private static CallInstruction find(CallScan scan, String name) {
    for (int index = 0; index < 200; index++) {
      CallInstruction call = scan.at("run()V", index);
      if (call != null && call.name().equals(name)) {
        return call;
      }
    }
    return null;
  }
}
