package dev.monomorph.demo.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.monomorph.demo.console.Progress;
import dev.monomorph.demo.console.UserException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;

class JdkMethodsTest {
  private static final AtomicLong LAST_STEP = new AtomicLong();
  private static Table<MethodRow> table;

  @BeforeAll
  static void read() {
    Progress progress = (task, done, total) -> LAST_STEP.set(total - done);
    table = JdkMethods.read(List.of("java.base"), progress);
  }

  @Test
  void findsAMethodEverybodyKnows() {
    MethodRow hashCode = find("java.lang.String", "hashCode", "()I");

    assertThat(hashCode.module()).isEqualTo("java.base");
    assertThat(hashCode.has(Opcodes.ACC_PUBLIC)).isTrue();
    assertThat(hashCode.parameters()).isZero();
    assertThat(hashCode.body().code()).isBetween(20, 200);
    assertThat(hashCode.body().branches()).isBetween(2, 6);
    assertThat(hashCode.body().callsStatic()).isEqualTo(2); // Latin-1 and UTF-16
    assertThat(hashCode.body().fieldReads()).isPositive();
  }

  @Test
  void findsMethodsWithoutCode() {
    MethodRow abstractOne = find("java.util.List", "size", "()I");
    MethodRow nativeOne = find("java.lang.Object", "hashCode", "()I");

    assertThat(abstractOne.has(Opcodes.ACC_ABSTRACT)).isTrue();
    assertThat(abstractOne.inInterface()).isTrue();
    assertThat(nativeOne.has(Opcodes.ACC_NATIVE)).isTrue();
    assertThat(nativeOne.body().code()).isZero();
  }

  @Test
  void readsAllOfTheModule() {
    assertThat(table.title()).isEqualTo("methods of java.base");
    assertThat(table.rows()).hasSizeGreaterThan(30_000);
    assertThat(table.badRows()).isEmpty();
    assertThat(LAST_STEP).hasValue(0);
  }

  @Test
  void namesEveryColumnOnceAndInWordsOfTheLanguage() {
    assertThat(table.schema().columns())
        .extracting(Column::name)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z_]+"));
  }

  @Test
  void readsSeveralModulesOnceEach() {
    Table<MethodRow> two =
        JdkMethods.read(List.of("java.rmi", "java.prefs", "java.rmi"), Progress.NONE);

    assertThat(Arrays.stream(two.rows()).map(MethodRow::module).distinct())
        .containsExactly("java.rmi", "java.prefs");
    assertThat(Arrays.stream(two.rows()).map(MethodRow::label)).doesNotHaveDuplicates();
  }

  @Test
  void saysThatAModuleIsUnknown() {
    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> JdkMethods.read(List.of("java.bse"), Progress.NONE))
        .withMessageContaining("unknown module 'java.bse'")
        .withMessageContaining("did you mean 'java.base'?");
  }

  private static MethodRow find(String type, String name, String descriptor) {
    return Arrays.stream(table.rows())
        .filter(row -> row.type().equals(type) && row.name().equals(name))
        .filter(row -> row.descriptor().equals(descriptor))
        .findFirst()
        .orElseThrow();
  }
}
