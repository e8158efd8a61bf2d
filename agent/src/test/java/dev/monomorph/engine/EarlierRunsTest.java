package dev.monomorph.engine;

import static dev.monomorph.engine.Application.call;
import static dev.monomorph.engine.Application.make;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.inspect.SpecializationRecord;
import dev.monomorph.reuse.ClassHashes;
import dev.monomorph.reuse.HotKeys;
import dev.monomorph.reuse.InMemoryEntries;
import dev.monomorph.reuse.SpecializationCache;
import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.Policy;
import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.split.SplitWhen;
import dev.monomorph.testing.ClassBytes;
import dev.monomorph.testing.TestGateway;
import java.io.Serializable;
import java.lang.instrument.ClassDefinition;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodNode;

/** A second program finds what the first has made. */
class EarlierRunsTest {
  private static final int[] NUMBERS = {1, 2, 3, 4};
  private static final int WARMUP = 5;
  private static final String INITIALIZED = "dev.monomorph.engine.EarlierRunsTest.Initialized";

  private final InMemoryEntries entries = new InMemoryEntries();

  /** One run of a program, with its own loader and engine. */
  private final class Run {
    final ClassHashes hashes = new ClassHashes(Runnable::run);
    final Application application;
    final Class<?> sums;

    Run() {
      this("the same", ClassBytes.of(Sums.class));
    }

    Run(String environment, byte[] classFile) {
      application =
          new Application(
              new EngineOptions(
                  new Policy(WARMUP, 8, true),
                  1000,
                  Long.MAX_VALUE,
                  true,
                  false,
                  false,
                  false,
                  SplitWhen.NEVER),
              hashes,
              new SpecializationCache(
                  entries, hashes, environment, new HotKeys(entries, hashes, environment, true)),
              null);
      sums = application.weave(Sums.class, classFile, "fold", "listed");
    }

    int fold(Object operator, int times) {
      int result = 0;
      for (int i = 0; i < times; i++) {
        result = (int) call(sums, "fold", operator, NUMBERS);
      }
      return result;
    }

    int fold(Class<?> operator, int times) {
      return fold(make(application.load(operator)), times);
    }

    SpecializingCallSite site() {
      return application.site(sums, "fold");
    }

    int foldWithLambda(int times) {
      return fold(call(application.load(Lambdas.class), "minus"), times);
    }

    List<Boolean> reused() {
      return application.record("fold").specializations().stream()
          .map(SpecializationRecord::reused)
          .toList();
    }

    SpecializationRecord only() {
      assertThat(application.record("fold").specializations()).hasSize(1);
      assertThat(application.logged).isEmpty();
      return application.record("fold").specializations().get(0);
    }
  }

  /** Makes operators. */
  static final class Lambdas {
    private Lambdas() {}

    static IntBinaryOperator minus() {
      return (left, right) -> left - right;
    }

    static IntBinaryOperator shifted(int shift) {
      return (left, right) -> left + right + shift;
    }
  }

  /** Calls another class, whose code is copied too. */
  static final class Calling implements IntBinaryOperator {
    @Override
    public int applyAsInt(int left, int right) {
      return Called.times(left, right);
    }
  }

  /** What is called. */
  public static final class Called {
    private Called() {}

    /** Does something. */
    public static int times(int left, int right) {
      return left * 3 + right;
    }
  }

  /** Calls a class whose initializer can be noticed. */
  static final class CallingInitialized implements IntBinaryOperator {
    @Override
    public int applyAsInt(int left, int right) {
      return Initialized.plus(this, left, right);
    }
  }

  /** Says when it is initialized. */
  static final class Initialized {
    static {
      System.setProperty(INITIALIZED, "yes");
    }

    private Initialized() {}

    static int plus(Object operator, int left, int right) {
      return operator instanceof IntBinaryOperator ? left + right : left - right;
    }
  }

  /** What a static final field holds is known when it is read. */
  static final class Shifting implements IntBinaryOperator {
    private static final int SHIFT = Integer.getInteger("no such property", 3);

    @Override
    public int applyAsInt(int left, int right) {
      return left + right + SHIFT;
    }
  }

  /** One that may be a constant. */
  record Scaled(int factor) implements IntBinaryOperator {
    @Override
    public int applyAsInt(int left, int right) {
      return left + right * factor;
    }
  }

  /** Asks what a class is that nobody else knows, and whose code it does not use. */
  static final class Testing implements IntBinaryOperator {
    @Override
    public int applyAsInt(int left, int right) {
      Object made = new Marked[1];
      return made instanceof Serializable[] ? left + right : left - right;
    }
  }

  /** What is named there. */
  static class Marked implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /** A class that does the same but for its additions, which are subtractions. */
  private static byte[] subtracting(Class<?> type) {
    ClassNode tree = ClassBytes.tree(ClassBytes.of(type));
    for (MethodNode method : tree.methods) {
      for (AbstractInsnNode insn : method.instructions) {
        if (insn.getOpcode() == Opcodes.IADD) {
          method.instructions.set(insn, new InsnNode(Opcodes.ISUB));
        }
      }
    }
    return ClassBytes.of(tree);
  }

  @Test
  void theSecondRunHasItOnTheFirstCall() {
    Run first = new Run();
    assertThat(first.fold(Sums.Plus.class, WARMUP)).isEqualTo(10);
    assertThat(first.only().reused()).isFalse();
    assertThat(entries.kept()).hasSize(1);

    Run second = new Run();
    assertThat(second.fold(Sums.Plus.class, 1)).isEqualTo(10);

    assertThat(second.only().reused()).isTrue();
    assertThat(second.only().key()).isEqualTo(first.only().key());
    assertThat(second.only().placed()).isEqualTo(first.only().placed());
    assertThat(second.only().extent()).isEqualTo(first.only().extent());
  }

  @Test
  void whatNoRunHasSeenIsCountedAsEver() {
    new Run().fold(Sums.Plus.class, WARMUP);

    Run second = new Run();
    Object max = make(second.application.load(Sums.Max.class));
    second.fold(max, WARMUP - 1);
    assertThat(second.reused()).isEmpty();
    assertThat(second.fold(max, 1)).isEqualTo(4);

    assertThat(second.reused()).containsExactly(false);
    assertThat(entries.kept()).hasSize(2);
  }

  @Test
  void lambdasAreKnownByWhatTheyDo() {
    assertThat(new Run().foldWithLambda(WARMUP)).isEqualTo(-10);

    Run second = new Run();
    assertThat(second.foldWithLambda(1)).isEqualTo(-10);

    assertThat(second.only().reused()).isTrue();
  }

  @Test
  void aLambdaOfAnotherBodyIsAnother() {
    new Run().foldWithLambda(WARMUP);

    Run second = new Run();
    Class<?> lambdas = second.application.load(Lambdas.class);
    assertThat(second.fold(call(lambdas, "shifted", 1), 1)).isEqualTo(14);
    assertThat(second.reused()).isEmpty();
  }

  /** The class of an argument. */
  @Test
  void whatAChangedClassIsInIsMadeAnew() {
    new Run().fold(Sums.Plus.class, WARMUP);

    Run second = new Run();
    Object minus = make(second.application.load(Sums.Plus.class, subtracting(Sums.Plus.class)));
    assertThat(second.fold(minus, WARMUP)).isEqualTo(-10);

    assertThat(second.reused()).containsExactly(false);
  }

  /** A class that no argument is of, whose code stands in the copy. */
  @Test
  void whatAChangedCalleeIsInIsMadeAnew() {
    Run first = new Run();
    first.application.load(Called.class);
    int before = first.fold(Calling.class, WARMUP);

    Run second = new Run();
    second.application.load(Called.class, subtracting(Called.class));
    assertThat(second.fold(Calling.class, WARMUP)).isNotEqualTo(before);

    assertThat(second.reused()).containsExactly(false);
    Run third = new Run();
    third.application.load(Called.class);
    Object calling = make(third.application.load(Calling.class));
    assertThat(third.fold(calling, WARMUP)).isEqualTo(before);
  }

  @Test
  void whatDoesNotDependOnAChangedClassIsReused() {
    Run first = new Run();
    first.application.load(Called.class);
    first.fold(Calling.class, WARMUP);
    first.fold(Sums.Plus.class, WARMUP);

    Run second = new Run();
    second.application.load(Called.class, subtracting(Called.class));
    second.fold(Calling.class, WARMUP);
    second.fold(Sums.Plus.class, 1);

    assertThat(second.reused()).containsExactly(false, true);
  }

  @Test
  void aChangedTargetIsMadeAnew() {
    new Run().fold(Sums.Plus.class, WARMUP);

    Run second = new Run("the same", subtracting(Sums.class));
    second.fold(Sums.Plus.class, 1);

    assertThat(second.reused()).isEmpty();
  }

  @Test
  void anotherEnvironmentHasEntriesOfItsOwn() {
    new Run().fold(Sums.Plus.class, WARMUP);

    Run second = new Run("another", ClassBytes.of(Sums.class));
    second.fold(Sums.Plus.class, 1);

    assertThat(second.reused()).isEmpty();
  }

  /** A copy of what it calls would not initialize it. */
  @Test
  void whatIsNotInitializedYetIsInitializedByTheCall() {
    Run first = new Run();
    first.application.load(Initialized.class);
    first.fold(CallingInitialized.class, WARMUP);
    System.clearProperty(INITIALIZED);

    Run second = new Run();
    second.application.load(Initialized.class);
    Object operator = make(second.application.load(CallingInitialized.class));
    assertThat(second.fold(operator, 1)).isEqualTo(10);

    assertThat(System.clearProperty(INITIALIZED)).isEqualTo("yes");
    assertThat(second.reused()).isEmpty();
    second.fold(operator, WARMUP);
    assertThat(second.reused()).containsExactly(true);
  }

  @Test
  void whatHasReadAValueIsOfNoOtherRun() {
    Run first = new Run();
    first.fold(Shifting.class, WARMUP);

    assertThat(first.only().reused()).isFalse();
    assertThat(entries.kept()).isEmpty();
  }

  /** A constant may be worth more than its class. */
  @Test
  void whoAsksForAnObjectIsNotGivenWhatWasMadeForItsClass() throws Exception {
    Run first = new Run();
    Object one = scaled(first);
    first.fold(one, 1);
    first.application.engine.request(first.site(), keyOf(one), null);
    assertThat(entries.kept()).hasSize(1);

    Run second = new Run();
    Object other = scaled(second);
    second.fold(other, 1);
    assertThat(second.only().reused()).isTrue();
    second.application.engine.request(second.site(), keyOf(other).withIdentity(0, other), null);

    assertThat(second.reused()).containsExactly(true, false);
  }

  private static Object scaled(Run run) throws Exception {
    Constructor<?> constructor =
        run.application.load(Scaled.class).getDeclaredConstructor(int.class);
    constructor.setAccessible(true);
    return constructor.newInstance(1);
  }

  /** A class that is named only, and whose code nobody looks at. */
  @Test
  void whatIsDecidedByAnotherClassIsMadeAnewWhenThatHasChanged() {
    Run first = new Run();
    first.application.load(Marked.class);
    assertThat(first.fold(Testing.class, WARMUP)).isEqualTo(10);
    assertThat(entries.kept()).hasSize(1);

    Run second = new Run();
    ClassNode unmarked = ClassBytes.tree(ClassBytes.of(Marked.class));
    unmarked.interfaces.clear();
    second.application.load(Marked.class, ClassBytes.of(unmarked));
    assertThat(second.fold(Testing.class, WARMUP)).isEqualTo(-10);
  }

  /** Its hash is that of what was loaded. */
  @Test
  void aClassThatTheEngineKnowsToHaveOtherCodeIsAnother() throws Exception {
    new Run().fold(Sums.Plus.class, WARMUP);

    Run second = new Run();
    Class<?> plus = second.application.load(Sums.Plus.class);
    byte[] minus = subtracting(Sums.Plus.class);
    second.application.seen = file -> minus;
    second.application.engine.redefined(plus, minus);
    TestGateway.instrumentation().redefineClasses(new ClassDefinition(plus, minus));

    assertThat(second.fold(make(plus), WARMUP)).isEqualTo(-10);
    assertThat(second.reused()).containsExactly(false);
  }

  /** A class that was given other code may have it or not. */
  @Test
  void aClassThatWasRedefinedIsUnknown() {
    new Run().fold(Sums.Plus.class, WARMUP);

    Run second = new Run();
    Object plus = make(second.application.load(Sums.Plus.class));
    second.hashes.changed(plus.getClass().getClassLoader(), Type.getInternalName(Sums.Plus.class));
    second.fold(plus, WARMUP);

    assertThat(second.reused()).containsExactly(false);
  }

  @Test
  void bytesThatAreNoEntryAreAMiss() {
    new Run().fold(Sums.Plus.class, WARMUP);
    entries.kept().replaceAll((name, bytes) -> Arrays.copyOf(bytes, bytes.length / 2));

    Run second = new Run();
    assertThat(second.fold(Sums.Plus.class, WARMUP)).isEqualTo(10);

    assertThat(second.reused()).containsExactly(false);
    assertThat(second.application.logged).isEmpty();
  }

  /** A class of the target's package, but of another loader, is of another package. */
  @Test
  void aClassOfAnotherLoaderIsAnother() {
    Run first = new Run();
    first.application.load(Called.class);
    int before = first.fold(Calling.class, WARMUP);

    Run second = new Run();
    second.hashes.note(
        Called.class.getClassLoader(),
        Type.getInternalName(Called.class),
        ClassBytes.of(Called.class));
    assertThat(second.fold(Calling.class, WARMUP)).isEqualTo(before);

    assertThat(second.reused()).doesNotContain(true);
  }

  /** One of the returns in the code is of another type then, which no check but the JVM's sees. */
  @Test
  void whatTheJvmDoesNotTakeIsMadeAnew() {
    new Run().fold(Sums.Plus.class, WARMUP);
    String name = entries.kept().keySet().iterator().next();
    byte[] good = entries.kept().get(name);
    int refused = 0;

    for (int i = 0; i < good.length; i++) {
      if (good[i] == (byte) Opcodes.IRETURN) {
        byte[] bad = good.clone();
        bad[i] = (byte) Opcodes.ARETURN;
        entries.kept().put(name, bad);
        Run second = new Run();
        assertThat(second.fold(Sums.Plus.class, WARMUP)).isEqualTo(10);
        assertThat(second.application.record("fold").specializations()).hasSize(1);
        refused += second.application.logged.toString().contains("reuse for") ? 1 : 0;
      }
    }

    assertThat(refused).isPositive();
  }

  /** Reviews of constants take it out, and ask for it by the very object. */
  @Test
  void whatIsAskedForByAnotherKeyIsNotMadeTwice() {
    new Run().fold(Sums.Plus.class, WARMUP);
    Run second = new Run();
    Object plus = make(second.application.load(Sums.Plus.class));
    second.fold(plus, 1);
    SpecializingCallSite site = second.site();
    Object code = site.state().specializations().get(0).code();

    new Relinker(second.application.journal)
        .replace(site, state -> state.without(specialization -> true));
    second.application.engine.request(site, keyOf(plus).withIdentity(0, plus), null);

    assertThat(second.application.record("fold").specializations()).hasSize(1);
    assertThat(site.state().specializations())
        .extracting(each -> (Object) each.code())
        .containsExactly(code);
  }

  /** Its own sites have it, or have given it up. */
  @Test
  void whatARunHasMadeItselfIsNotOfEarlierOnes() {
    Run first = new Run();
    Object plus = make(first.application.load(Sums.Plus.class));
    first.fold(plus, WARMUP);

    assertThat(first.application.engine.reuse(first.site(), keyOf(plus))).isNull();
    Run second = new Run();
    plus = make(second.application.load(Sums.Plus.class));
    second.fold(plus, 1);
    assertThat(second.application.engine.reuse(second.site(), keyOf(plus))).isNotNull();
  }

  private static Key keyOf(Object operator) {
    return Key.exact(2, new int[] {0}, new Class<?>[] {operator.getClass()});
  }
}
