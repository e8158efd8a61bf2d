package dev.monomorph.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.runtime.AgentThread;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The agent's transformers go behind those of whoever has classes retransformed. */
class TransformersTest {
  private static final byte[] FILE = {1};

  private final List<Jvm> jvms = new ArrayList<>();
  private final List<String> called = new ArrayList<>();
  private final Transformers transformers =
      new Transformers(instrumentation(), given -> instrumentation());

  /** An agent's place among those of others; its class is what is taken for the JDK's. */
  private static final class Jvm implements InvocationHandler {
    final List<ClassFileTransformer> transformers = new ArrayList<>();

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
      return switch (method.getName()) {
        case "isRetransformClassesSupported" -> true;
        case "addTransformer" -> transformers.add((ClassFileTransformer) arguments[0]);
        case "removeTransformer" -> transformers.remove(arguments[0]);
        case "retransformClasses" -> call(((Class<?>[]) arguments[0])[0]);
        default -> throw new AssertionError(method);
      };
    }

    private Object call(Class<?> loaded) {
      try {
        for (ClassFileTransformer each : List.copyOf(transformers)) {
          each.transform(Jvm.class.getModule(), null, "name", loaded, null, FILE);
        }
      } catch (IllegalClassFormatException e) {
        throw new AssertionError(e);
      }
      return null;
    }
  }

  private record Named(String name, List<String> called) implements ClassFileTransformer {
    @Override
    public byte[] transform(
        ClassLoader loader, String className, Class<?> type, ProtectionDomain d, byte[] file) {
      called.add(name);
      return null;
    }
  }

  private Instrumentation instrumentation() {
    Jvm jvm = new Jvm();
    jvms.add(jvm);
    return (Instrumentation)
        Proxy.newProxyInstance(
            TransformersTest.class.getClassLoader(), new Class<?>[] {Instrumentation.class}, jvm);
  }

  private void retransform(Class<?> type) {
    try {
      transformers.instrumentation().retransformClasses(type);
    } catch (UnmodifiableClassException e) {
      throw new AssertionError(e);
    }
  }

  /** Another agent than the test itself. */
  private static final class Other {
    private Other() {}

    static void retransform(TransformersTest test) throws UnmodifiableClassException {
      test.transformers.instrumentation().retransformClasses(String.class);
    }
  }

  private void addTwo() {
    transformers.add(new Named("first", called));
    transformers.add(new Named("second", called));
  }

  @Test
  void areCalledInTheirOrderBehindTheOneThatAsks() {
    addTwo();

    retransform(String.class);

    assertThat(called).isEmpty();
    assertThat(jvms).hasSize(2);
    assertThat(jvms.get(0).transformers).isEmpty();
    jvms.get(1).call(null);
    assertThat(called).containsExactly("first", "second");
  }

  @Test
  void moveEverMoreSeldomForOneThatAsksAgain() throws UnmodifiableClassException {
    addTwo();

    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      retransform(String.class);
      places.add(jvms.size());
    }
    assertThat(places).containsExactly(2, 3, 3, 4, 4, 4, 4, 5, 5);
    Other.retransform(this);
    assertThat(jvms).hasSize(6);
  }

  @Test
  void stayWhereTheAgentItselfAsks() {
    addTwo();

    AgentThread entered = AgentThread.enter();
    retransform(String.class);
    entered.leave();

    assertThat(called).containsExactly("first", "second");
    assertThat(jvms).hasSize(1);
  }

  @Test
  void stayWhereAClassIsLoaded() {
    addTwo();

    retransform(null);

    assertThat(called).containsExactly("first", "second");
    assertThat(jvms).hasSize(1);
  }

  /** As native agents ask, which have no transformers. */
  @Test
  void stayWhereNobodyIsSeenToAsk() {
    addTwo();

    jvms.get(0).call(String.class);

    assertThat(called).containsExactly("first", "second");
    assertThat(jvms).hasSize(1);
  }

  @Test
  void goWhereverTheyAre() {
    Named only = new Named("only", called);
    transformers.add(only);
    retransform(String.class);

    transformers.remove(only);

    assertThat(jvms.get(1).transformers).isEmpty();
  }

  @Test
  void stayWhereThereIsNoOtherPlace() {
    Instrumentation jvm = instrumentation();
    Transformers fixed = new Transformers(jvm, given -> given);
    fixed.add(new Named("only", called));

    try {
      jvm.retransformClasses(String.class);
    } catch (UnmodifiableClassException e) {
      throw new AssertionError(e);
    }

    assertThat(called).containsExactly("only");
    assertThat(fixed.instrumentation()).isSameAs(jvm);
  }
}
