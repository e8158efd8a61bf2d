package dev.monomorph.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.define.Privileges;
import dev.monomorph.specialize.Link;
import dev.monomorph.testing.TestGateway;
import java.lang.invoke.MethodHandle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.Opcodes;

/** Private fields of every kind are read and written by handles as by the instructions. */
class MemberHandlesTest {
  private static final String TEXT = "Ljava/lang/String;";

  private static MethodHandle handle(Class<?> owner, int tag, String name, String descriptor)
      throws ReflectiveOperationException {
    Privileges privileges = Privileges.take(TestGateway.instrumentation());
    String asCalled = "()V"; // not looked at: the caller adapts the handle
    return MemberHandles.of(
        new Link.ToMember(owner, owner, tag, name, descriptor, asCalled), privileges);
  }

  @SuppressWarnings("unused")
  private static final class Fields {
    private static String text = "first";
    private static volatile String shared = "first";
    private static int number = 1;
    private String ownText = "first";
    private volatile String ownShared = "first";
    private int ownNumber = 1;
    private final String constant = String.valueOf(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "shared"})
  void staticReferences(String name) throws Throwable {
    MethodHandle write = handle(Fields.class, Opcodes.H_PUTSTATIC, name, TEXT);
    MethodHandle read = handle(Fields.class, Opcodes.H_GETSTATIC, name, TEXT);

    write.invokeExact("second");

    assertThat((String) read.invokeExact()).isEqualTo("second");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ownText", "ownShared"})
  void referencesOfObjects(String name) throws Throwable {
    MethodHandle write = handle(Fields.class, Opcodes.H_PUTFIELD, name, TEXT);
    MethodHandle read = handle(Fields.class, Opcodes.H_GETFIELD, name, TEXT);
    Fields fields = new Fields();

    write.invokeExact(fields, "second");

    assertThat((String) read.invokeExact(fields)).isEqualTo("second");
    assertThat((String) read.invokeExact(new Fields())).isEqualTo("first");
  }

  @Test
  void finalReferencesAreRead() throws Throwable {
    MethodHandle read = handle(Fields.class, Opcodes.H_GETFIELD, "constant", TEXT);

    assertThat((String) read.invokeExact(new Fields())).isEqualTo("1");
  }

  @Test
  void numbers() throws Throwable {
    Fields fields = new Fields();
    handle(Fields.class, Opcodes.H_PUTSTATIC, "number", "I").invokeExact(7);
    handle(Fields.class, Opcodes.H_PUTFIELD, "ownNumber", "I").invokeExact(fields, 8);

    MethodHandle number = handle(Fields.class, Opcodes.H_GETSTATIC, "number", "I");
    MethodHandle own = handle(Fields.class, Opcodes.H_GETFIELD, "ownNumber", "I");

    assertThat((int) number.invokeExact()).isEqualTo(7);
    assertThat((int) own.invokeExact(fields)).isEqualTo(8);
  }

  private static boolean initialized;

  @SuppressWarnings("UnusedVariable")
  private static final class Late {
    private static final String TEXT = late();

    private static String late() {
      initialized = true;
      return "late";
    }
  }

  /** As the instruction does, and not when it is linked. */
  @Test
  void readingInitializesTheClass() throws Throwable {
    MethodHandle read = handle(Late.class, Opcodes.H_GETSTATIC, "TEXT", TEXT);
    assertThat(initialized).isFalse();

    assertThat((String) read.invokeExact()).isEqualTo("late");
    assertThat(initialized).isTrue();
  }
}
