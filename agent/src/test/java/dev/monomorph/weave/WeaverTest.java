package dev.monomorph.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.testing.ClassBytes;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ByteVector;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.util.TraceClassVisitor;

/** What weaving changes, and what it leaves. */
class WeaverTest {
  private static final byte[] ORIGINAL = ClassBytes.of(PlainTestTarget.class);
  private static final List<String> SLOTS = List.of("com/acme/A", "com/acme/B");

  /** Every method that has code, other than the constructor. */
  static Map<String, Integer> allMethods() {
    Map<String, Integer> stubs = new HashMap<>();
    for (MethodNode method : ClassBytes.tree(ORIGINAL).methods) {
      if (!method.name.equals("<init>") && !method.name.equals("absent")) {
        stubs.put(method.name + method.desc, 17);
      }
    }
    return stubs;
  }

  /** The class file as text; without code where {@code flags} say so. */
  private static String text(byte[] classFile, int flags) {
    StringWriter text = new StringWriter();
    new ClassReader(classFile)
        .accept(new TraceClassVisitor(new PrintWriter(text)), new Attribute[0], flags);
    return text.toString();
  }

  @Test
  void changesNothingButCode() {
    byte[] woven = Weaver.weave(ORIGINAL, new WeavePlan(allMethods(), List.of()));

    assertThat(text(woven, ClassReader.SKIP_CODE)).isEqualTo(text(ORIGINAL, ClassReader.SKIP_CODE));
    assertThat(text(ORIGINAL, ClassReader.SKIP_CODE))
        .contains("@Ldev/monomorph/weave/PlainTestTarget$Mark;(value=\"method\")")
        .contains("// parameter 3", "throws", "declaration: ", "DEPRECATED", "synchronized");
  }

  @Test
  void leavesOtherMethodsAlone() {
    byte[] woven = Weaver.weave(ORIGINAL, new WeavePlan(Map.of("nothing()V", 0), List.of()));
    List<MethodNode> before = ClassBytes.tree(ORIGINAL).methods;
    List<MethodNode> after = ClassBytes.tree(woven).methods;

    for (int i = 0; i < before.size(); i++) {
      if (!before.get(i).name.equals("nothing")) {
        assertThat(instructions(after.get(i))).isEqualTo(instructions(before.get(i)));
      }
    }
  }

  private static List<Integer> instructions(MethodNode method) {
    List<Integer> opcodes = new ArrayList<>();
    for (AbstractInsnNode insn : method.instructions) {
      opcodes.add(insn.getOpcode());
    }
    return opcodes;
  }

  @Test
  void keepsAttributesItDoesNotKnow() {
    ClassNode tree = ClassBytes.tree(ORIGINAL);
    ClassBytes.method(tree, "nothing").visitAttribute(new Unknown());
    byte[] classFile = ClassBytes.of(tree);

    byte[] woven = Weaver.weave(classFile, new WeavePlan(Map.of("nothing()V", 1), List.of()));

    MethodNode stub = ClassBytes.method(ClassBytes.tree(woven), "nothing");
    assertThat(stub.attrs).extracting(attribute -> attribute.type).containsExactly("Unknown");
  }

  private static final class Unknown extends Attribute {
    Unknown() {
      super("Unknown");
    }

    @Override
    protected ByteVector write(
        ClassWriter writer, byte[] code, int length, int maxStack, int maxLocals) {
      return new ByteVector().putInt(42);
    }
  }

  @Test
  void addsNestMembersToThoseThatAreThere() {
    ClassNode before = ClassBytes.tree(ClassBytes.of(PlainTestTarget.class));

    byte[] woven =
        Weaver.weave(ClassBytes.of(PlainTestTarget.class), new WeavePlan(Map.of(), SLOTS));

    List<String> expected = new ArrayList<>(before.nestMembers);
    expected.addAll(SLOTS);
    assertThat(ClassBytes.tree(woven).nestMembers).containsExactlyElementsOf(expected);
  }

  /** Byte Buddy lists those of them that exist, all in the end. */
  @Test
  void keepsTheOrderOfNestMembersThatAreThere() {
    ClassNode before = ClassBytes.tree(ClassBytes.of(PlainTestTarget.class));
    List<String> expected = new ArrayList<>(before.nestMembers);
    expected.addAll(SLOTS);
    before.nestMembers.addAll(0, SLOTS.subList(1, SLOTS.size()));

    byte[] woven = Weaver.weave(ClassBytes.of(before), new WeavePlan(Map.of(), SLOTS));

    assertThat(ClassBytes.tree(woven).nestMembers).containsExactlyElementsOf(expected);
  }

  @Test
  void raisesTheVersionWhereANestNeedsIt() {
    assertThat(versionAfter(Opcodes.V1_8, new WeavePlan(Map.of(), SLOTS))).isEqualTo(Opcodes.V11);
    assertThat(versionAfter(Opcodes.V1_8, new WeavePlan(Map.of("nothing()V", 1), SLOTS)))
        .isEqualTo(Opcodes.V11);
    assertThat(versionAfter(Opcodes.V17, new WeavePlan(Map.of(), SLOTS))).isEqualTo(Opcodes.V17);
  }

  @Test
  void leavesTheVersionWhereNoNestNeedsIt() {
    assertThat(versionAfter(Opcodes.V1_8, new WeavePlan(Map.of("nothing()V", 1), List.of())))
        .isEqualTo(Opcodes.V1_8);
  }

  @Test
  void keepsThePreviewMark() {
    int preview = Opcodes.V17 | Opcodes.V_PREVIEW;

    assertThat(versionAfter(preview, new WeavePlan(Map.of(), SLOTS))).isEqualTo(preview);
  }

  private static int versionAfter(int version, WeavePlan plan) {
    ClassNode tree = ClassBytes.tree(ORIGINAL);
    tree.version = version;
    tree.nestHostClass = null;
    return ClassBytes.tree(Weaver.weave(ClassBytes.of(tree), plan)).version;
  }
}
