package dev.monomorph.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.monomorph.define.Privileges;
import dev.monomorph.specialize.Link;
import dev.monomorph.testing.TestGateway;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;

/** Casts to classes of the JDK that are its own, and tests for them. */
class TypeChecksTest {
  private static final String NODE = "java/util/HashMap$Node";

  private static MethodHandle handle(Class<?> from, String type, int opcode) throws Exception {
    Privileges privileges = Privileges.take(TestGateway.instrumentation());
    return TypeChecks.handle(new Link.ToTypeCheck(from, type, opcode, "()V"), privileges);
  }

  private static Object entry() {
    return new LinkedHashMap<>(Map.of("key", "value")).entrySet().iterator().next();
  }

  @Test
  void aCastGivesWhatItTakes() throws Throwable {
    MethodHandle cast = handle(Map.class, NODE, Opcodes.CHECKCAST);
    Object entry = entry();

    assertThat((Object) cast.invokeExact(entry)).isSameAs(entry);
    assertThat((Object) cast.invokeExact((Object) null)).isNull();
  }

  @Test
  void aCastFailsAsTheInstructionDoes() throws Throwable {
    MethodHandle cast = handle(Map.class, NODE, Opcodes.CHECKCAST);

    Throwable failure = catchThrowable(() -> cast.invoke((Object) "text"));

    assertThat(failure)
        .isInstanceOf(ClassCastException.class)
        .hasMessage(
            "class java.lang.String cannot be cast to class java.util.HashMap$Node "
                + "(java.lang.String and java.util.HashMap$Node are in module java.base of loader "
                + "'bootstrap')");
    assertThat(failure.getStackTrace()[0].getClassName()).startsWith(getClass().getName());
  }

  @Test
  void aTestTells() throws Throwable {
    MethodHandle test = handle(ArrayList.class, NODE, Opcodes.INSTANCEOF);

    assertThat((boolean) test.invokeExact(entry())).isTrue();
    assertThat((boolean) test.invokeExact((Object) "text")).isFalse();
    assertThat((boolean) test.invokeExact((Object) null)).isFalse();
  }

  @Test
  void arraysAreChecked() throws Throwable {
    MethodHandle test = handle(ArrayList.class, "[L" + NODE + ";", Opcodes.INSTANCEOF);
    Object nodes = java.lang.reflect.Array.newInstance(Class.forName("java.util.HashMap$Node"), 1);

    assertThat((boolean) test.invokeExact(nodes)).isTrue();
    assertThat((boolean) test.invokeExact((Object) List.of().toArray())).isFalse();
  }
}
