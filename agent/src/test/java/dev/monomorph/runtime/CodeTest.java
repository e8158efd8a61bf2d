package dev.monomorph.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import org.junit.jupiter.api.Test;

class CodeTest {
  private static final Lookup LOOKUP = MethodHandles.lookup();
  private static final MethodType TYPE = MethodType.methodType(int.class, String.class);

  static int length(String text) {
    return text.length();
  }

  @Test
  void givesAHandle() throws Throwable {
    Code code = new Code(CodeTest.class, "length", TYPE, null);

    assertThat((int) code.handle(LOOKUP).invokeExact("four")).isEqualTo(4);
  }

  @Test
  void notFindingOnesOwnMethodIsAnErrorThatNamesIt() {
    Code code = new Code(CodeTest.class, "width", TYPE, null);

    assertThatThrownBy(() -> code.handle(LOOKUP))
        .isInstanceOf(LinkageError.class)
        .hasMessageContaining("dev.monomorph.runtime.CodeTest.width(String)int");
  }

  @Test
  void onlyAHiddenClassHasNoName() throws Exception {
    byte[] bytes = dev.monomorph.testing.ClassBytes.of(Empty.class);

    Class<?> hidden = LOOKUP.defineHiddenClass(bytes, false).lookupClass();

    assertThat(new Code(hidden, "length", TYPE, null).isNameable()).isFalse();
    assertThat(new Code(CodeTest.class, "length", TYPE, null).isNameable()).isTrue();
  }

  private static final class Empty {}
}
