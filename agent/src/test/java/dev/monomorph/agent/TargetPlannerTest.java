package dev.monomorph.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.Specialize;
import dev.monomorph.define.Privileges;
import dev.monomorph.engine.Engine;
import dev.monomorph.engine.EngineOptions;
import dev.monomorph.engine.TargetClasses;
import dev.monomorph.engine.TargetSwitches;
import dev.monomorph.inspect.Journal;
import dev.monomorph.inspect.TargetRecord;
import dev.monomorph.runtime.Policy;
import dev.monomorph.runtime.Refusal;
import dev.monomorph.split.SplitWhen;
import dev.monomorph.testing.BytesLoader;
import dev.monomorph.testing.ClassBytes;
import dev.monomorph.testing.TestGateway;
import dev.monomorph.testing.TestSource;
import dev.monomorph.weave.TargetPatterns;
import dev.monomorph.weave.Transformers;
import dev.monomorph.weave.WeavePlan;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** What is woven of which class. */
class TargetPlannerTest {
  static class Targets {
    @Specialize
    static int annotated(Object o) {
      return o.hashCode(); // first line
    }

    static int plain(Object o) {
      return o.hashCode();
    }

    @Specialize
    static int refused(int i) {
      return i;
    }
  }

  private static final String TYPE = "(Ljava/lang/Object;)I";
  private static final ClassLoader LOADER = new BytesLoader(null);

  private final TargetClasses classes = new TargetClasses();
  private final Journal journal = new Journal(null, List.of());
  private final ClassNode tree = ClassBytes.tree(Targets.class);

  TargetPlannerTest() {
    tree.nestHostClass = null;
  }

  private WeavePlan plan(String patterns, ClassLoader loader, byte[] bytes, Class<?> loaded) {
    return new TargetPlanner(
            TargetPatterns.parse(patterns),
            classes,
            journal,
            null,
            new LateWeaving(null, TargetPatterns.NONE))
        .plan(loader, bytes, loaded);
  }

  private WeavePlan plan() {
    return plan("", LOADER, ClassBytes.of(tree), null);
  }

  @Test
  void weavesWhatIsAnnotated() {
    WeavePlan plan = plan();

    assertThat(plan.stubs())
        .containsOnlyKeys("annotated" + TYPE)
        .containsValue(TestSource.lineOf(TargetPlannerTest.class, "first line"));
    assertThat(classes.find(LOADER, tree.name).isTarget("annotated", TYPE)).isTrue();
    assertThat(classes.find(LOADER, tree.name).isTarget("plain", TYPE)).isFalse();
  }

  @Test
  void weavesWhatAPatternNames() {
    WeavePlan plan = plan(Targets.class.getName() + "#plain", LOADER, ClassBytes.of(tree), null);

    assertThat(plan.stubs()).containsOnlyKeys("annotated" + TYPE, "plain" + TYPE);
  }

  @Test
  void tellsWhatIsWovenAndWhatIsRefused() {
    plan();

    assertThat(journal.targets())
        .extracting(TargetRecord::isWoven)
        .containsExactly(true, false); // annotated, refused
    assertThat(journal.targets().get(1).refusals())
        .containsOnlyKeys(Refusal.NO_REFERENCE_PARAMETER);
  }

  @Test
  void refusesClassesOfTheJdk() {
    byte[] bytes = ClassBytes.of(Collections.class);

    WeavePlan plan = plan("java.util.Collections#addAll", null, bytes, null);

    assertThat(plan).isEqualTo(WeavePlan.NOTHING);
    assertThat(journal.targets()).isNotEmpty();
    assertThat(journal.targets())
        .allSatisfy(
            target -> assertThat(target.refusals()).containsOnlyKeys(Refusal.PLATFORM_CLASS));
  }

  /** Running such a method needs no type of its signature; linking its call site does. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(Ljava/lang/Object;Lno/such/Type;)I",
        "(Ljava/lang/Object;[[Lno/such/Type;)I",
        "(Ljava/lang/Object;)Lno/such/Type;"
      })
  void refusesMethodsWithTypesThatAreNowhere(String descriptor) {
    MethodNode missing = ClassBytes.method(tree, "annotated");
    missing.desc = descriptor;
    missing.instructions.clear();
    missing.localVariables = null;
    missing.visitVarInsn(Opcodes.ALOAD, 0);
    missing.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Object", "notify", "()V", false);
    missing.visitInsn(Opcodes.ACONST_NULL);
    missing.visitInsn(Opcodes.ATHROW);

    assertThat(plan()).isEqualTo(WeavePlan.NOTHING);
    assertThat(journal.targets().get(0).refusals()).containsOnlyKeys(Refusal.MISSING_TYPE);
  }

  /** Names of the JDK's packages say nothing in another loader's class. */
  @Test
  void takesClassesOfTheBootClassPathThatAreNotTheJdks() {
    assertThat(plan("", null, ClassBytes.of(tree), null).stubs()).hasSize(1);
  }

  @Test
  void aNestHostListsSlots() {
    assertThat(plan().nestMembers()).isEqualTo(TargetClasses.slotsOf(tree.name)).hasSize(32);
    assertThat(classes.isHost(LOADER, tree.name)).isTrue();
    assertThat(classes.isHost(new BytesLoader(null), tree.name)).isFalse();
  }

  @Test
  void aNestMemberListsNone() {
    tree.nestHostClass = "dev/monomorph/agent/TargetPlannerTest";

    assertThat(plan().nestMembers()).isEmpty();
    assertThat(plan().stubs()).isNotEmpty();
  }

  /** A pattern for a nested class concerns its host, which is loaded first. */
  @Test
  void theHostOfANestedTargetListsSlots() {
    byte[] host = ClassBytes.of(TargetPlannerTest.class);

    WeavePlan plan = plan(Targets.class.getName() + "#plain", LOADER, host, null);

    assertThat(plan.stubs()).isEmpty();
    assertThat(plan.nestMembers()).hasSize(32);
  }

  @Test
  void classFilesBeforeJava11BecomeNestHosts() {
    tree.version = Opcodes.V1_8;

    assertThat(plan().nestMembers()).hasSize(32);
  }

  /** Only Java 8 and older let a method assign a final field. */
  @Test
  void classFilesThatCannotBeOfJava11StayAlone() {
    tree.version = Opcodes.V1_8;
    tree.fields.add(new FieldNode(Opcodes.ACC_FINAL, "fixed", "I", null, null));
    MethodNode assign = new MethodNode(0, "assign", "()V", null, null);
    assign.instructions.add(new VarInsnNode(Opcodes.ALOAD, 0));
    assign.instructions.add(new InsnNode(Opcodes.ICONST_1));
    assign.instructions.add(new FieldInsnNode(Opcodes.PUTFIELD, tree.name, "fixed", "I"));
    assign.instructions.add(new InsnNode(Opcodes.RETURN));
    tree.methods.add(assign);

    assertThat(plan().nestMembers()).isEmpty();
    assertThat(plan().stubs()).isNotEmpty();
  }

  @Test
  void nothingToWeaveIsNothingToChange() {
    tree.methods.removeIf(method -> !method.name.equals("plain"));

    assertThat(plan()).isEqualTo(WeavePlan.NOTHING);
    assertThat(classes.find(LOADER, tree.name)).isNull();
  }

  @Test
  void retransformationGivesTheSamePlan() {
    WeavePlan first = plan();

    assertThat(plan("", LOADER, ClassBytes.of(tree), Targets.class)).isEqualTo(first);
  }

  private WeavePlan redefine(byte[] classFile) throws ReflectiveOperationException {
    TargetPlanner planner =
        new TargetPlanner(
            TargetPatterns.NONE, classes, journal, engine(), new LateWeaving(null, null));
    planner.redefined(Targets.class, classFile);
    return planner.plan(Targets.class.getClassLoader(), classFile, Targets.class);
  }

  private Engine engine() throws ReflectiveOperationException {
    Instrumentation instrumentation = TestGateway.instrumentation();
    EngineOptions options =
        new EngineOptions(
            new Policy(1, 8, true), 1000, 1 << 20, true, false, false, false, SplitWhen.NEVER);
    Privileges privileges = Privileges.take(instrumentation);
    Transformers transformers = new Transformers(instrumentation, UnaryOperator.identity());
    return new Engine(
        classes, transformers, privileges, options, new TargetSwitches(), null, journal, null);
  }

  private WeavePlan load() {
    return plan("", Targets.class.getClassLoader(), ClassBytes.of(tree), null);
  }

  /** Its nest may not change, its code is another version. */
  @Test
  void redefinitionByOthersIsWovenAgain() throws Exception {
    WeavePlan first = load();
    tree.methods.removeIf(method -> method.name.equals("plain"));

    WeavePlan second = redefine(ClassBytes.of(tree));

    assertThat(second).isEqualTo(first.ofVersion(1));
    assertThat(redefine(ClassBytes.of(tree))).isEqualTo(second);
  }

  @Test
  void whatWasATargetStaysOneWithoutItsAnnotation() throws Exception {
    load();
    ClassBytes.method(tree, "annotated").invisibleAnnotations = null;

    WeavePlan second = redefine(ClassBytes.of(tree));

    assertThat(second.stubs()).containsOnlyKeys("annotated" + TYPE);
    assertThat(second.version()).isEqualTo(1);
  }

  @Test
  void whatCannotBeCopiedAnyMoreRunsAsItIs() throws Exception {
    WeavePlan first = load();
    MethodNode annotated = ClassBytes.method(tree, "annotated");
    annotated.instructions.clear();
    annotated.localVariables = null;
    annotated.visitInsn(Opcodes.ICONST_1);
    annotated.visitInsn(Opcodes.IRETURN);

    WeavePlan second = redefine(ClassBytes.of(tree));

    assertThat(second.stubs()).isEmpty();
    assertThat(second.nestMembers()).isEqualTo(first.nestMembers());
    assertThat(journal.targets().get(0).refusals()).containsOnlyKeys(Refusal.NOTHING_TO_SPECIALIZE);
  }

  @Test
  void aRedefinedClassOlderThanJava7RunsAsItIs() throws Exception {
    load();
    tree.version = Opcodes.V1_6;

    WeavePlan second = redefine(ClassBytes.of(tree));

    assertThat(second.stubs()).isEmpty();
    assertThat(journal.targets().get(0).refusals()).containsOnlyKeys(Refusal.REDEFINED_OLD_CLASS);
  }

  /** JDK 17 hands out the class file of its loading. */
  @Test
  void whatTheAgentItselfRetransformsKeepsItsCode() throws Exception {
    load();
    byte[] loaded = ClassBytes.of(tree);
    tree.methods.removeIf(method -> method.name.equals("plain"));
    byte[] redefined = ClassBytes.of(tree);
    WeavePlan second = redefine(redefined);

    WeavePlan own = plan("", Targets.class.getClassLoader(), loaded, Targets.class);

    assertThat(own.source().get()).isEqualTo(redefined);
    assertThat(own.stubs()).isEqualTo(second.stubs());
    assertThat(own.version()).isEqualTo(1);
  }

  /** Byte Buddy lists nest members also where it leaves the version at one without nests. */
  @Test
  void membersThatAreThereAreAddedAllTheSame() throws ReflectiveOperationException {
    plan();
    tree.nestMembers = new ArrayList<>(TargetClasses.slotsOf(tree.name));

    assertThat(redefine(ClassBytes.of(tree)).nestMembers()).isEqualTo(tree.nestMembers);
  }

  @Test
  void aChangedClassIsKnown() {
    TargetPlanner planner =
        new TargetPlanner(TargetPatterns.NONE, classes, journal, null, new LateWeaving(null, null));
    assertThat(planner.isChanged(LOADER, tree.name)).isFalse();

    plan();

    assertThat(planner.isChanged(LOADER, tree.name)).isTrue();
  }

  @Test
  void aClassLoadedBeforeIsLeftAsItIs() {
    WeavePlan plan = plan("", LOADER, ClassBytes.of(tree), Targets.class);

    assertThat(plan.stubs()).isEqualTo(WeavePlan.NOTHING.stubs());
    assertThat(plan.nestMembers()).isEqualTo(List.of());
  }
}
