package dev.monomorph.specialize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.testing.ClassBytes;
import dev.monomorph.testing.TestSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LdcInsnNode;

/** Which copies have to be in the nest: as the comments beside the methods say. */
class NestAccessTest {
  private static final Pattern EXPECTED = Pattern.compile(".* (\\w+)\\(.*// (in|outside) the nest");

  // Nothing here is ever run.
  @SuppressWarnings("unused")
  static class Targets {
    private int secret;
    int shared;
    private static int secretStatic;

    int readsSecret() { // in the nest
      return secret;
    }

    void writesSecret() { // in the nest
      secret = 1;
    }

    int readsSecretStatic() { // in the nest
      return secretStatic;
    }

    int readsShared() { // outside the nest
      return shared;
    }

    int callsSecret() { // in the nest
      return hide();
    }

    int callsShared() { // outside the nest
      return readsShared();
    }

    private int hide() { // outside the nest
      return 1;
    }

    Object makesItself() { // outside the nest
      return new Targets();
    }

    Object makesSecret() { // in the nest
      return new Secret();
    }

    int callsAnother(Other other) { // in the nest
      return other.shared();
    }

    int callsInherited() { // outside the nest
      return hashCode();
    }

    int callsTheJdk(Object o) { // outside the nest
      return String.valueOf(o).length();
    }

    Object lambda() { // in the nest
      Supplier<Object> supplier = () -> 1;
      return supplier;
    }

    Object referenceToShared() { // outside the nest
      Supplier<Object> supplier = this::readsShared;
      return supplier;
    }

    Object referenceToSecret() { // in the nest
      Supplier<Object> supplier = this::hide;
      return supplier;
    }

    boolean tests(Object o) { // outside the nest
      return o instanceof Secret;
    }

    Class<?> literal() { // outside the nest
      return Other.class;
    }
  }

  private static class Secret {}

  static class Other {
    int shared() {
      return 1;
    }
  }

  private static Map<String, String> expectations() {
    Map<String, String> expectations = new LinkedHashMap<>();
    for (String line : TestSource.lines(NestAccessTest.class)) {
      Matcher matcher = EXPECTED.matcher(line);
      if (matcher.matches()) {
        expectations.put(matcher.group(1), matcher.group(2));
      }
    }
    return expectations;
  }

  @TestFactory
  Stream<DynamicTest> methods() {
    ClassNode tree = ClassBytes.tree(Targets.class);
    assertThat(expectations()).hasSize(17);
    return expectations().entrySet().stream()
        .map(
            expected ->
                DynamicTest.dynamicTest(
                    expected.getKey(),
                    () -> {
                      boolean needed =
                          NestAccess.isNeeded(tree, ClassBytes.method(tree, expected.getKey()));
                      assertThat(needed ? "in" : "outside").isEqualTo(expected.getValue());
                    }));
  }

  /** The host's class file lists its members, a member's names the host only. */
  @Test
  void hostAndMembersKnowEachOther() {
    String member = "dev/monomorph/specialize/NestAccessTest$Other";
    ClassNode host = ClassBytes.tree(NestAccessTest.class);

    assertThat(host.nestMembers).contains(member);
    assertThat(isNeededForConstant(host, handle(member))).isTrue();
    assertThat(isNeededForConstant(host, handle(member + "$Deeper"))).isFalse();
    assertThat(isNeededForConstant(ClassBytes.tree(Other.class), handle(host.name))).isTrue();
    assertThat(isNeededForConstant(ClassBytes.tree(String.class), handle(host.name))).isFalse();
  }

  @Test
  void constantsAreLookedAt() {
    ClassNode tree = ClassBytes.tree(Targets.class);
    Handle field = new Handle(Opcodes.H_GETFIELD, tree.name, "secret", "I", false);
    Handle shared = new Handle(Opcodes.H_GETFIELD, tree.name, "shared", "I", false);

    assertThat(isNeededForConstant(tree, field)).isTrue();
    assertThat(isNeededForConstant(tree, shared)).isFalse();
    assertThat(isNeededForConstant(tree, "text")).isFalse();
    assertThat(isNeededForConstant(tree, new ConstantDynamic("c", "I", shared))).isTrue();
  }

  private static Handle handle(String owner) {
    return new Handle(Opcodes.H_INVOKESTATIC, owner, "any", "()V", false);
  }

  private static boolean isNeededForConstant(ClassNode tree, Object constant) {
    return NestAccess.isNeededBy(tree, new LdcInsnNode(constant));
  }
}
