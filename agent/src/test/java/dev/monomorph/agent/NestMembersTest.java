package dev.monomorph.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.testing.ClassBytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/** Nest members are added without a library. */
class NestMembersTest {
  private static final List<String> ADDED = List.of("a/B$$Mono0", "a/B$$Mono1");

  private static class Member {
    private static final long LONG = 0x123456789L;

    static double constants() {
      return LONG + 1.5;
    }
  }

  private static byte[] plain(int version) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(version, Opcodes.ACC_SUPER, "a/B", null, "java/lang/Object", null);
    writer.visitSource("B.java", null);
    writer.visitField(0, "field", "J", null, null).visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  @Test
  void addsTheAttribute() {
    ClassNode tree = ClassBytes.tree(new NestMembers(plain(Opcodes.V17)).with(ADDED));

    assertThat(tree.nestMembers).isEqualTo(ADDED);
    assertThat(tree.version).isEqualTo(Opcodes.V17);
    assertThat(tree.sourceFile).isEqualTo("B.java");
    assertThat(tree.fields).hasSize(1);
  }

  @Test
  void addsToTheAttribute() {
    ClassNode before = ClassBytes.tree(NestMembersTest.class);
    byte[] file = new NestMembers(ClassBytes.of(before)).with(ADDED);
    ClassNode after = ClassBytes.tree(file);

    assertThat(before.nestMembers).isNotEmpty();
    assertThat(after.nestMembers).startsWith(before.nestMembers.toArray(String[]::new));
    assertThat(after.nestMembers).endsWith(ADDED.toArray(String[]::new));
    assertThat(after.nestMembers).hasSize(before.nestMembers.size() + 2);
    after.nestMembers = before.nestMembers;
    assertThat(ClassBytes.of(after)).isEqualTo(ClassBytes.of(before));
    assertThat(Member.constants()).isPositive();
  }

  @Test
  void raisesTheVersionToThatOfNests() {
    ClassNode tree = ClassBytes.tree(new NestMembers(plain(Opcodes.V1_8)).with(ADDED));

    assertThat(tree.version).isEqualTo(Opcodes.V11);
  }

  @Test
  void addsNothingTwice() {
    byte[] once = new NestMembers(plain(Opcodes.V17)).with(ADDED);

    assertThat(new NestMembers(once).with(ADDED)).isNull();
  }

  /** Byte Buddy leaves out those that no class has been defined for. */
  @Test
  void completesWhatIsThereInPart() {
    ClassNode before = ClassBytes.tree(NestMembersTest.class);
    List<String> own = List.copyOf(before.nestMembers);
    before.nestMembers.add(0, ADDED.get(1));

    ClassNode after = ClassBytes.tree(new NestMembers(ClassBytes.of(before)).with(ADDED));

    assertThat(after.nestMembers).startsWith(own.toArray(String[]::new));
    assertThat(after.nestMembers.subList(own.size(), own.size() + 2)).isEqualTo(ADDED);
    assertThat(after.nestMembers).hasSize(own.size() + 2);
  }
}
