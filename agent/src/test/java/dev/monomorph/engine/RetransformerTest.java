package dev.monomorph.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One class that the JVM does not take takes no others with it. */
class RetransformerTest {
  private final List<List<Class<?>>> calls = new ArrayList<>();
  private final List<String> failed = new ArrayList<>();

  /** Takes everything but one class. */
  private Instrumentation refusing(Class<?> bad) {
    return (Instrumentation)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Instrumentation.class},
            (proxy, method, arguments) -> {
              List<Class<?>> types = List.of((Class<?>[]) arguments[0]);
              calls.add(types);
              if (types.contains(bad)) {
                throw new VerifyError(bad.getSimpleName());
              }
              return null;
            });
  }

  private void retransform(Class<?> bad, List<Class<?>> types) {
    new Retransformer(refusing(bad))
        .retransform(types, (type, e) -> failed.add(type.getSimpleName() + " " + e.getMessage()));
  }

  @Test
  void takesAllAtOnce() {
    retransform(Long.class, List.of(String.class, Integer.class));

    assertThat(calls).containsExactly(List.of(String.class, Integer.class));
    assertThat(failed).isEmpty();
  }

  @Test
  void triesOneByOneWhereTheBatchIsRefused() {
    retransform(Integer.class, List.of(String.class, Integer.class, Long.class));

    assertThat(calls.subList(1, 4))
        .containsExactly(List.of(String.class), List.of(Integer.class), List.of(Long.class));
    assertThat(failed).containsExactly("Integer Integer");
  }

  @Test
  void makesBatchesOfBoundedSize() {
    retransform(Long.class, Collections.nCopies(Retransformer.BATCH + 1, String.class));

    assertThat(calls).extracting(List::size).containsExactly(Retransformer.BATCH, 1);
  }
}
