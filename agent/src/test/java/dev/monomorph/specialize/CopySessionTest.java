package dev.monomorph.specialize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.specialize.fact.Fact;
import dev.monomorph.testing.BytesLoader;
import dev.monomorph.testing.ClassBytes;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/** What is copied along with a target, and where it ends. */
class CopySessionTest {
  @SuppressWarnings("unused") // only copied
  static class Targets {
    static int recursive(Object o, int n) {
      return n == 0 ? o.hashCode() : recursive(o, n - 1);
    }

    static boolean even(Object o, int n) {
      return n == 0 ? o.equals("a") : odd(o, n - 1);
    }

    static boolean odd(Object o, int n) {
      return n == 0 ? !o.equals("a") : even(o, n - 1);
    }

    static int swapping(Object a, Object b, int n) {
      return n == 0 ? a.hashCode() : swapping(b, a, n - 1);
    }

    static int ignoring(Object o) {
      return kept(o) + o.hashCode();
    }

    static int kept(Object o) {
      Object copy = o;
      return copy == Targets.class ? 1 : 2;
    }

    static int twoLevels(Object o) {
      return middle(o);
    }

    static int middle(Object o) {
      return bottom(o);
    }

    static int bottom(Object o) {
      int kind = o instanceof String ? 1 : 2;
      return kind + o.hashCode();
    }

    static int twice(Object o) {
      return bottom(o) + bottom(o);
    }

    static int overloaded(Object o) {
      return overloaded(o, 1);
    }

    static int overloaded(Object o, int i) {
      return o.hashCode() + i;
    }

    static int bothKinds(Object a, Object b) {
      return bottom(a) + bottom(b);
    }

    static int oneMatters(Object a, Object b) {
      return first(a, b);
    }

    static int first(Object a, Object b) {
      return a.hashCode();
    }

    static synchronized int locked(Object o) {
      return o.hashCode();
    }

    static int lockedCallee(Object o) {
      return locked(o);
    }

    static int elsewhere(Object o) {
      return Elsewhere.look(o);
    }

    static int refusedCallee(Object o) throws Exception {
      return refused(o);
    }

    static int refused(Object o) throws Exception {
      return Class.class.getMethod("hashCode").invoke(o).hashCode();
    }

    static int folded(Object o) {
      return o instanceof String ? bottom(o) : middle(o);
    }

    static int virtual(Shape shape) {
      return shape.corners();
    }

    static int ofNull(Object o) {
      return o == null ? 0 : bottom(o);
    }

    static Object mapped(Object o, Function<Object, Object> function) {
      return Optional.ofNullable(o).map(function).orElse("none");
    }
  }

  static final class Length implements Function<Object, Object> {
    @Override
    public Object apply(Object o) {
      return o.toString().length();
    }
  }

  static class Elsewhere {
    static int look(Object o) {
      return o.hashCode();
    }
  }

  interface Shape {
    int corners();
  }

  static final class Square implements Shape {
    @Override
    public int corners() {
      return count(this);
    }

    private static int count(Object of) {
      return of instanceof Shape ? 4 + 0 * of.hashCode() : 0;
    }
  }

  private final TestProgram program = new TestProgram();

  private List<String> outline(String method, Class<?>... classes) {
    return TestProgram.outline(program.specialize(Targets.class, method, classes));
  }

  @Test
  void recursionIsTiedByKey() throws Throwable {
    Class<?>[] classes = {String.class, void.class};

    assertThat(outline("recursive", classes))
        .containsExactly("recursive -> Object.hashCode $self.recursive");
    assertThat(program.run(Targets.class, "recursive", classes, "a", 3)).isEqualTo("a".hashCode());
  }

  @Test
  void mutualRecursionEndsWhereItBegan() throws Throwable {
    Class<?>[] classes = {String.class, void.class};

    assertThat(outline("even", classes))
        .containsExactly("even -> Object.equals $self.odd", "odd -> Object.equals $self.even");
    assertThat(program.run(Targets.class, "even", classes, "a", 7)).isEqualTo(false);
    assertThat(program.run(Targets.class, "even", classes, "a", 8)).isEqualTo(true);
  }

  /** The other order of the two classes is another key. */
  @Test
  void recursionWithOtherFactsIsAnotherCopy() throws Throwable {
    Class<?>[] classes = {String.class, Integer.class, void.class};

    assertThat(outline("swapping", classes))
        .containsExactly(
            "swapping -> Object.hashCode $self.swapping$1",
            "swapping$1 -> Integer.intValue Integer.hashCode $self.swapping");
    assertThat(program.run(Targets.class, "swapping", classes, "a", 1, 3)).isEqualTo(1);
  }

  @Test
  void aCalleeToWhichFactsDoNotMatterIsCalledAsBefore() {
    assertThat(outline("ignoring", String.class))
        .containsExactly("ignoring -> Targets.kept Object.hashCode");
  }

  @Test
  void whatNeedsAFactFarBelowNeedsItAtTheTop() throws Throwable {
    Class<?>[] classes = {String.class};

    assertThat(outline("twoLevels", classes))
        .containsExactly(
            "twoLevels -> $self.middle", "middle -> $self.bottom", "bottom -> Object.hashCode");
    assertThat(program.specialize(Targets.class, "twoLevels", classes).key())
        .hasToString("(java.lang.String)");
    assertThat(program.run(Targets.class, "twoLevels", classes, "a")).isEqualTo(1 + "a".hashCode());
  }

  @Test
  void whatIsCalledTwiceIsCopiedOnce() {
    assertThat(outline("twice", String.class))
        .containsExactly("twice -> $self.bottom $self.bottom", "bottom -> Object.hashCode");
  }

  @Test
  void twoKeysOfOneCalleeAreTwoCopies() throws Throwable {
    Class<?>[] classes = {String.class, Integer.class};

    assertThat(outline("bothKinds", classes))
        .containsExactly(
            "bothKinds -> $self.bottom Integer.intValue $self.bottom",
            "bottom -> Object.hashCode",
            "bottom -> Integer.hashCode");
    assertThat(program.run(Targets.class, "bothKinds", classes, "a", 1))
        .isEqualTo(4 + "a".hashCode());
  }

  @Test
  void overloadsKeepTheirNames() throws Throwable {
    MethodNode overloaded =
        ClassBytes.tree(Targets.class).methods.stream()
            .filter(each -> each.desc.equals("(Ljava/lang/Object;)I"))
            .filter(each -> each.name.equals("overloaded"))
            .findFirst()
            .orElseThrow();
    LoadedClass loaded =
        new LoadedClass(Targets.class, TestProgram.tree(ClassBytes.of(Targets.class)));
    MethodNode root = loaded.declared(overloaded.name, overloaded.desc);

    CopySession.Result made =
        new CopySession(new Program(program), Targets.class, null, false)
            .run(loaded, root, List.of(Fact.exact(String.class)));

    assertThat(made.units().get(0).generate().methods())
        .extracting(each -> each.name + each.desc)
        .containsExactly("overloaded(Ljava/lang/Object;)I", "overloaded(Ljava/lang/Object;I)I");
  }

  @Test
  void onlyParametersThatDecideSomethingStayInTheKey() {
    assertThat(program.specialize(Targets.class, "oneMatters", String.class, Integer.class).key())
        .hasToString("(java.lang.String, _)");
    assertThat(program.specialize(Targets.class, "kept", String.class).key().isGeneric()).isTrue();
  }

  @Test
  void aReceiverOfKnownClassTellsWhichMethodRuns() throws Throwable {
    Class<?>[] classes = {Square.class};

    assertThat(outline("virtual", classes))
        .containsExactly(
            "virtual -> $self.corners", "corners -> $self.count", "count -> Object.hashCode");
    assertThat(program.run(Targets.class, "virtual", classes, new Square())).isEqualTo(4);
  }

  /** The call itself must fail on null, and the interface's method is none to copy. */
  @Test
  void aReceiverThatIsUnknownIsCalled() {
    assertThat(outline("virtual", void.class)).containsExactly("virtual -> Shape.corners");
    assertThat(outline("virtual", new Class<?>[] {null}))
        .containsExactly("virtual -> Shape.corners");
  }

  /**
   * That {@code ofNullable} gives an {@code Optional} is known without its being copied. What else
   * {@code map} calls differs between JDKs: 25 asks {@code isEmpty}, 17 {@code isPresent}.
   */
  @Test
  void anOptionalCallsItsFunctionDirectly() {
    List<String> outline = outline("mapped", void.class, Length.class);

    assertThat(outline)
        .startsWith(
            "mapped -> Optional.ofNullable map() Optional.orElse",
            "apply -> Object.toString String.length");
    assertThat(outline)
        .filteredOn(method -> method.startsWith("map -> "))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains(" apply() ")
        .doesNotContain("Function.apply");
  }

  @Test
  void deadCallsAreNotFollowed() {
    assertThat(outline("folded", String.class))
        .containsExactly("folded -> $self.bottom", "bottom -> Object.hashCode");
    assertThat(outline("ofNull", new Class<?>[] {null})).containsExactly("ofNull -> ");
  }

  @Test
  void calleesThatMustNotBeCopiedAreCalled() {
    assertThat(outline("lockedCallee", String.class))
        .containsExactly("lockedCallee -> Targets.locked");
    assertThat(outline("refusedCallee", String.class))
        .containsExactly("refusedCallee -> Targets.refused");
  }

  /** The call might be what initializes the class. */
  @Test
  void staticCalleesOfAClassThatIsNotInitializedAreCalled() {
    assertThat(outline("elsewhere", String.class)).hasSize(2);

    program.uninitialized.add(Elsewhere.class);
    assertThat(outline("elsewhere", String.class)).containsExactly("elsewhere -> Elsewhere.look");
  }

  @Test
  void theClassThatRunsNeedsNotBeInitialized() {
    program.uninitialized.add(Targets.class);

    assertThat(outline("twoLevels", String.class)).hasSize(3);
  }

  // What follows is made by the hundred, so by hand.

  private static final String MADE = "dev/monomorph/specialize/Made";
  private static final String TYPE = "(Ljava/lang/Object;)I";

  private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);

  CopySessionTest() {
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, MADE, null, "java/lang/Object", null);
  }

  /**
   * A method that calls others with its parameter, and is so many bytes long besides; it divides,
   * which keeps it from being inlined.
   */
  private void method(String name, int padding, String... callees) {
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, name, TYPE, null, null);
    code.visitCode();
    for (int i = 0; i < padding; i++) {
      code.visitInsn(Opcodes.NOP);
    }
    for (String callee : callees) {
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitMethodInsn(Opcodes.INVOKESTATIC, MADE, callee, TYPE, false);
      code.visitInsn(Opcodes.POP);
    }
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitTypeInsn(Opcodes.INSTANCEOF, "java/lang/String");
    code.visitInsn(Opcodes.ICONST_1);
    code.visitInsn(Opcodes.IDIV);
    code.visitInsn(Opcodes.IRETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private List<MethodNode> copiesOf(String root) {
    byte[] bytes = writer.toByteArray();
    program.classFiles.put(MADE, bytes);
    Class<?> made = new BytesLoader(CopySessionTest.class.getClassLoader()).define(bytes);
    return program.specialize(made, root, String.class).classes().get(0).methods();
  }

  private static String[] names(int number) {
    String[] names = new String[number];
    for (int i = 0; i < number; i++) {
      names[i] = "m" + i;
    }
    return names;
  }

  @Test
  void copiesNoDeeperThanThis() {
    int deepest = CopySession.MAX_DEPTH;
    assertThat(deepest).isEqualTo(32);
    for (int i = 0; i < deepest + 3; i++) {
      method("m" + i, 0, "m" + (i + 1));
    }
    method("m" + (deepest + 3), 0);

    List<MethodNode> copies = copiesOf("m0");

    assertThat(copies).hasSize(1 + deepest);
    assertThat(TestProgram.calls(copies.get(deepest - 1))).containsExactly("$self.m" + deepest);
    assertThat(TestProgram.calls(copies.get(deepest))).containsExactly("Made.m" + (deepest + 1));
  }

  @Test
  void copiesNoMoreThanThis() {
    assertThat(CopySession.MAX_COPIES).isEqualTo(64);
    String[] callees = names(70);
    method("root", 0, callees);
    for (String callee : callees) {
      method(callee, 0);
    }

    List<MethodNode> copies = copiesOf("root");

    assertThat(copies).hasSize(CopySession.MAX_COPIES);
    assertThat(TestProgram.calls(copies.get(0))).contains("$self.m62", "Made.m63", "Made.m69");
  }

  @Test
  void copiesNoMoreBytesThanThis() {
    assertThat(CopySession.MAX_BYTES).isEqualTo(16_000);
    method("root", 0, "m0", "m1", "m2", "m3", "small");
    for (String callee : names(4)) {
      method(callee, 5000);
    }
    method("small", 0);

    List<MethodNode> copies = copiesOf("root");

    assertThat(copies)
        .extracting(each -> each.name)
        .containsExactly("root", "m0", "m1", "m2", "small");
  }

  /** A target may have 8,000 bytes; its callees are measured with it. */
  @Test
  void theTargetsOwnBytesCount() {
    method("root", 7500, "m0", "m1");
    method("m0", 7000);
    method("m1", 7000);

    assertThat(copiesOf("root")).extracting(each -> each.name).containsExactly("root", "m0");
  }
}
