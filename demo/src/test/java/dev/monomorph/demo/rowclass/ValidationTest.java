package dev.monomorph.demo.rowclass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The hook that looks at new rows, and what stack traces out of it say. */
@ParameterizedClass
@MethodSource("dev.monomorph.demo.rowclass.RowGenerator#all")
record ValidationTest(RowGenerator generator) {
  private static final RowType ADULTS =
      RowType.named("adults")
          .field("name", FieldType.STRING)
          .field("age", FieldType.LONG)
          .validated(
              fields -> {
                ToLongFunction<Object> age = fields.longs(1);
                return row -> {
                  if (age.applyAsLong(row) < 18) {
                    throw new IllegalStateException("too young: " + row);
                  }
                };
              })
          .build();

  private record RowOfOneLong(ToLongFunction<Object> field) implements RowValidator {
    @Override
    public void validate(Object row) {
      assertThat(field.applyAsLong(row)).isZero();
    }
  }

  @Test
  void seesRowsOfBothConstructors() throws Throwable {
    RowClass adults = generator.generate(ADULTS);

    assertThat(adults.make("Ann", 18L)).hasToString("adults[name=Ann, age=18]");
    assertThatThrownBy(() -> adults.make("Bob", 17L))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("too young: adults[name=Bob, age=17]");
    assertThatThrownBy(() -> adults.constructor().orElseThrow().invoke("Bob", 17L))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("too young: adults[name=Bob, age=17]");
  }

  @Test
  void isNamedByFileAndLineInStackTraces() {
    RowClass adults = generator.generate(ADULTS);

    StackTraceElement frame = frameBelowHook(catchThrowable(() -> adults.make("Bob", 17L)));

    if (generator instanceof ClosureRows) {
      assertThat(frame.getFileName()).isEqualTo("ClosureType.java");
      assertThat(adults.source()).contains("stack traces name ClosureType.java");
    } else {
      assertThat(frame.getFileName()).isEqualTo("Row_adults.java");
      List<String> lines = adults.source().lines().toList();
      assertThat(lines.get(frame.getLineNumber() - 1)).contains("VALIDATOR.validate(this);");
      assertThat(lines.subList(0, frame.getLineNumber()))
          .anyMatch(line -> line.contains("Row_adults(Object[] values)"));
    }
  }

  private static StackTraceElement frameBelowHook(Throwable thrown) {
    return Arrays.stream(thrown.getStackTrace())
        .filter(frame -> frame.getFileName() != null)
        .filter(frame -> !frame.getFileName().equals("ValidationTest.java"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void mayThrowWhatAWrongValueThrows() {
    RowClass rows =
        generator.generate(
            RowType.named("p")
                .field("a", FieldType.INT)
                .validated(
                    fields ->
                        row -> {
                          throw new ClassCastException("of the hook");
                        })
                .build());

    assertThatThrownBy(() -> rows.make(1))
        .isInstanceOf(ClassCastException.class)
        .hasMessage("of the hook");
  }

  @Test
  void failsTheGenerationIfItCannotBeSetUp() {
    RowType type =
        RowType.named("p")
            .field("a", FieldType.INT)
            .validated(fields -> row -> fields.setLong(0).accept(row, 1))
            .build();
    assertThatThrownBy(() -> generator.generate(type).make(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'p', field 0 'a': expected one of type LONG, found INT");

    RowType broken =
        RowType.named("p")
            .field("a", FieldType.INT)
            .validated(fields -> new RowOfOneLong(fields.longs(0)))
            .build();
    assertThatThrownBy(() -> generator.generate(broken))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'p'")
        .hasMessageContaining("'a': expected one of type LONG, found INT");
  }
}
