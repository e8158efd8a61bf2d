package dev.monomorph.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.runtime.KeptCall;
import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.Target;
import dev.monomorph.specialize.Specializer;
import dev.monomorph.testing.TestGateway;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Specializations of classes that are never initialized. */
class UnstartedProgramTest {
  // Loaded a second time, and there never initialized.
  @SuppressWarnings("unused")
  static class Targets {
    static final IntSupplier FIXED = fail();

    static IntSupplier fail() {
      throw new IllegalStateException("initialized");
    }

    static int asks(Object o) {
      return Held.ask(o) + FIXED.getAsInt();
    }

    static int each(List<Object> list) {
      int[] sum = new int[1];
      list.forEach(o -> sum[0] += o.hashCode());
      return sum[0];
    }
  }

  static class Held {
    static final IntSupplier FIXED = Targets.fail();

    static int ask(Object o) {
      return o.hashCode();
    }
  }

  private final UnstartedProgram program = new UnstartedProgram(TestGateway.instrumentation());
  private final URLClassLoader loader =
      new URLClassLoader(
          new URL[] {Targets.class.getProtectionDomain().getCodeSource().getLocation()},
          ClassLoader.getPlatformClassLoader());

  @AfterEach
  void close() throws IOException {
    loader.close();
  }

  private Class<?> load(Class<?> type) throws ClassNotFoundException {
    return Class.forName(type.getName(), false, loader);
  }

  private Specializer.Result specialize(String name, String descriptor, Class<?> argument)
      throws ClassNotFoundException {
    Class<?> owner = load(Targets.class);
    Target target = new Target(owner.getName().replace('.', '/'), name, descriptor, true);
    return Specializer.specialize(
        program, owner, target, Key.generic(1).withClass(0, argument), null);
  }

  @Test
  void classesCountAsInitializedAndAreNot() throws ClassNotFoundException {
    Class<?> type = load(Targets.class);

    assertThat(program.isInitialized(type)).isTrue();
    assertThat(program.hasValues(type)).isFalse();
    assertThat(program.hasValues(Collections.class)).isTrue();
  }

  @Test
  void calleesOfOtherClassesAreCopied() throws ClassNotFoundException {
    Specializer.Result result = specialize("asks", "(Ljava/lang/Object;)I", String.class);

    assertThat(result.copied()).extracting(Target::name).startsWith("asks", "ask");
    assertThat(result.extent().keptCalls()).doesNotContainKey(KeptCall.NOT_INITIALIZED);
  }

  @Test
  void lambdasAreLinked() throws ClassNotFoundException {
    Specializer.Result result = specialize("each", "(Ljava/util/List;)I", ArrayList.class);

    // Of the JDK only what is handed something of the program's is copied: here the lambda.
    assertThat(result.copied()).extracting(Target::name).startsWith("each", "forEach");
  }

  @Test
  void classesAreReadWhereTheyAreFrom() throws ClassNotFoundException {
    assertThat(program.tree(load(Held.class)).name).endsWith("$Held");
    assertThat(program.tree(Held.class)).isNotSameAs(program.tree(load(Held.class)));
    assertThat(program.tree(ArrayList.class).name).isEqualTo("java/util/ArrayList");
    assertThat(program.tree(int[].class)).isNull();
  }

  @Test
  void onlyTheTargetsOwnNestIsPrepared() throws ClassNotFoundException {
    assertThat(program.canJoinNest(load(Held.class))).isFalse();
  }
}
