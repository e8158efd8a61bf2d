package dev.monomorph.demo.rowclass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RowTypeTest {
  @Test
  void mustHaveFields() {
    assertThatThrownBy(() -> RowType.named("p").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'p': expected 1 to 400 fields, found 0");
    assertThatThrownBy(() -> Samples.wide(401).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'wide': expected 1 to 400 fields, found 401");
  }

  @Test
  void mustNotHaveTwoFieldsOfOneName() {
    assertThatThrownBy(
            () -> RowType.named("p").field("a", FieldType.INT).field("a", FieldType.LONG).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'p', field 1: expected names that differ, found 'a' twice");
  }

  @Test
  void takesDefaultsOfTheFieldsTypeOnly() {
    assertThat(Field.of("a", FieldType.STRING, null).hasDefault()).isTrue();
    assertThat(Field.of("a", FieldType.STRING).hasDefault()).isFalse();
    assertThatThrownBy(() -> Field.of("a\nb", FieldType.LONG, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("default of field 'a?b': expected java.lang.Long, found java.lang.Integer '1'");
    assertThatThrownBy(() -> Field.of("a", FieldType.BOOLEAN, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("default of field 'a': expected java.lang.Boolean, found null");
  }

  @Test
  void isNotChangedByItsBuilder() {
    RowTypeBuilder builder = RowType.named("p").field("a", FieldType.INT);
    RowType type = builder.build();

    builder.field("b", FieldType.INT);

    assertThat(type.fields()).hasSize(1);
    assertThat(type.indexOf("a")).isZero();
  }
}
