package dev.monomorph.specialize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.testing.BytesLoader;
import dev.monomorph.testing.ClassBytes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Parameters are cast on entry to the classes that the copy was made for. */
class EntryFactsTest {
  @SuppressWarnings("unused") // only copied
  static class Targets {
    static int hash(Object o) {
      return o.hashCode();
    }

    static int wide(long l, Object o, double d, Object p) {
      return o.hashCode() + p.hashCode() + (int) (l + d);
    }

    static int ignored(Object o, Object p) {
      return p.hashCode() + (o == p ? 1 : 0);
    }

    static int declared(StringBuilder text, Object[] numbers, Object p) {
      return text.hashCode() + numbers.length + p.hashCode();
    }

    static Object first(Object[] all) {
      return all[0];
    }

    int receiver() {
      return hashCode();
    }

    static int below(Object o) {
      return hash(o);
    }

    static int loop(Object o, int n) {
      do {
        if (o.hashCode() == n--) {
          return n;
        }
      } while (true);
    }
  }

  static final class Sub extends Targets {}

  private static final class Other {}

  private final TestProgram program = new TestProgram();

  private List<MethodNode> copies(String method, Class<?>... classes) {
    return program.specialize(Targets.class, method, classes).classes().get(0).methods();
  }

  /** The casts that a copy begins with: the slot and the class. */
  private static List<String> casts(MethodNode copy) {
    List<String> casts = new ArrayList<>();
    AbstractInsnNode at = copy.instructions.getFirst();
    while (at != null && at.getOpcode() < 0) {
      at = at.getNext();
    }
    while (at instanceof VarInsnNode load
        && load.getNext() instanceof TypeInsnNode cast
        && cast.getOpcode() == Opcodes.CHECKCAST
        && cast.getNext() instanceof VarInsnNode store
        && store.var == load.var) {
      casts.add(load.var + " " + cast.desc);
      at = store.getNext();
    }
    return casts;
  }

  private List<String> casts(String method, Class<?>... classes) {
    return casts(copies(method, classes).get(0));
  }

  @Test
  void aParameterIsCastToItsClass() throws Throwable {
    assertThat(casts("hash", String.class)).containsExactly("0 java/lang/String");
    assertThat(run("hash", new Class<?>[] {String.class}, "text")).isEqualTo("text".hashCode());
  }

  @Test
  void longParametersTakeTwoSlots() throws Throwable {
    Class<?>[] classes = {void.class, String.class, void.class, Integer.class};

    assertThat(casts("wide", classes)).containsExactly("2 java/lang/String", "5 java/lang/Integer");
    assertThat(run("wide", classes, 1L, "", 2.0, 4)).isEqualTo(7);
  }

  @Test
  void aParameterThatDecidedNothingStaysAsItIs() {
    assertThat(casts("ignored", String.class, Integer.class))
        .containsExactly("1 java/lang/Integer");
  }

  @Test
  void whatIsDeclaredIsNotCast() {
    assertThat(casts("declared", StringBuilder.class, Integer[].class, String.class))
        .containsExactly("2 java/lang/String");
  }

  @Test
  void nullIsNotCast() {
    assertThat(casts("hash", new Class<?>[] {null})).isEmpty();
    assertThat(casts("hash", void.class)).isEmpty();
  }

  /** Its elements then need no check. */
  @Test
  void anArrayIsCastToItsClass() throws Throwable {
    Class<?>[] classes = {String[].class};

    assertThat(casts("first", classes)).containsExactly("0 [Ljava/lang/String;");
    assertThat(run("first", classes, (Object) new String[] {"text"})).isEqualTo("text");
  }

  @Test
  void aReceiverIsCastToItsClass() {
    assertThat(casts("receiver", Sub.class))
        .containsExactly("0 " + Type.getInternalName(Sub.class));
    assertThat(casts("receiver", Targets.class)).isEmpty();
  }

  @Test
  void calleesCastTheirsToo() throws Throwable {
    Class<?>[] classes = {String.class};

    assertThat(copies("below", classes))
        .hasSize(2)
        .allSatisfy(copy -> assertThat(casts(copy)).containsExactly("0 java/lang/String"));
    assertThat(run("below", classes, "text")).isEqualTo("text".hashCode());
  }

  /** The method's first instruction may be the target of a jump. */
  @Test
  void loopsDoNotReachTheCast() throws Throwable {
    Class<?>[] classes = {Integer.class, void.class};

    assertThat(casts("loop", classes)).containsExactly("0 java/lang/Integer");
    assertThat(run("loop", classes, 3, 5)).isEqualTo(2);
  }

  /** A stack that overflows on entry tells the line of the first instruction. */
  @Test
  void theCastsAreOnTheFirstLine() {
    AbstractInsnNode first = copies("hash", String.class).get(0).instructions.getFirst();
    while (first instanceof LabelNode) {
      first = first.getNext();
    }

    assertThat(first).isInstanceOf(LineNumberNode.class);
  }

  /** Another class of that name is what the code would find. */
  @Test
  void aClassThatTheCopyCannotNameIsNotCastTo() {
    Class<?> other =
        new BytesLoader(getClass().getClassLoader()).define(ClassBytes.of(Other.class));

    assertThat(casts("hash", other)).isEmpty();
    assertThat(casts("hash", List.of().getClass())).isEmpty();
  }

  /** Runs the root of a specialization. */
  private Object run(String method, Class<?>[] classes, Object... arguments) throws Throwable {
    GeneratedClass made = program.specialize(Targets.class, method, classes).classes().get(0);
    Lookup lookup = MethodHandles.privateLookupIn(Targets.class, MethodHandles.lookup());
    byte[] bytes = made.toBytes(Type.getInternalName(Targets.class) + "$$Mono", null);
    Lookup copy = lookup.defineHiddenClass(bytes, true, Lookup.ClassOption.NESTMATE);
    MethodNode root = made.methods().get(0);
    MethodType type =
        MethodType.fromMethodDescriptorString(root.desc, Targets.class.getClassLoader());
    return copy.findStatic(copy.lookupClass(), root.name, type).invokeWithArguments(arguments);
  }
}
