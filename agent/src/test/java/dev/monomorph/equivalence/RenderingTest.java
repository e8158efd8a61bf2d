package dev.monomorph.equivalence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RenderingTest {
  private final Rendering rendering = new Rendering();

  @Test
  void objectsAreNumberedInTheOrderInWhichTheyAreSeen() {
    Object one = new Object();

    assertThat(rendering.shallow(one)).isEqualTo("java.lang.Object#1");
    assertThat(rendering.shallow("text")).isEqualTo("java.lang.String(\"text\")#2");
    assertThat(rendering.shallow(one)).isEqualTo("java.lang.Object#1");
  }

  @Test
  @SuppressWarnings({"BoxedPrimitiveConstructor", "deprecation", "removal"})
  void wrappersShowWhetherTheyAreTheSame() {
    Integer one = new Integer(1000);

    assertThat(rendering.shallow(one)).isEqualTo("java.lang.Integer(1000)#1");
    assertThat(rendering.shallow(new Integer(1000))).isEqualTo("java.lang.Integer(1000)#2");
    assertThat(rendering.shallow(one)).isEqualTo("java.lang.Integer(1000)#1");
    assertThat(rendering.shallow(7)).isEqualTo("java.lang.Integer(7)");
    assertThat(rendering.shallow(new Integer(7))).isEqualTo("java.lang.Integer(7)#3");
  }

  @Test
  void numbersShowTheSignOfZeroAndNotTheBitsOfNotANumber() {
    assertThat(Rendering.primitive(-0.0)).isEqualTo("-0.0");
    assertThat(Rendering.primitive(Float.intBitsToFloat(0x7fc00001))).isEqualTo("NaN");
    assertThat(Rendering.primitive('a')).isEqualTo("'\\u61'");
  }

  @Test
  void arraysAndListsShowTheirElementsAndCyclesEnd() {
    List<Object> list = new ArrayList<>(List.of(1));
    list.add(list);
    Object[] array = {new int[] {1, 2}, list, null};

    assertThat(rendering.deep(array))
        .isEqualTo(
            "java.lang.Object[](3)#1[int[](2)#2[1, 2], java.util.ArrayList#3"
                + "[java.lang.Integer(1), java.util.ArrayList#3], null]");
  }

  @Test
  void ofFunctionsNothingShows() {
    Supplier<String> supplier = () -> "";

    assertThat(rendering.shallow(supplier)).isEqualTo("function");
  }

  @Test
  void messagesLoseWhatDiffersByNature() {
    String message =
        "class gen.A cannot be cast to class gen.B (gen.A and gen.B are in unnamed module of loader"
            + " dev.monomorph.equivalence.ProgramLoader @1b2c3d4)";

    assertThat(Messages.normalize(message)).endsWith("are in unnamed module of loader)");
    assertThat(Messages.normalize("gen.A$$Lambda$14/0x0000000800c8a000 is null"))
        .isEqualTo("gen.A$$Lambda is null");
  }

  @Test
  void messagesOfNullPointersAreNotComparedWhereTheJvmKeepsThem() {
    String kept = "Exception java.lang.NullPointerException%s [in thread \"main\"]";
    String split = kept.formatted(": Cannot invoke \"gen.A.a(int)\"");

    assertThat(Messages.of(new ExceptionInInitializerError(split))).isEqualTo(kept.formatted(""));
    assertThat(Messages.of(new ExceptionInInitializerError(kept.formatted(": own"))))
        .isEqualTo(kept.formatted(": own"));
  }
}
