package dev.monomorph.split;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.define.Privileges;
import dev.monomorph.inspect.Journal;
import dev.monomorph.inspect.TargetRecord;
import dev.monomorph.runtime.CallRefusal;
import dev.monomorph.runtime.Target;
import dev.monomorph.testing.ClassBytes;
import dev.monomorph.testing.TestGateway;
import dev.monomorph.weave.CallInstruction;
import dev.monomorph.weave.CallScan;
import dev.monomorph.weave.CallTransformer;
import dev.monomorph.weave.SplitCalls;
import dev.monomorph.weave.Transformers;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodType;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Batches of calls, in a JVM that does not take every class. */
class CallSplitterTest {
  private static final String SELF = "dev/monomorph/split/CallSplitterTest";
  private static final MethodType TYPE = MethodType.methodType(void.class, Object.class);
  private static final Target TARGET =
      new Target(SELF, "target", TYPE.toMethodDescriptorString(), true);

  private final Journal journal = new Journal(null, List.of());
  private final List<List<Class<?>>> retransformed = new ArrayList<>();
  private boolean goodIsModifiable = true;

  static void target(Object object) {}

  /** A class that the JVM takes. */
  static class Good {
    static void call() {
      target("good");
      target("good");
    }
  }

  /** A class that the JVM rejects. */
  static class Bad {
    static void call() {
      target("bad");
    }
  }

  @BeforeEach
  void forget() {
    for (Class<?> type : List.of(Good.class, Bad.class)) {
      indices(type).values().forEach(SplitCalls.of(type)::remove);
    }
  }

  private static Map<Integer, CallInstruction> indices(Class<?> type) {
    CallScan scan = CallScan.of(ClassBytes.of(type));
    Map<Integer, CallInstruction> found = new TreeMap<>();
    for (int index = 0; index < 20; index++) {
      CallInstruction call = scan.at("call()V", index);
      if (call != null) {
        found.put(index, call);
      }
    }
    return found;
  }

  private static SplitRequest request(Class<?> type, int index) {
    return new SplitRequest(new Caller(type, "call()V", index), TARGET, TYPE);
  }

  private CallSplitter splitter() throws ReflectiveOperationException {
    Instrumentation jvm =
        (Instrumentation)
            Proxy.newProxyInstance(
                CallSplitterTest.class.getClassLoader(),
                new Class<?>[] {Instrumentation.class},
                (proxy, method, arguments) -> retransform((Class<?>[]) arguments[0]));
    return new CallSplitter(
        new Transformers(jvm, UnaryOperator.identity()),
        type -> type == Good.class && !goodIsModifiable ? null : ClassBytes.of(type),
        new CallTransformer(() -> false, (type, failure) -> {}),
        new CallCheck(Privileges.take(TestGateway.instrumentation())),
        journal);
  }

  private Object retransform(Class<?>[] classes) {
    List<Class<?>> all = List.of(classes);
    if (all.contains(Bad.class)) {
      throw new VerifyError("bad");
    }
    retransformed.add(all);
    return null;
  }

  private TargetRecord record() {
    return journal.targets().get(0);
  }

  @Test
  void allCallsOfAClassAtOnce() throws ReflectiveOperationException {
    List<SplitRequest> batch = new ArrayList<>();
    indices(Good.class).keySet().forEach(index -> batch.add(request(Good.class, index)));

    splitter().split(batch);

    assertThat(batch).hasSize(2);
    assertThat(retransformed).containsExactly(List.of(Good.class));
    assertThat(record().splits()).isEqualTo(2);
    assertThat(record().keptCallers()).isEmpty();
  }

  @Test
  void neverTwice() throws ReflectiveOperationException {
    int index = indices(Good.class).keySet().iterator().next();

    splitter().split(List.of(request(Good.class, index), request(Good.class, index)));

    assertThat(record().splits()).isEqualTo(1);
  }

  @Test
  void oneBadClassDoesNotTakeTheOthersWithIt() throws ReflectiveOperationException {
    int good = indices(Good.class).keySet().iterator().next();
    int bad = indices(Bad.class).keySet().iterator().next();

    splitter().split(List.of(request(Bad.class, bad), request(Good.class, good)));

    assertThat(retransformed).containsExactly(List.of(Good.class));
    assertThat(record().splits()).isEqualTo(1);
    assertThat(record().keptCallers()).isEqualTo(Map.of(CallRefusal.REWRITING_FAILED, 1));
    assertThat(journal.failures()).hasSize(1);
    CallInstruction call = indices(Bad.class).get(bad);
    assertThat(SplitCalls.of(Bad.class).target(call)).as("is left alone").isNull();
  }

  @Test
  void classesThatCannotBe() throws ReflectiveOperationException {
    goodIsModifiable = false;

    splitter().split(List.of(request(Good.class, 0), request(ArrayList.class, 0)));

    assertThat(retransformed).isEmpty();
    assertThat(record().keptCallers())
        .isEqualTo(Map.of(CallRefusal.UNMODIFIABLE_CALLER, 1, CallRefusal.PLATFORM_CALLER, 1));
  }

  @Test
  void indicesOfCodeThatIsGone() throws ReflectiveOperationException {
    splitter().split(List.of(request(Good.class, 1)));

    assertThat(retransformed).isEmpty();
    assertThat(record().keptCallers()).isEqualTo(Map.of(CallRefusal.NO_DIRECT_CALL, 1));
  }
}
