package dev.monomorph.engine;

import static dev.monomorph.engine.Application.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.runtime.Foldable;
import dev.monomorph.runtime.Policy;
import dev.monomorph.split.SplitWhen;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is folded of objects that the user vouches for, and what of others. */
class ConstantWalksTest {
  private static Application application(String... trusted) {
    List<String> names = List.of(trusted);
    Foldable foldable = new Foldable(type -> names.contains(type.getSimpleName()));
    Policy policy = new Policy(1, 8, true, foldable, true);
    return new Application(
        new EngineOptions(policy, 1000, 1 << 20, true, false, false, false, SplitWhen.NEVER));
  }

  private final int[] code = {1, 0, 2, 1, 3};

  private static Object make(Class<?> type, Object... arguments) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructors()[0];
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private Object machine(Application application) {
    Class<?> node = application.load(Walks.Node.class);
    application.load(Walks.Words.class);
    Object nodes = Array.newInstance(node, 2);
    Array.set(nodes, 0, make(node, 7, null));
    Array.set(nodes, 1, make(node, 40, null));
    return make(application.load(Walks.Machine.class), code, nodes);
  }

  private static void set(Object object, String name, Object value) {
    try {
      Field field = object.getClass().getDeclaredField(name);
      field.setAccessible(true);
      field.set(object, value);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  @Test
  void listsOfRecordsAreWalkedWhenTheCopyIsMade() {
    Application application = application();
    Class<?> node = application.load(Walks.Node.class);
    Class<?> walks = application.weave(Walks.class, "list");
    Object list = make(node, 1, make(node, 2, make(node, 3, null)));

    assertThat(call(walks, "list", list, "a")).isEqualTo("a123");
    assertThat(call(walks, "list", list, null)).isEqualTo("null123");
    assertThat(application.target().specializations()).hasSize(1);
    assertThat(call(walks, "list", make(node, 4, null), "b")).isEqualTo("b4");
    assertThat(call(walks, "list", null, "c")).isEqualTo("c");
    assertThat(application.logged).isEmpty();
  }

  @Test
  void whatTheUserVouchesForIsReadOnce() {
    Application application = application("Words", "Machine");
    Object machine = machine(application);
    Class<?> walks = application.weave(Walks.class, "machine");

    assertThat(call(walks, "machine", machine, 5)).isEqualTo(-50);
    code[0] = 3;
    assertThat(call(walks, "machine", machine, 5)).as("as if nobody had written").isEqualTo(-50);
    set(machine, "bonus", 100);
    assertThat(call(walks, "machine", machine, 5)).as("not final").isEqualTo(-150);
    assertThat(application.logged).isEmpty();
  }

  @Test
  void fieldsOfASuperclassNeedAWordOfTheirOwn() {
    Application application = application("Machine");
    Object machine = machine(application);
    Class<?> walks = application.weave(Walks.class, "machine");

    assertThat(call(walks, "machine", machine, 5)).isEqualTo(-50);
    code[0] = 3;
    assertThat(call(walks, "machine", machine, 5)).isEqualTo(-35);
  }

  @Test
  void othersAreReadEachTime() {
    Application application = application();
    Object machine = machine(application);
    Class<?> walks = application.weave(Walks.class, "machine");

    assertThat(call(walks, "machine", machine, 5)).isEqualTo(-50);
    code[0] = 3;
    assertThat(call(walks, "machine", machine, 5)).isEqualTo(-35);
  }
}
