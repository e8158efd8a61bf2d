package dev.monomorph.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.monomorph.testing.TestGateway;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What code of the agent links to when the agent has gone. */
class AfterDetachTest {
  private static final Lookup LOOKUP = MethodHandles.lookup();
  private static final MethodType JOIN = MethodType.methodType(String.class, String.class);

  private final AfterDetach left =
      new AfterDetach(TestGateway.instrumentation(), UnaryOperator.identity());

  private static String joined(String text) {
    return "joined " + text;
  }

  private static String all(String... texts) {
    return String.join(" ", texts);
  }

  private String own(String text) {
    return "own " + text;
  }

  private CallSite link(String name, MethodType type) {
    String descriptor = JOIN.toMethodDescriptorString();
    return (CallSite) left.link().apply(new Object[] {LOOKUP, name, type, descriptor});
  }

  @Test
  void aStaticMethodIsLinkedToItself() throws Throwable {
    MethodHandle linked = link("joined", JOIN).dynamicInvoker();

    assertThat((String) linked.invokeExact("a")).isEqualTo(joined("a"));
  }

  @Test
  void anInstanceMethodIsLinkedToItself() throws Throwable {
    MethodType type = JOIN.insertParameterTypes(0, AfterDetachTest.class);
    MethodHandle linked = link("own", type).dynamicInvoker();

    assertThat((String) linked.invokeExact(this, "a")).isEqualTo(own("a"));
  }

  @Test
  void aBridgeIsLinkedToTheMethodThatWasLeft() throws Throwable {
    String key = "left" + JOIN.toMethodDescriptorString();
    MethodHandle method = LOOKUP.findStatic(AfterDetachTest.class, "joined", JOIN);
    left.handles().accept(AfterDetachTest.class, Map.of(key, method));

    assertThat((String) link("left", JOIN).dynamicInvoker().invokeExact("b"))
        .isEqualTo(joined("b"));
  }

  @Test
  void aCopyIsLinkedToTheCalleeThatWasLeft() throws Throwable {
    MethodHandle method = LOOKUP.findStatic(AfterDetachTest.class, "joined", JOIN);
    left.handles().accept(AfterDetachTest.class, Map.of(3, method));
    CallSite site = (CallSite) left.callee().apply(LOOKUP, 3);

    assertThat((String) site.dynamicInvoker().invokeExact("c")).isEqualTo(joined("c"));
    assertThatThrownBy(() -> left.callee().apply(LOOKUP, 4))
        .isInstanceOf(LinkageError.class)
        .hasMessage("callee 4 of " + AfterDetachTest.class.getName());
  }

  /** One with variable arity, too, whose handle would collect the arguments once more. */
  @Test
  void aSplitCallIsTheCallThatItWas() throws Throwable {
    MethodType type = MethodType.methodType(String.class, String[].class);
    MethodHandle method = LOOKUP.findStatic(AfterDetachTest.class, "all", type);
    Object[] arguments = {LOOKUP, "all", type, method.asVarargsCollector(String[].class), "a/B"};
    CallSite site = (CallSite) left.linkCall().apply(arguments);

    assertThat((String) site.dynamicInvoker().invokeExact(new String[] {"d", "e"}))
        .isEqualTo(all("d", "e"));
  }

  @Test
  void nothingIsObserved() {
    assertThat(left.observe().apply("site", new Object[0])).isNull();
  }

  @Test
  void aLookupThatAnyoneCanMakeIsNotEnough() {
    Lookup weak = LOOKUP.dropLookupMode(Lookup.PRIVATE);

    assertThatThrownBy(() -> left.callee().apply(weak, 3))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
