package dev.monomorph.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/** Where generated code goes, and why. */
class PlacementTest {
  private final Generated generated = new Generated();
  private final TargetClasses classes = new TargetClasses();
  private final String hostName = generated.host.getName();

  private Placement.Defined define(boolean needsNest, int hash) {
    return new Placement(classes, false, false)
        .define(generated.lookup(), generated.copy(needsNest), hash, null);
  }

  private int call(Placement.Defined defined) throws Throwable {
    return (int)
        MethodHandles.privateLookupIn(defined.type(), MethodHandles.lookup())
            .findStatic(defined.type(), "call", MethodType.methodType(int.class))
            .invokeExact();
  }

  private void knowHost() {
    classes.addHost(generated.loader(), Generated.HOST);
  }

  @Test
  void anOrdinaryClassOfThePackage() throws Throwable {
    Placement.Defined defined = define(false, 0xab);

    assertThat(defined.type().getName()).isEqualTo(hostName + "$$Mono_ab");
    assertThat(defined.type().getNestHost()).isSameAs(defined.type());
    assertThat(defined.type().getClassLoader()).isSameAs(generated.loader());
    assertThat(defined.placed().className()).isEqualTo(defined.type().getName());
    assertThat(defined.placed().hiddenBecause()).isNull();
    assertThat(defined.placed().hits()).isNull();
    assertThat(call(defined)).isEqualTo(5);
  }

  @Test
  void aSlotOfTheNestWherePrivateMembersAreUsed() throws Throwable {
    knowHost();

    Placement.Defined defined = define(true, 33);

    assertThat(defined.type().getName()).isEqualTo(hostName + "$$Mono1");
    assertThat(defined.type().getNestHost()).isSameAs(generated.host);
    assertThat(defined.placed().hiddenBecause()).isNull();
    assertThat(call(defined)).isEqualTo(42);
  }

  @Test
  void hiddenWhereTheNestHostListsNoSlots() throws Throwable {
    Placement.Defined defined = define(true, 1);

    assertHidden(defined, "its nest host was loaded before it was known to hold targets");
    assertThat(call(defined)).isEqualTo(42);
  }

  @Test
  void hiddenWhereAllSlotsAreTaken() throws Throwable {
    knowHost();
    for (int i = 0; i < ClassNames.SLOTS; i++) {
      assertThat(define(true, 1).placed().hiddenBecause()).isNull();
    }

    Placement.Defined defined = define(true, 1);

    assertHidden(defined, "its nest has no name left");
    assertThat(call(defined)).isEqualTo(42);
  }

  /** An application may have classes of any name: those of an agent that was detached, say. */
  @Test
  void takesTheNextNameWhereTheApplicationHasAClassOfThatName() throws Throwable {
    define(false, 7);

    Placement.Defined second = defineElsewhere(7);

    assertThat(second.placed().hiddenBecause()).isNull();
    assertThat(second.type().getName()).endsWith("$$Mono_8");
    assertThat(call(second)).isEqualTo(5);
  }

  @Test
  void hiddenWhereTheApplicationHasClassesOfAllNamesThatAreTried() throws Throwable {
    for (int i = 0; i < ClassNames.SLOTS; i++) {
      define(false, 7);
    }

    Placement.Defined last = defineElsewhere(7);

    assertHidden(last, "its name is taken");
    assertThat(call(last)).isEqualTo(5);
  }

  private Placement.Defined defineElsewhere(int hash) {
    return new Placement(new TargetClasses(), false, false)
        .define(generated.lookup(), generated.copy(false), hash, null);
  }

  /** So that redefining a class for ever fills no memory. */
  @Test
  void hiddenWhereTheClassIsRedefinedAgainAndAgain() throws Throwable {
    Placement placement = new Placement(classes, false, false);
    for (int version = 0; version <= Placement.VISIBLE_VERSIONS; version++) {
      Placement.Defined defined =
          placement.define(
              generated.lookup(), generated.copy(false), 1, Placement.hideVersion(version));
      assertThat(defined.type().isHidden()).isFalse();
    }

    int next = Placement.VISIBLE_VERSIONS + 1;
    Placement.Defined defined =
        placement.define(generated.lookup(), generated.copy(false), 1, Placement.hideVersion(next));

    assertHidden(defined, "a class it is made from was redefined more than 8 times");
    assertThat(call(defined)).isEqualTo(5);
  }

  @Test
  void hiddenOnRequest() throws Throwable {
    knowHost();
    for (boolean needsNest : new boolean[] {false, true}) {
      Placement.Defined defined =
          new Placement(classes, true, false)
              .define(generated.lookup(), generated.copy(needsNest), 1, null);

      assertHidden(defined, "frames=hidden");
      assertThat(call(defined)).isEqualTo(needsNest ? 42 : 5);
    }
  }

  private void assertHidden(Placement.Defined defined, String because) {
    assertThat(defined.placed().hiddenBecause()).isEqualTo(because);
    assertThat(defined.type().isHidden()).isTrue();
    assertThat(defined.type().getNestHost()).isSameAs(generated.host);
    assertThat(defined.placed().className()).startsWith(hostName + "$$Mono_");
  }

  @Test
  void twoThatWantOneNameGetTwo() {
    assertThat(define(false, 7).type().getName()).endsWith("$$Mono_7");
    assertThat(define(false, 7).type().getName()).endsWith("$$Mono_8");
  }

  @Test
  void tellsTheClassFilesSize() {
    Placement.Defined defined = define(false, 7);

    assertThat(defined.placed().bytes())
        .isEqualTo(generated.copy(false).toBytes(Generated.HOST + "$$Mono_7", null).length);
  }

  @Test
  void countsHitsOnRequest() {
    Placement placement = new Placement(classes, false, true);

    assertThat(placement.define(generated.lookup(), generated.copy(false), 1, null).placed().hits())
        .isNotNull();
  }

  /** Now, and not when the application first runs it. */
  @Test
  void badCodeFailsAtOnce() {
    MethodNode bad = new MethodNode(Opcodes.ACC_STATIC, "call", "()I", null, null);
    bad.maxStack = 1;
    bad.visitInsn(Opcodes.ACONST_NULL);
    bad.visitInsn(Opcodes.IRETURN);
    Placement placement = new Placement(classes, false, false);

    assertThatThrownBy(
            () -> placement.define(generated.lookup(), generated.of(false, bad), 1, null))
        .isInstanceOf(VerifyError.class);
  }
}
