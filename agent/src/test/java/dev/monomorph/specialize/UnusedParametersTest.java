package dev.monomorph.specialize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/** Copies are not passed what they do not read, and do what they did. */
class UnusedParametersTest {
  @SuppressWarnings("unused") // only copied
  static class Targets {
    /** Parameters of one word and of two, before and behind those that go; a loop with frames. */
    static String walk(Object kind, long wide, int rounds) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < rounds; i++) {
        text.append(step(kind, wide, i, kind, wide * 0.5, kind)).append(' ');
      }
      return text.toString();
    }

    static String step(Object a, long wide, int number, Object b, double half, Object c) {
      long sum = wide;
      int steps = number;
      while (steps > 0) {
        sum += a instanceof Integer ? steps : b instanceof Long ? 2 * steps : -1;
        steps -= c instanceof String ? 2 : 1;
      }
      String name = "last";
      return sum + name + half + number;
    }

    /** What goes has to be computed all the same. */
    static int effects(Object kind, int[] log) {
      return log(kind, count(log), log[0], kind) + 100 * log[0];
    }

    static int count(int[] log) {
      return ++log[0];
    }

    static int log(Object kind, long unread, int read, Object other) {
      return kind instanceof String ? (int) unread : other == null ? 0 : read;
    }
  }

  /** Called by instructions whose descriptor does not tell of the receiver. */
  @SuppressWarnings("unused") // only copied
  static class Scale {
    final int factor;

    Scale(int factor) {
      this.factor = factor;
    }

    static long sum(Scale scale, Object kind, long wide, int rounds) {
      long sum = 0;
      for (int i = 0; i < rounds; i++) {
        sum += scale.at(kind, wide, i, wide + i) + scale.only(kind, i, wide);
      }
      return sum;
    }

    long at(Object kind, long unread, int number, long read) {
      return kind instanceof String ? unread : factor + number + read;
    }

    final long only(Object kind, int number, long unread) {
      return kind instanceof String ? unread : number;
    }
  }

  private final TestProgram program = new TestProgram();

  private Map<String, String> descriptors(String name, Class<?>... classes) {
    List<MethodNode> copies =
        program.specialize(Targets.class, name, classes).classes().get(0).methods();
    return copies.stream().collect(Collectors.toMap(copy -> copy.name, copy -> copy.desc));
  }

  private Object run(String name, Class<?>[] classes, Object... arguments) throws Throwable {
    return program.run(Targets.class, name, classes, arguments);
  }

  @Test
  void whatIsNotReadIsNotPassed() throws Throwable {
    for (Object kind : new Object[] {1, 2L, "text", 'c'}) {
      Class<?>[] classes = {kind.getClass(), void.class, void.class};
      assertThat(run("walk", classes, kind, 1L << 40, 5))
          .isEqualTo(Targets.walk(kind, 1L << 40, 5));
    }
    assertThat(descriptors("walk", Integer.class, void.class, void.class))
        .containsEntry("step", "(JID)Ljava/lang/String;");
  }

  @Test
  void whatIsNotPassedIsComputed() throws Throwable {
    Class<?>[] classes = {Integer.class, void.class};
    assertThat(run("effects", classes, 1, new int[1])).isEqualTo(Targets.effects(1, new int[1]));
    assertThat(run("effects", new Class<?>[] {String.class, void.class}, "", new int[1]))
        .isEqualTo(Targets.effects("", new int[1]));
  }

  @Test
  void receiversAreArgumentsToo() throws Throwable {
    for (Object kind : new Object[] {1, "text"}) {
      Class<?>[] classes = {Scale.class, kind.getClass(), void.class, void.class};
      assertThat(program.run(Scale.class, "sum", classes, new Scale(3), kind, 1L << 40, 5))
          .isEqualTo(Scale.sum(new Scale(3), kind, 1L << 40, 5));
    }
  }

  /** Messages of the JVM's would count them otherwise. */
  @Test
  void parametersWithoutNamesStay() {
    String name = Type.getInternalName(Targets.class);
    ClassWriter stripped = new ClassWriter(0);
    new ClassReader(resource(name)).accept(stripped, ClassReader.SKIP_DEBUG);
    program.classFiles.put(name, stripped.toByteArray());

    assertThat(descriptors("walk", String.class, void.class, void.class).get("step"))
        .startsWith("(Ljava/lang/Object;JILjava/lang/Object;D");
  }

  private static byte[] resource(String internalName) {
    ClassLoader loader = UnusedParametersTest.class.getClassLoader();
    try (InputStream in = loader.getResourceAsStream(internalName + ".class")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
