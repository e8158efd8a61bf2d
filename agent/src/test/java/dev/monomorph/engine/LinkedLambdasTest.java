package dev.monomorph.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.define.Privileges;
import dev.monomorph.specialize.LambdaFactory;
import dev.monomorph.specialize.LambdaSite;
import dev.monomorph.testing.ClassBytes;
import dev.monomorph.testing.TestGateway;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongBinaryOperator;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** Lambda expressions that are linked without being run. */
class LinkedLambdasTest {
  @SuppressWarnings("unused") // read as bytecode
  static final class Expressions {
    private final String name = "own";

    Supplier<String> nothing() {
      return () -> "nothing";
    }

    LongBinaryOperator captured(int i, long l, double d, boolean b, char c, Object o) {
      return (x, y) -> (b ? c : i) + l + (long) d + o.hashCode() + x * y;
    }

    Supplier<String> receiver(Object o) {
      return o::toString;
    }

    Supplier<String> own() {
      return () -> name;
    }

    Supplier<Object> constructor() {
      return Object::new;
    }

    IntFunction<int[]> array() {
      return int[]::new;
    }

    Function<int[], Object> copy() {
      return int[]::clone;
    }

    @SuppressWarnings("unchecked")
    Function<String, String> marked() {
      return (Function<String, String> & Cloneable) s -> s + "!";
    }
  }

  private final Privileges privileges = take();

  private static Privileges take() {
    try {
      return Privileges.take(TestGateway.instrumentation());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("privileges", e);
    }
  }

  private LambdaFactory link(String method) {
    return LinkedLambdas.of(Expressions.class, site(method), privileges);
  }

  private static LambdaSite site(String method) {
    var code = ClassBytes.method(ClassBytes.tree(Expressions.class), method);
    for (AbstractInsnNode insn : code.instructions) {
      if (insn instanceof InvokeDynamicInsnNode dynamic) {
        return new LambdaSite(
            method, 0, dynamic.name, dynamic.desc, dynamic.bsm, List.of(dynamic.bsmArgs));
      }
    }
    throw new AssertionError("no lambda in " + method);
  }

  @Test
  void whatCapturesNothingIsOneObject() {
    LambdaFactory nothing = link("nothing");

    assertThat(((Supplier<?>) nothing.single()).get()).isEqualTo("nothing");
    assertThat(nothing.type()).isEqualTo(nothing.single().getClass());
    assertThat(nothing.type().getNestHost()).isEqualTo(LinkedLambdasTest.class);
  }

  @Test
  void isLinkedOnce() {
    assertThat(link("nothing")).isSameAs(link("nothing"));
    assertThat(link("nothing").single()).isNotSameAs(link("constructor").single());
  }

  @Test
  void whatCapturesIsMadeEachTime() throws Throwable {
    LambdaFactory captured = link("captured");

    Object made = captured.factory().invoke(true, 'a', 1, 2L, 3.0, (Object) 4);

    assertThat(captured.single()).isNull();
    assertThat(made).isInstanceOf(captured.type());
    assertThat(((LongBinaryOperator) made).applyAsLong(10, 20)).isEqualTo('a' + 2 + 3 + 4 + 200);
  }

  @Test
  void receiversAreCaptured() throws Throwable {
    Object text = link("receiver").factory().invoke((Object) 17);
    Object own = link("own").factory().invoke(new Expressions());

    assertThat(((Supplier<?>) text).get()).isEqualTo("17");
    assertThat(((Supplier<?>) own).get()).isEqualTo("own");
  }

  @Test
  void constructorsAndArrays() {
    assertThat(((Supplier<?>) link("constructor").single()).get()).isInstanceOf(Object.class);
    assertThat(link("copy").single()).isNotNull();
    assertThat(((IntFunction<?>) link("array").single()).apply(3)).isEqualTo(new int[3]);
  }

  @Test
  @SuppressWarnings("unchecked")
  void moreInterfacesThanOne() {
    Object marked = link("marked").single();

    assertThat(marked).isInstanceOf(Cloneable.class);
    assertThat(((Function<String, String>) marked).apply("a")).isEqualTo("a!");
  }

  @Test
  void whatCannotBeLinkedIsNot() {
    LambdaSite nothing = site("nothing");
    LambdaSite broken =
        new LambdaSite("broken", 0, nothing.name(), "()LMissing;", nothing.bootstrap(), List.of());

    assertThat(LinkedLambdas.of(Expressions.class, broken, privileges)).isNull();
  }
}
