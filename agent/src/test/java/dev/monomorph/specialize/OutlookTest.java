package dev.monomorph.specialize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.monomorph.runtime.KeptCall;
import dev.monomorph.runtime.Target;
import dev.monomorph.testing.ClassBytes;
import dev.monomorph.testing.TestSource;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;

/** What is told of parameters and calls before anything is specialized. */
class OutlookTest {
  // Nothing here is ever run.
  @SuppressWarnings("unused")
  static class Targets {
    private Object[] held;

    static int received(IntUnaryOperator op, String text) {
      return op.applyAsInt(text.length()); // received
    }

    static int handedOn(Object o, int i) {
      return i + ask(o); // handed on
    }

    private static int ask(Object o) {
      return o.hashCode();
    }

    static synchronized int locked(Object o) {
      return o.hashCode();
    }

    static int kept(Object o, List<Object> into) {
      into.add(o); // added
      return locked(o); // locked
    }

    private int own(Object o) {
      return o.hashCode();
    }

    int fixed(Object o) {
      return own(o);
    }

    static int made(Runnable run) {
      run.run();
      return new Targets().own("made");
    }

    static boolean tested(Object o, Object[] all, Object cast) {
      all[0] = cast;
      return o instanceof Comparator && all[1] != (String) cast; // tested
    }

    int holder() {
      int sum = 0;
      for (Object each : held) { // held
        sum += each instanceof Integer ? 1 : 0;
      }
      return sum;
    }

    static int twice(Object o) {
      return o.hashCode() + o.hashCode();
    }

    static int either(Object a, Object b, boolean first) {
      return ask(first ? a : b);
    }

    static int dead(Object o) {
      return 1;
    }
  }

  private final TestProgram program = new TestProgram();
  private final ClassNode tree = ClassBytes.tree(Targets.class);

  private List<ParameterUse> uses(String method) {
    return Outlook.uses(new OriginalClass(ClassBytes.of(Targets.class)), target(method));
  }

  private List<CallOutlook> calls(String method) {
    return Outlook.calls(program, Targets.class, target(method));
  }

  private Target target(String method) {
    return TestProgram.target(tree, ClassBytes.method(tree, method));
  }

  private static int line(String comment) {
    return TestSource.lineOf(OutlookTest.class, comment);
  }

  @Test
  void aReceiverMatters() {
    assertThat(uses("received"))
        .containsExactly(
            new ParameterUse(
                0,
                line("received"),
                ParameterUse.Kind.RECEIVER,
                "java.util.function.IntUnaryOperator.applyAsInt(I)I"));
  }

  @Test
  void theClassOfAReceiverDecidesWhatIsCopied() {
    List<CallOutlook> calls = calls("received");

    assertThat(calls).hasSize(1);
    assertThat(calls.get(0).line()).isEqualTo(line("received"));
    assertThat(calls.get(0).parameters()).hasToString("{0}");
    assertThat(calls.get(0).copied()).isNull();
    assertThat(calls.get(0).kept()).isNull();
  }

  @Test
  void whatIsHandedOnIsFollowed() {
    String callee = Targets.class.getName() + ".ask(Ljava/lang/Object;)I";

    assertThat(uses("handedOn"))
        .containsExactly(
            new ParameterUse(0, line("handed on"), ParameterUse.Kind.ARGUMENT, callee));
    assertThat(calls("handedOn"))
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.call()).isEqualTo(callee);
              assertThat(call.copied()).isEqualTo(target("ask"));
              assertThat(call.kept()).isNull();
            });
  }

  @Test
  void callsThatStaySayWhy() {
    assertThat(calls("kept"))
        .extracting(CallOutlook::line, CallOutlook::kept)
        .containsExactly(tuple(line("added"), null), tuple(line("locked"), KeptCall.SYNCHRONIZED));
  }

  @Test
  void aPrivateMethodIsTheSameForAllReceivers() {
    assertThat(calls("fixed"))
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.copied()).isEqualTo(target("own"));
              assertThat(call.parameters()).hasToString("{0, 1}");
            });
  }

  @Test
  void whatTheCodeMakesItselfDependsOnNoParameter() {
    assertThat(calls("made"))
        .last()
        .satisfies(
            call -> {
              assertThat(call.copied()).isEqualTo(target("own"));
              assertThat(call.parameters()).hasToString("{}");
            });
  }

  @Test
  void testsAndElementsMatter() {
    assertThat(uses("tested"))
        .extracting(ParameterUse::parameter, ParameterUse::kind, ParameterUse::what)
        .containsExactly(
            tuple(1, ParameterUse.Kind.WRITTEN, ""),
            tuple(0, ParameterUse.Kind.TESTED, "java.util.Comparator"),
            tuple(1, ParameterUse.Kind.READ, ""),
            tuple(2, ParameterUse.Kind.CAST, "java.lang.String"));
  }

  @Test
  void fieldsWhoseElementsAreGuessedMatter() {
    assertThat(uses("holder"))
        .contains(
            new ParameterUse(
                0, line("held"), ParameterUse.Kind.HOLDER, Targets.class.getName() + ".held"));
  }

  @Test
  void theSameUseInALineIsToldOnce() {
    assertThat(uses("twice")).hasSize(1);
  }

  @Test
  void oneOfTwoParametersMayBeMeant() {
    assertThat(calls("either"))
        .singleElement()
        .satisfies(call -> assertThat(call.parameters()).hasToString("{0, 1}"));
  }

  @Test
  void aClassFileWithoutLinesHasNone() {
    ClassNode bare = ClassBytes.tree(Targets.class);
    bare.methods.forEach(
        method ->
            method.instructions.forEach(
                insn -> {
                  if (insn instanceof LineNumberNode) {
                    method.instructions.remove(insn);
                  }
                }));

    assertThat(Outlook.uses(new OriginalClass(ClassBytes.of(bare)), target("twice")))
        .extracting(ParameterUse::line)
        .containsExactly(0);
  }

  @Test
  void whereNothingDependsOnAParameterNothingIsTold() {
    assertThat(uses("dead")).isEmpty();
    assertThat(calls("dead")).isEmpty();
  }

  @Test
  void someTypesHaveOneClass() {
    assertThat(Outlook.hasOneClass(Type.getType(String.class))).isTrue();
    assertThat(Outlook.hasOneClass(Type.getType(Object.class))).isFalse();
  }
}
