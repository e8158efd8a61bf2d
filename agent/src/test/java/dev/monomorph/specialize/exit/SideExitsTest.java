package dev.monomorph.specialize.exit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.specialize.fact.ConstantLoad;
import dev.monomorph.testing.ClassBytes;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Code that expects Longs does what it did before, whatever there is, and wherever it is. */
class SideExitsTest {
  /** What runs at an exit. */
  public static final AtomicInteger EXITS = new AtomicInteger();

  private static boolean fails;

  private static final Runnable COUNT = new Count();

  private static final class Count implements Runnable {
    @Override
    public void run() {
      if (fails) {
        throw new StackOverflowError("no room");
      }
      EXITS.incrementAndGet();
    }
  }

  @SuppressWarnings("unused")
  static class Targets {
    static WeakReference<Runnable> missed;

    static Object add(Object a, Object b) {
      if (a instanceof Long left && b instanceof Long right) {
        return left + right;
      }
      return a + "+" + b.toString();
    }

    static Object sum(List<?> values, Object start) {
      Object sum = start;
      for (Object value : values) {
        sum = add(sum, value);
      }
      return sum;
    }

    static Object array(Object[] values, Object start) {
      Object sum = start;
      for (int i = 0; i < values.length; i++) {
        sum = add(add(sum, values[i]), add(values[values.length - 1 - i], i));
      }
      return sum;
    }

    /** Words of all sizes below what is looked at, and receivers that must stay. */
    static String wide(List<?> values) {
      StringBuilder text = new StringBuilder();
      long count = 0;
      for (int i = 0; i < values.size(); i++) {
        text.append(join(count, text.length() + 0.5, values.get(i), 1.5f, values.get(0), (byte) i));
        count += text.append(i).append(values.get(i)).indexOf("1");
      }
      return text.append(count).toString();
    }

    static String join(long a, double b, Object c, float d, Object e, int f) {
      return a + "|" + b + "|" + c + "|" + d + "|" + e + "|" + f;
    }

    static String called(List<?> values) {
      String text = "";
      for (Object value : values) {
        text += ((Comparable<?>) value).getClass() + " " + value.hashCode();
      }
      return text;
    }

    /** What is null is named as it was. */
    static String failing(List<?> values) {
      String text = "";
      for (int i = 0; i < values.size(); i++) {
        try {
          text += values.get(i).toString();
          Object other = values.get(values.size() - 1 - i);
          text += other.hashCode() + values.get(0).toString();
        } catch (NullPointerException e) {
          text += e.getMessage();
        } finally {
          text += ".";
        }
      }
      return text;
    }

    static String branches(List<?> values, boolean flag) {
      String text = "";
      for (Object value : values) {
        if (value instanceof Long) {
          text += "L";
        } else if (values.get(0) instanceof String) {
          text += "S" + (flag ? values.get(0) : value);
        }
        text += flag && values.get(0) == value ? values.get(values.size() - 1) : "!";
      }
      return text;
    }

    static String nested(Map<?, List<?>> lists) {
      StringBuilder text = new StringBuilder();
      int rounds = 0;
      for (Map.Entry<?, List<?>> entry : lists.entrySet()) {
        Object sum = entry.getKey();
        Iterator<?> all = entry.getValue().iterator();
        while (all.hasNext()) {
          sum = add(sum, all.next());
          rounds++;
        }
        text.append(new StringBuilder(String.valueOf(add(sum, rounds))).reverse());
      }
      return text.toString();
    }

    static Object made(List<?> values) {
      List<Object> boxes = new ArrayList<>();
      for (int i = 0; i < values.size(); i++) {
        boxes.add(new AbstractMap.SimpleEntry<>(add("x", i), values.get(i)));
        Object[] pair = {values.get(i), values.get(0)};
        boxes.add(Arrays.asList(pair));
      }
      return boxes;
    }

    /** Elements that cannot be what is expected. */
    static String others(List<?> values) {
      String[][] texts = {{"a", values.toString()}, {"b"}};
      String all = "";
      for (String[] line : texts) {
        for (String text : line) {
          all += text.length() + line[0] + (Object) line;
        }
      }
      return all.replaceAll("@.*", "");
    }

    /** A load that is put off stands on a line of its own. */
    static Object late(List<?> values) {
      Object start = values.size();
      return add(start, add(same(values).get(0), 1L));
    }

    static List<?> same(List<?> values) {
      if (values.size() == 2) {
        throw new IllegalStateException();
      }
      return values;
    }

    static Object guarded(List<?> values, List<Object> left) {
      Object sum = 0L;
      try {
        for (Object value : values) {
          sum = add(sum, value);
        }
      } finally {
        left.add(sum);
      }
      return sum;
    }

    static Object first(List<?> values) {
      return values.isEmpty() ? null : add(values.get(0), 1L);
    }

    static int chosen(List<?> values) {
      int total = 0;
      for (Object value : values) {
        switch (String.valueOf(values.get(0)).length()) {
          case 1 -> total++;
          case 2 -> total += 10;
          default -> total += add(value, value).hashCode();
        }
      }
      return total;
    }
  }

  private static Class<?> rewritten;

  @BeforeEach
  void rewrite() throws ReflectiveOperationException {
    ClassNode tree = ClassBytes.tree(ClassBytes.of(Targets.class));
    int exits = 0;
    for (MethodNode method : tree.methods) {
      exits += (method.access & Opcodes.ACC_STATIC) != 0 ? insert(tree, method) : 0;
    }
    assertThat(exits).isEqualTo(11);
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
    tree.accept(writer);
    rewritten = new Loader(tree.name.replace('/', '.'), writer.toByteArray()).loadClass();
    Field missed = rewritten.getDeclaredField("missed");
    missed.setAccessible(true);
    missed.set(null, new WeakReference<>(COUNT));
    EXITS.set(0);
    fails = false;
  }

  /** Every load that could be one of an element; how many methods can be left. */
  private static int insert(ClassNode tree, MethodNode method) {
    List<AbstractInsnNode> loads = new ArrayList<>();
    for (AbstractInsnNode insn : method.instructions) {
      boolean isGet =
          insn instanceof MethodInsnNode call
              && call.owner.startsWith("java/util/")
              && call.getOpcode() != Opcodes.INVOKESTATIC
              && call.desc.endsWith(")Ljava/lang/Object;");
      if (isGet || insn.getOpcode() == Opcodes.AALOAD) {
        loads.add(insn);
      }
    }
    LabelNode exit =
        SideExits.insert(
            tree.name, method, loads, Long.class, SideExitsTest::named, new WeakReference<>(null));
    for (AbstractInsnNode insn : method.instructions.toArray()) {
      if (insn instanceof ConstantLoad load) {
        String type = load.desc.substring(2);
        method.instructions.set(
            insn, new FieldInsnNode(Opcodes.GETSTATIC, tree.name, "missed", type));
      }
    }
    return exit == null ? 0 : 1;
  }

  private static Class<?> named(String internalName) {
    try {
      return Class.forName(internalName.replace('/', '.'), false, Targets.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  private static final class Loader extends ClassLoader {
    private final String name;
    private final byte[] bytes;

    Loader(String name, byte[] bytes) {
      super(SideExitsTest.class.getClassLoader());
      this.name = name;
      this.bytes = bytes;
    }

    Class<?> loadClass() {
      return defineClass(name, bytes, 0, bytes.length);
    }
  }

  private static Object call(Class<?> owner, String name, Object... arguments) {
    for (Method method : owner.getDeclaredMethods()) {
      if (method.getName().equals(name)) {
        try {
          method.setAccessible(true);
          return method.invoke(null, arguments);
        } catch (InvocationTargetException e) {
          Throwable cause = e.getCause();
          List<Object> told = new ArrayList<>(List.of(cause.toString()));
          for (StackTraceElement frame : cause.getStackTrace()) {
            if (frame.getClassName().equals(owner.getName())) {
              told.add(frame.getMethodName() + ":" + frame.getLineNumber());
            }
          }
          return told;
        } catch (IllegalAccessException e) {
          throw new LinkageError(e.getMessage(), e);
        }
      }
    }
    throw new AssertionError(name);
  }

  private static void assertSame(String name, Object... arguments) {
    assertThat(call(rewritten, name, arguments))
        .as("%s%s", name, Arrays.deepToString(arguments))
        .isEqualTo(call(Targets.class, name, arguments));
  }

  /** Lists of so many Longs, one of which is something else. */
  private static List<List<Object>> lists(int size) {
    List<List<Object>> lists = new ArrayList<>();
    for (Object other : new Object[] {7L, "text", 3, null, 'c', 2.5}) {
      for (int at = 0; at < size; at++) {
        List<Object> list = new ArrayList<>();
        for (long i = 0; i < size; i++) {
          list.add(i * 1000);
        }
        list.set(at, other);
        lists.add(list);
      }
    }
    return lists;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void everythingIsAsItWas(int size) {
    for (List<Object> list : lists(size)) {
      for (Object start : new Object[] {5L, "start", null}) {
        assertSame("sum", list, start);
        assertSame("array", list.toArray(), start);
      }
      Map<Object, List<?>> all = new TreeMap<>(Map.of(1L, list, 2L, List.of(3L), 3L, list));
      assertSame("nested", all);
      assertSame("branches", list, true);
      assertSame("branches", list, false);
      for (String name :
          List.of("wide", "called", "failing", "made", "others", "late", "first", "chosen")) {
        assertSame(name, list);
      }
    }
    assertThat(EXITS).hasPositiveValue();
  }

  @Test
  void anExitLeavesForEver() {
    assertSame("sum", List.of(1L, 2, "3", 4L, 5), 0L);

    assertThat(EXITS).hasValue(1);
  }

  /** As if the call that follows had failed. */
  @Test
  void handlersAreInForceUntilItIsLeft() {
    List<Object> left = new ArrayList<>();
    fails = true;

    assertThat(call(rewritten, "guarded", List.of(1L, 2L, "a", 3L), left))
        .asString()
        .contains("no room");
    assertThat(left).containsExactly(3L);
  }

  @Test
  void whatIsExpectedIsNoExit() {
    assertSame("sum", List.of(1L, 2L, 3L), 0L);
    assertSame("array", new Object[] {1L, 2L}, "text");
    assertSame("first", List.of());

    assertThat(EXITS).hasValue(0);
  }

  /**
   * As where a lambda's body stands in the place of its call. On the stack it would be at the exit
   * too, and so could not be a number.
   */
  @Test
  void whatGoesIntoLocalsIsLoadedLater() {
    MethodNode method =
        new MethodNode(
            Opcodes.ACC_STATIC, "inlined", "(Ljava/util/List;Ljava/lang/Object;)V", null, null);
    VarInsnNode waiting = new VarInsnNode(Opcodes.ALOAD, 1);
    MethodInsnNode get =
        new MethodInsnNode(
            Opcodes.INVOKEINTERFACE, "java/util/List", "get", "(I)Ljava/lang/Object;", true);
    method.instructions.add(waiting);
    method.instructions.add(new VarInsnNode(Opcodes.ALOAD, 0));
    method.instructions.add(new InsnNode(Opcodes.ICONST_0));
    method.instructions.add(get);
    method.instructions.add(new VarInsnNode(Opcodes.ASTORE, 3));
    method.instructions.add(new VarInsnNode(Opcodes.ASTORE, 2));
    method.instructions.add(new InsnNode(Opcodes.RETURN));
    method.maxLocals = 4;
    method.maxStack = 3;

    SideExits.insert(
        "Any", method, List.of(get), Long.class, SideExitsTest::named, new WeakReference<>(null));

    assertThat(method.instructions.contains(waiting)).isFalse();
    assertThat(new StackFrames("Any", method).types(get.getNext())).hasSize(1);
  }
}
