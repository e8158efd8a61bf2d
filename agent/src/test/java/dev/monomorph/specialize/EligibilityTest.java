package dev.monomorph.specialize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.runtime.Refusal;
import dev.monomorph.testing.Expectations;
import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is woven, what is refused, and why: as the comments beside the methods say. */
class EligibilityTest extends ValidationTest {
  @TestFactory
  Stream<DynamicTest> methods() {
    return Stream.of(
            Ordinary.class,
            Shapes.class,
            Face.class,
            Supers.class,
            Callers.class,
            Inheritor.class,
            Cloneable2.class,
            Lambdas.class)
        .flatMap(ValidationTest::validate);
  }

  // Nothing here is ever run.
  @SuppressWarnings("unused")
  static class Ordinary {
    private Object field;

    static int receiver(Object o) { // woven, observes: 0
      return o.hashCode();
    }

    static int through(Object o, Runnable r, int i) { // woven, observes: 0 1
      Object copy = o;
      r.run();
      return copy.hashCode() + i;
    }

    static boolean tested(long l, Object o) { // woven, observes: 1
      return o instanceof String;
    }

    static Object cast(Object o) { // woven, observes: 0
      return (Comparable<?>) o;
    }

    static Object passedOn(Object o) { // woven, observes: 0
      return List.of(o);
    }

    static int eitherOf(boolean first, Object a, Object b) { // woven, observes: 1 2
      return (first ? a : b).hashCode();
    }

    static int loop(Object o, int n) { // woven, observes: 0
      Object at = null;
      int sum = 0;
      for (int i = 0; i < n; i++) {
        sum += at == null ? 0 : at.hashCode();
        at = o;
      }
      return sum;
    }

    int onlyFields(Object o) { // refused: NOTHING_TO_SPECIALIZE
      field = o;
      return 1;
    }

    int self() { // woven, observes: 0
      return hashCode();
    }

    static Object identity(Object o) { // refused: NOTHING_TO_SPECIALIZE
      return o;
    }

    static boolean same(Object a, Object b) { // refused: NOTHING_TO_SPECIALIZE
      return a == b && a != null;
    }

    static int ofOneClassOnly(String s, int[] numbers) { // refused: NOTHING_TO_SPECIALIZE
      return s.length() + numbers.length;
    }

    static int neverReached(Object o) { // refused: NOTHING_TO_SPECIALIZE
      while (true) {
        field(1);
      }
    }

    private static void field(int i) {} // refused: NO_REFERENCE_PARAMETER

    static int sum(int a, long b) { // refused: NO_REFERENCE_PARAMETER
      return a + (int) b;
    }
  }

  abstract static class Shapes {
    Shapes(Object o) { // refused: CONSTRUCTOR
      o.notifyAll();
    }

    abstract int absent(Object o); // refused: ABSTRACT_OR_NATIVE

    native int elsewhere(Object o); // refused: ABSTRACT_OR_NATIVE

    synchronized int locked(Object o) { // woven, observes: 1
      return o.hashCode();
    }

    final <T extends Comparable<T>> int generic(T a, T b) { // woven, observes: 1 2
      return a.compareTo(b);
    }

    static int all(Object... os) { // woven, observes: 0
      return Arrays.hashCode(os);
    }
  }

  interface Face {
    int absent(Object o); // refused: ABSTRACT_OR_NATIVE

    default int usual(Object o) { // woven, observes: 0 1
      return absent(o) + secret(o);
    }

    private int secret(Object o) { // woven, observes: 1
      return o.hashCode();
    }

    static int shared(Object o) { // woven, observes: 0
      return o.hashCode();
    }
  }

  static class Supers implements Face {
    @Override
    public String toString() { // woven, observes: 0
      return super.toString() + "!";
    }

    @Override
    public int usual(Object o) { // woven, observes: 0 1
      return Face.super.usual(o);
    }

    @Override
    public int absent(Object o) { // woven, observes: 0 1
      return privately(o);
    }

    private int privately(Object o) { // woven, observes: 1
      return o.hashCode();
    }
  }

  @SuppressWarnings("unused")
  static class Callers {
    volatile Object field;

    static Object invoke(Method m, Object o) throws Exception { // refused: CALLER_SENSITIVE
      return m.invoke(o);
    }

    static Object read(Field f, Object o) throws Exception { // refused: CALLER_SENSITIVE
      return f.get(o);
    }

    static Object lookup(Object o) { // refused: CALLER_SENSITIVE
      return MethodHandles.lookup().toString() + o;
    }

    static Object walker(StackWalker w, Object o) { // refused: CALLER_SENSITIVE
      return w.getCallerClass().toString() + o;
    }

    static Object updater(Class<Object> c) { // refused: CALLER_SENSITIVE
      return AtomicReferenceFieldUpdater.newUpdater(Callers.class, c, "field");
    }

    static Reader reference(Object o) { // refused: CALLER_SENSITIVE
      return Field::get;
    }

    static Class<?> byName(Object name) throws Exception { // woven, observes: 0
      return Class.forName(name.toString());
    }
  }

  /** What {@code Field::get} can be. */
  private interface Reader {
    Object read(Field f, Object o) throws Exception; // refused: ABSTRACT_OR_NATIVE
  }

  static class Inheritor extends AbstractList<Object> {
    private int own;

    @Override
    public Object get(int index) { // woven, observes: 0
      return modCount + size();
    }

    @Override
    public int size() { // refused: NOTHING_TO_SPECIALIZE
      return own;
    }

    int remove(List<?> other) { // woven, observes: 0 1
      removeRange(0, other.size());
      return 0;
    }

    /** Of null the copy would complain in other words. */
    int countOf(Inheritor other) { // refused: PROTECTED_MEMBER
      return other.modCount + size();
    }

    int removeOf(Inheritor other) { // refused: PROTECTED_MEMBER
      other.removeRange(0, 1);
      return 0;
    }

    int ofWhatIsMade(List<?> other) { // woven, observes: 1
      Inheritor made = new Inheritor();
      made.modCount = other.size();
      return made.modCount;
    }

    int ownMembers(List<?> other) { // woven, observes: 0 1
      return size() + other.size() + own;
    }

    int publicMembers(List<?> other) { // woven, observes: 0 1
      return addAll(other) ? 1 : 0;
    }
  }

  static class Cloneable2 implements Cloneable {
    Object ofSelf() throws Exception { // woven, observes: 0
      return clone();
    }

    static Object ofArray(Object[] array) { // woven, observes: 0
      return array.clone();
    }
  }

  static class Lambdas {
    static int plain(Object o) { // woven, observes: 0
      Supplier<Integer> supplier = () -> 1;
      return o.hashCode() + supplier.get();
    }

    static Object serializable(Object o) { // refused: SERIALIZABLE_LAMBDA
      return (Supplier<String> & Serializable) o::toString;
    }

    static Object marked(Object o) { // woven, observes: 0
      return (Supplier<String> & Cloneable) o::toString;
    }
  }

  /**
   * Those that need bytes which javac does not write are in {@link OddBytecodeTest}, those of keys
   * in {@code RefusedTest}.
   */
  @Test
  void everyRefusalOfAMethodIsValidated() {
    Set<Refusal> missing = EnumSet.allOf(Refusal.class);
    missing.removeIf(
        refusal ->
            refusal.stage() != Refusal.Stage.ELIGIBILITY && refusal.stage() != Refusal.Stage.SCOPE);
    Stream.of(EligibilityTest.class, OddBytecodeTest.class)
        .flatMap(test -> Stream.of(test.getDeclaredClasses()))
        .flatMap(targets -> Expectations.of(targets).values().stream())
        .forEach(expected -> missing.removeIf(reason -> expected.equals("refused: " + reason)));

    assertThat(missing)
        .containsExactlyInAnyOrder(
            Refusal.PLATFORM_CLASS, // TargetPlannerTest
            Refusal.MISSING_TYPE, // TargetPlannerTest
            Refusal.CLASS_ALREADY_LOADED, // UnwovenIT
            Refusal.REDEFINED_OLD_CLASS); // TargetPlannerTest
  }
}
