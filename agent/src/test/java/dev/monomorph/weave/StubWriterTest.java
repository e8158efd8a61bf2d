package dev.monomorph.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.testing.BytesLoader;
import dev.monomorph.testing.ClassBytes;
import dev.monomorph.testing.TestGateway;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** The code that stands in place of a target's. */
class StubWriterTest {
  private static final byte[] ORIGINAL = ClassBytes.of(PlainTestTarget.class);

  private static ClassNode woven(Map<String, Integer> stubs) {
    return ClassBytes.tree(Weaver.weave(ORIGINAL, new WeavePlan(stubs, List.of())));
  }

  @Test
  void theBodyIsLoadsACallSiteAndAReturn() {
    MethodNode stub = ClassBytes.method(woven(WeaverTest.allMethods()), "sum");
    List<String> code = new ArrayList<>();
    for (AbstractInsnNode insn : stub.instructions) {
      if (insn instanceof VarInsnNode load) {
        code.add(load.getOpcode() + " " + load.var);
      } else if (insn instanceof InvokeDynamicInsnNode dynamic) {
        assertThat(dynamic.name).isEqualTo("sum");
        assertThat(dynamic.desc).isEqualTo("(ZBCSIJFD[I)I");
        assertThat(dynamic.bsmArgs).containsExactly("(ZBCSIJFD[I)I");
        assertThat(dynamic.bsm.getOwner()).isEqualTo("java/lang/$Monomorph");
        code.add("call");
      } else if (insn instanceof InsnNode) {
        code.add(Integer.toString(insn.getOpcode()));
      }
    }

    assertThat(code)
        .containsExactly(
            "21 0", "21 1", "21 2", "21 3", "21 4", "22 5", "23 7", "24 8", "25 10", "call", "172");
    assertThat(stub.maxLocals).isEqualTo(11);
    assertThat(stub.maxStack).isEqualTo(11);
    assertThat(stub.tryCatchBlocks).isEmpty();
  }

  @Test
  void theReceiverIsTheCallSitesFirstParameter() {
    MethodNode stub = ClassBytes.method(woven(WeaverTest.allMethods()), "own");

    assertThat(dynamic(stub).desc)
        .isEqualTo("(Ldev/monomorph/weave/PlainTestTarget;)Ljava/lang/Object;");
    assertThat(dynamic(stub).bsmArgs).containsExactly("()Ljava/lang/Object;");
  }

  @Test
  void theStubStandsOnTheGivenLine() {
    assertThat(lines(ClassBytes.method(woven(WeaverTest.allMethods()), "own"))).containsExactly(17);
    assertThat(lines(ClassBytes.method(woven(Map.of("nothing()V", 0)), "nothing"))).isEmpty();
  }

  private static List<Integer> lines(MethodNode method) {
    List<Integer> lines = new ArrayList<>();
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof LineNumberNode line) {
        lines.add(line.line);
      }
    }
    return lines;
  }

  private static InvokeDynamicInsnNode dynamic(MethodNode method) {
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof InvokeDynamicInsnNode dynamic) {
        return dynamic;
      }
    }
    throw new AssertionError("no call site in " + method.name);
  }

  @Test
  void theJvmVerifiesAndRunsEveryStub() throws Exception {
    byte[] woven = Weaver.weave(ORIGINAL, new WeavePlan(WeaverTest.allMethods(), List.of()));
    ClassNode concrete = ClassBytes.tree(woven);
    concrete.access &= ~Opcodes.ACC_ABSTRACT;
    concrete.methods.removeIf(method -> method.name.equals("absent"));
    concrete.nestHostClass = null;
    BytesLoader loader = new BytesLoader(StubWriterTest.class.getClassLoader());
    Map<String, List<Object>> calls = new HashMap<>();
    TestGateway.instrumentation();
    TestGateway.link(
        loader, (lookup, name, type, descriptor, version) -> noting(calls, name, type));

    Class<?> type = loader.define(ClassBytes.of(concrete));
    Constructor<?> constructor = type.getDeclaredConstructor(int.class);
    constructor.setAccessible(true);
    Object object = constructor.newInstance(1);

    assertThat(invoke(type, "sum", null, true, (byte) 1, 'c', (short) 2, 3, 4L, 5f, 6d, null))
        .isEqualTo(0);
    assertThat(calls.get("sum"))
        .containsExactly(true, (byte) 1, 'c', (short) 2, 3, 4L, 5f, 6d, null);
    assertThat(invoke(type, "wide", null, 7L)).isEqualTo(0L);
    assertThat(invoke(type, "nothing", null)).isNull();
    assertThat(invoke(type, "own", object)).isNull();
    assertThat(calls.get("own")).containsExactly(object);
    invoke(type, "mix", object, "o", 8L, 9d, new List<?>[0]);
    assertThat(calls.get("mix")).startsWith(object, "o", 8L, 9d);
  }

  /** Takes down what it is called with, and returns zero. */
  private static CallSite noting(Map<String, List<Object>> calls, String name, MethodType type) {
    try {
      MethodHandle note =
          MethodHandles.lookup()
              .findStatic(
                  StubWriterTest.class,
                  "note",
                  MethodType.methodType(void.class, Map.class, String.class, Object[].class));
      MethodHandle taken =
          MethodHandles.insertArguments(note, 0, calls, name)
              .asCollector(Object[].class, type.parameterCount())
              .asType(type.changeReturnType(void.class));
      MethodHandle zero =
          type.returnType() == void.class
              ? MethodHandles.zero(void.class)
              : MethodHandles.zero(type.returnType());
      return new ConstantCallSite(MethodHandles.filterReturnValue(taken, zero));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  static void note(Map<String, List<Object>> calls, String name, Object[] arguments) {
    calls.put(name, Arrays.asList(arguments));
  }

  private static Object invoke(Class<?> type, String name, Object receiver, Object... arguments)
      throws Exception {
    Method method =
        Arrays.stream(type.getDeclaredMethods())
            .filter(each -> each.getName().equals(name))
            .max(Comparator.comparing(Method::toString))
            .orElseThrow();
    method.setAccessible(true);
    return method.invoke(receiver, arguments);
  }

  /** The lookup that links is the woven class's own. */
  @Test
  void theCallSiteIsLinkedByTheWovenClass() throws Exception {
    byte[] woven = Weaver.weave(ORIGINAL, new WeavePlan(Map.of("nothing()V", 1), List.of()));
    BytesLoader loader = new BytesLoader(StubWriterTest.class.getClassLoader());
    List<Lookup> lookups = new ArrayList<>();
    TestGateway.instrumentation();
    TestGateway.link(
        loader,
        (lookup, name, type, descriptor, version) -> {
          lookups.add(lookup);
          return new ConstantCallSite(MethodHandles.zero(void.class));
        });
    ClassNode alone = ClassBytes.tree(woven);
    alone.nestHostClass = null;
    Class<?> type = loader.define(ClassBytes.of(alone));

    invoke(type, "nothing", null);
    invoke(type, "nothing", null);

    assertThat(lookups).hasSize(1);
    assertThat(lookups.get(0).lookupClass()).isSameAs(type);
    assertThat(lookups.get(0).hasFullPrivilegeAccess()).isTrue();
  }
}
