package dev.monomorph.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.runtime.Gateway;
import dev.monomorph.testing.ClassBytes;
import dev.monomorph.testing.TestGateway;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

class GatewayClassTest {
  private static final Lookup LOOKUP = MethodHandles.lookup();

  @Test
  void hasMethodsAndFieldsOfJdkTypesOnly() {
    ClassNode tree = ClassBytes.tree(GatewayClass.bytes());

    assertThat(tree.name).isEqualTo(Gateway.INTERNAL_NAME);
    assertThat(tree.methods)
        .extracting((MethodNode method) -> method.name + method.desc)
        .containsExactlyInAnyOrder(
            Gateway.LINK + Gateway.LINK_DESCRIPTOR,
            Gateway.LINK_REDEFINED + Gateway.LINK_REDEFINED_DESCRIPTOR,
            Gateway.LINK_CALL + Gateway.LINK_CALL_DESCRIPTOR,
            Gateway.OBSERVE + Gateway.OBSERVE_DESCRIPTOR,
            Gateway.CALLEE + Gateway.CALLEE_DESCRIPTOR);
    assertThat(tree.fields)
        .extracting((FieldNode field) -> field.desc)
        .containsExactlyInAnyOrder(
            "Ljava/util/function/Function;",
            "Ljava/util/function/Function;",
            "Ljava/util/function/BiFunction;",
            "Ljava/util/function/BiFunction;");
  }

  @Test
  void isFoundByEveryLoader() throws Exception {
    TestGateway.instrumentation();

    Class<?> gateway = gateway();

    assertThat(gateway.getClassLoader()).isNull();
    assertThat(gateway.getModule()).isEqualTo(Object.class.getModule());
    assertThat(Arrays.stream(gateway.getDeclaredFields()).map(field -> field.canAccess(null)))
        .containsOnly(false);
  }

  @Test
  void linksThroughTheLinker() throws Throwable {
    MethodHandle answer = MethodHandles.constant(String.class, "linked");
    TestGateway.link(
        LOOKUP.lookupClass().getClassLoader(),
        (lookup, name, type, descriptor, version) -> {
          assertThat(List.of(lookup, name, type, descriptor, version))
              .isEqualTo(List.of(LOOKUP, "name", answer.type(), "()V", 0));
          return new ConstantCallSite(answer);
        });
    MethodHandle link =
        LOOKUP.findStatic(
            gateway(),
            Gateway.LINK,
            MethodType.fromMethodDescriptorString(Gateway.LINK_DESCRIPTOR, null));

    CallSite site = (CallSite) link.invoke(LOOKUP, "name", answer.type(), "()V");

    assertThat((String) site.dynamicInvoker().invokeExact()).isEqualTo("linked");
  }

  @Test
  void linksThroughTheLinkerWithTheVersion() throws Throwable {
    MethodHandle answer = MethodHandles.constant(String.class, "linked");
    TestGateway.link(
        LOOKUP.lookupClass().getClassLoader(),
        (lookup, name, type, descriptor, version) -> {
          assertThat(version).isEqualTo(7);
          return new ConstantCallSite(answer);
        });
    MethodHandle link =
        LOOKUP.findStatic(
            gateway(),
            Gateway.LINK_REDEFINED,
            MethodType.fromMethodDescriptorString(Gateway.LINK_REDEFINED_DESCRIPTOR, null));
    Integer version = 7;

    CallSite site = (CallSite) link.invoke(LOOKUP, "name", answer.type(), "()V", version);

    assertThat((String) site.dynamicInvoker().invokeExact()).isEqualTo("linked");
  }

  /** A linker that knows of no target. */
  @Test
  void callDoesWhatTheInstructionDid() throws Throwable {
    TestGateway.link(
        LOOKUP.lookupClass().getClassLoader(),
        (lookup, name, type, descriptor, version) -> {
          throw new AssertionError(name);
        });
    MethodHandle plain = MethodHandles.constant(String.class, "plain");
    MethodHandle linkCall =
        LOOKUP.findStatic(
            gateway(),
            Gateway.LINK_CALL,
            MethodType.fromMethodDescriptorString(Gateway.LINK_CALL_DESCRIPTOR, null));

    CallSite site =
        (CallSite) linkCall.invoke(LOOKUP, "name", plain.type(), plain, "com/acme/Target");

    assertThat((String) site.dynamicInvoker().invokeExact()).isEqualTo("plain");
  }

  private static Class<?> gateway() throws ClassNotFoundException {
    return Class.forName(Gateway.INTERNAL_NAME.replace('/', '.'), false, null);
  }
}
