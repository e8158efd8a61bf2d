package dev.monomorph.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.Specialize;
import dev.monomorph.runtime.AgentThread;
import dev.monomorph.testing.BytesLoader;
import dev.monomorph.testing.ClassBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Which classes are looked at, and what is made of failures. */
class TargetTransformerTest {
  static class Annotated {
    @Specialize
    static void call(Object o) {}
  }

  static class Unannotated {}

  private static final String NAME = Annotated.class.getName().replace('.', '/');
  private static final byte[] CLASS_FILE = ClassBytes.of(Annotated.class);
  private static final ClassLoader LOADER = new BytesLoader(null);

  private final List<String> planned = new ArrayList<>();
  private final List<String> failed = new ArrayList<>();

  private final List<String> changed = new ArrayList<>();
  private final List<Class<?>> redefined = new ArrayList<>();

  private TargetTransformer transformer(String patterns) {
    return transformer(
        TargetPatterns.parse(patterns),
        classFile -> {
          planned.add(ClassBytes.tree(classFile).name);
          return WeavePlan.NOTHING;
        });
  }

  private TargetTransformer transformer(
      TargetPatterns patterns, Function<byte[], WeavePlan> planner) {
    return new TargetTransformer(
        patterns,
        new Planner() {
          @Override
          public WeavePlan plan(ClassLoader loader, byte[] classFile, Class<?> loaded) {
            return planner.apply(classFile);
          }

          @Override
          public boolean isChanged(ClassLoader loader, String name) {
            return changed.contains(name);
          }

          @Override
          public void redefined(Class<?> loaded, byte[] classFile) {
            redefined.add(loaded);
          }
        },
        (name, failure) -> failed.add(name + ": " + failure.getMessage()));
  }

  private static byte[] transform(
      TargetTransformer transformer, ClassLoader loader, String name, byte[] classFile) {
    return transformer.transform(null, loader, name, null, null, classFile);
  }

  @Test
  void asksForAPlanWhereTheAnnotationIsMentioned() {
    TargetTransformer transformer = transformer("");

    assertThat(transform(transformer, LOADER, NAME, CLASS_FILE)).isNull();
    transform(transformer, LOADER, "a/B", ClassBytes.of(Unannotated.class));

    assertThat(planned).containsExactly(NAME);
  }

  @Test
  void asksForAPlanWhereAPatternMatches() {
    TargetTransformer transformer = transformer("com.acme.Fold$Inner#call");
    byte[] any = ClassBytes.of(Unannotated.class);

    transform(transformer, LOADER, "com/acme/Fold$Inner", any);
    transform(transformer, LOADER, "com/acme/Fold", any); // the nest host
    transform(transformer, LOADER, "com/acme/Folder", any);

    assertThat(planned).hasSize(2);
  }

  /** A loader may call {@code defineClass(null, …)}. */
  @Test
  void readsTheNameWhereTheLoaderDoesNotTellIt() {
    transform(transformer(""), LOADER, null, CLASS_FILE);
    transform(transformer(Annotated.class.getName() + "#*"), LOADER, null, CLASS_FILE);

    assertThat(planned).containsExactly(NAME, NAME);
  }

  @Test
  void leavesTheAgentsOwnClassesAlone() {
    ClassLoader own = TargetTransformer.class.getClassLoader();

    transform(transformer("*#*"), own, NAME, CLASS_FILE);

    assertThat(planned).isEmpty();
  }

  @Test
  void leavesGeneratedClassesAlone() {
    transform(transformer("*#*"), LOADER, NAME + "$$Mono7", CLASS_FILE);

    assertThat(planned).isEmpty();
  }

  @Test
  void doesNotLookForTheAnnotationInTheJdk() {
    transform(transformer(""), null, NAME, CLASS_FILE);

    assertThat(planned).isEmpty();
  }

  @Test
  void weavesWhatIsPlanned() {
    TargetTransformer transformer =
        transformer(
            TargetPatterns.NONE,
            classFile -> new WeavePlan(Map.of("call(Ljava/lang/Object;)V", 1), List.of()));

    byte[] woven = transform(transformer, LOADER, NAME, CLASS_FILE);

    assertThat(woven).isNotNull().isNotEqualTo(CLASS_FILE);
    assertThat(failed).isEmpty();
  }

  @Test
  void aFailureIsToldAndTheClassStaysAsItIs() {
    TargetTransformer transformer =
        transformer(
            TargetPatterns.NONE,
            classFile -> {
              throw new AssertionError("planning failed");
            });

    assertThat(transform(transformer, LOADER, NAME, CLASS_FILE)).isNull();
    assertThat(failed).containsExactly(NAME + ": planning failed");
    assertThat(AgentThread.isBusy()).isFalse();
  }

  @Test
  void aMalformedClassFileIsTheJvmsMatter() {
    TargetTransformer transformer = transformer("");

    assertThat(transform(transformer, LOADER, null, new byte[0])).isNull();
    assertThat(transform(transformer, LOADER, NAME, new byte[] {1, 2, 3})).isNull();
    assertThat(failed).isEmpty();
  }

  @Test
  void whatThePlannerRunsIntoIsNotObserved() {
    List<Boolean> busy = new ArrayList<>();
    TargetTransformer transformer =
        transformer(
            TargetPatterns.NONE,
            classFile -> {
              busy.add(AgentThread.isBusy());
              return WeavePlan.NOTHING;
            });

    transform(transformer, LOADER, NAME, CLASS_FILE);

    assertThat(busy).containsExactly(true);
    assertThat(AgentThread.isBusy()).isFalse();
  }

  /** Copies were made of classes that hold no target, too. */
  @Test
  void tellsOfEveryRedefinition() {
    TargetTransformer transformer = transformer("");
    byte[] any = ClassBytes.of(Unannotated.class);

    transformer.transform(null, LOADER, "a/B", Unannotated.class, null, any);
    transform(transformer, LOADER, "a/B", any);

    assertThat(redefined).containsExactly(Unannotated.class);
    assertThat(planned).isEmpty();
  }

  /** Its nest must stay what it is, whether or not its code still mentions the annotation. */
  @Test
  void asksForAPlanForWhatWasChangedBefore() {
    changed.add("a/B");
    TargetTransformer transformer = transformer("");
    byte[] any = ClassBytes.of(Unannotated.class);

    transformer.transform(null, LOADER, "a/B", Unannotated.class, null, any);
    transform(transformer, LOADER, "a/B", any);

    assertThat(planned).hasSize(1);
  }

  /** What the agent itself retransforms has the code it had. */
  @Test
  void doesNotTellOfTheAgentsOwnRetransformations() {
    AgentThread entered = AgentThread.enter();
    try {
      byte[] any = ClassBytes.of(Unannotated.class);
      transformer("").transform(null, LOADER, "a/B", Unannotated.class, null, any);
    } finally {
      entered.leave();
    }

    assertThat(redefined).isEmpty();
  }
}
