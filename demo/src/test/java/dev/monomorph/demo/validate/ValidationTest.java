package dev.monomorph.demo.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.demo.rows.Column;
import dev.monomorph.demo.rows.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValidationTest {
  private static final Schema<Integer> NUMBERS =
      new Schema<>(
          List.of(new Column.Longs<>("n", "", n -> n), new Column.Longs<>("m", "", n -> -n)),
          n -> "number " + n);

  private static Validation<Integer> validation(int limit) {
    SchemaFile schema =
        SchemaFile.parse(
            Path.of("schema"),
            """
            {"fields": {"n": {"type": "long", "min": 0, "max": 2500},
                        "m": {"type": "long", "min": -2600}}}
            """);
    return new Validation<>(schema.validator(NUMBERS), NUMBERS, limit);
  }

  private static Integer[] numbers(int from, int to) {
    return IntStream.range(from, to).boxed().toArray(Integer[]::new);
  }

  @Test
  void failuresAreCountedThroughAllPiecesAndTheFirstAreNamed() {
    Validation<Integer> validation = validation(2);
    validation.add(numbers(0, 2000));
    assertThat(validation.invalid()).isZero();

    validation.add(numbers(2000, 2750));
    validation.add(numbers(0, 0));
    validation.add(numbers(-1, 0));

    assertThat(validation.rows()).isEqualTo(2751);
    assertThat(validation.invalid()).isEqualTo(250);
    assertThat(validation.failures().stream().map(Validation.Failures::expectation))
        .containsExactly("n: at least 0", "n: at most 2500", "m: at least -2600");
    assertThat(validation.failures().stream().map(Validation.Failures::count))
        .containsExactly(1L, 249L, 149L);
    assertThat(validation.failures().stream().map(Validation.Failures::named))
        .containsExactly(
            List.of("number -1"),
            List.of("number 2501", "number 2502"),
            List.of("number 2601", "number 2602"));
  }

  @Test
  void withoutALimitNoneIsNamed() {
    Validation<Integer> validation = validation(0);
    validation.add(numbers(-3, 0));

    assertThat(validation.failures().get(0).count()).isEqualTo(3);
    assertThat(validation.failures().get(0).named()).isEmpty();
  }
}
