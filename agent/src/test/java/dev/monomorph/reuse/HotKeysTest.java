package dev.monomorph.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.define.Privileges;
import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.Target;
import dev.monomorph.testing.TestGateway;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class HotKeysTest {
  private static final Class<?> OWNER = HotKeysTest.class;
  private static final Target TARGET =
      new Target("dev/monomorph/reuse/HotKeysTest", "fold", "(IILjava/lang/Object;)V", true);
  private static final Target OTHER =
      new Target("dev/monomorph/reuse/HotKeysTest", "list", "(IILjava/lang/Object;)V", true);

  private final InMemoryEntries entries = new InMemoryEntries();
  private final ClassHashes hashes = new ClassHashes(Runnable::run);
  private final LoadedClasses program = program();

  HotKeysTest() {
    hashes.note(OWNER.getClassLoader(), "dev/monomorph/reuse/HotKeysTest", new byte[] {1});
  }

  /** Has the classes that have been loaded, and nothing else of a program. */
  private static LoadedClasses program() {
    Privileges privileges;
    try {
      privileges = Privileges.take(TestGateway.instrumentation());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("privileges", e);
    }
    return (LoadedClasses)
        Proxy.newProxyInstance(
            OWNER.getClassLoader(),
            new Class<?>[] {LoadedClasses.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "find" ->
                      privileges.findLoaded((ClassLoader) arguments[0], (String) arguments[1]);
                  case "references" -> privileges.references((Class<?>) arguments[0]);
                  default -> throw new UnsupportedOperationException(method.toString());
                });
  }

  private HotKeys keys(boolean told) {
    return new HotKeys(entries, hashes, "program", told);
  }

  private static Key key(Class<?>... classes) {
    return Key.exact(3, new int[] {0, 1, 2}, classes);
  }

  private Key found(HotKey key, Class<?>... lambdas) {
    return keys(true).find(key, OWNER, program, host -> host == OWNER ? List.of(lambdas) : null);
  }

  @Test
  void anotherRunFindsThemInTheirOrder() {
    Key first = key(void.class, null, HotKeysTest[][].class);
    Key second = key(String.class, Object[].class, HotKeysTest.class);
    HotKeys keys = keys(true);
    keys.add(TARGET, OWNER, first, program);
    keys.add(OTHER, OWNER, second, program);
    keys.add(TARGET, OWNER, first, program);

    List<HotKey> told = keys(true).all();
    assertThat(told.stream().map(HotKey::target)).containsExactly(TARGET, OTHER);
    assertThat(found(told.get(0))).isEqualTo(first);
    assertThat(found(told.get(1))).isEqualTo(second);
  }

  @Test
  void arraysOfPrimitivesHaveNoNameToBeFoundBy() {
    keys(true).add(TARGET, OWNER, key(void.class, int[][].class, null), program);

    assertThat(entries.kept()).isEmpty();
  }

  @Test
  void theyAreNotedWhereNobodyIsToldAndToldInTheNextRun() {
    HotKeys silent = keys(false);
    silent.add(TARGET, OWNER, key(String.class, null, null), program);

    assertThat(silent.all()).isEmpty();
    assertThat(keys(true).all()).hasSize(1);
    assertThat(new HotKeys(entries, hashes, "another", true).all()).isEmpty();
  }

  @Test
  void aLambdaIsFoundByWhatItIs() {
    IntUnaryOperator twice = x -> 2 * x;
    IntUnaryOperator thrice = x -> 3 * x;
    Class<?> hot = twice.getClass();
    keys(true).add(TARGET, OWNER, key(void.class, void.class, hot), program);

    HotKey told = keys(true).all().get(0);
    assertThat(found(told, thrice.getClass(), hot)).isEqualTo(key(void.class, void.class, hot));
    assertThat(found(told, thrice.getClass())).isNull();
    assertThat(found(told)).isNull();
  }

  @Test
  void whatIsNotLoadedIsNotThere() {
    String absent = "dev.monomorph.reuse.Absent";
    HotKey key = new HotKey(TARGET, List.of(new HotKey.Argument(HotKey.Kind.CLASS, absent, "")));

    assertThat(found(key)).isNull();
  }

  @Test
  void ofAnotherLoaderNoneIsKept() {
    Class<?> foreign = String.class;
    keys(true).add(TARGET, foreign, key(String.class, null, null), program);

    assertThat(entries.kept()).isEmpty();
  }

  @Test
  void theOldestGoWhereThereAreTooMany() {
    HotKeys keys = keys(true);
    for (int i = 0; i <= 1000; i++) {
      Target target = new Target(TARGET.owner(), "m" + i, TARGET.descriptor(), true);
      keys.add(target, OWNER, key(String.class, null, null), program);
    }

    List<HotKey> told = keys.all();
    assertThat(told).hasSize(1000);
    assertThat(told.get(0).target().name()).isEqualTo("m1");
    assertThat(told.get(999).target().name()).isEqualTo("m1000");
    assertThat(keys(true).all()).as("written now and then").hasSizeBetween(960, 1000);
  }

  @Test
  void whatIsNoListHasThoseThatCouldBeRead() {
    keys(true).add(TARGET, OWNER, key(String.class, null, null), program);
    byte[] whole = entries.kept().values().iterator().next();
    whole[3] = 2;

    assertThat(keys(true).all()).hasSize(1);
  }
}
