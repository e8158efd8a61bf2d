package dev.monomorph.demo.rowclass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What rows of every generator do, in words; {@link RowEquivalenceTest} tries it on many rows. */
@ParameterizedClass
@MethodSource("dev.monomorph.demo.rowclass.RowGenerator#all")
record RowContractTest(RowGenerator generator) {
  private static final Object[] ANN = {true, 31, 1L << 40, 1.75, "Ann"};

  @Test
  void showsItselfAsARecordDoes() {
    RowClass people = generator.generate(Samples.everyType().build());

    assertThat(people.make(ANN))
        .hasToString("people[active=true, age=31, id=1099511627776, height=1.75, name=Ann]");
    assertThat(people.make(false, 0, 0L, Double.NaN, null))
        .hasToString("people[active=false, age=0, id=0, height=NaN, name=null]");
  }

  @Test
  void readsItsFieldsInTheirTypes() {
    RowClass people = generator.generate(Samples.everyType().frozen(true).build());
    Object ann = people.make(ANN);

    assertThat(people.fields().booleans(0).test(ann)).isTrue();
    assertThat(people.fields().ints(1).applyAsInt(ann)).isEqualTo(31);
    assertThat(people.fields().longs(2).applyAsLong(ann)).isEqualTo(1L << 40);
    assertThat(people.fields().doubles(3).applyAsDouble(ann)).isEqualTo(1.75);
    assertThat(people.fields().strings(4).apply(ann)).isEqualTo("Ann");
    assertThat(people.fields().objects(people.rowType().indexOf("age")).apply(ann)).isEqualTo(31);
    assertThat(people.fields().ints(1)).isSameAs(people.fields().ints(1));
  }

  @Test
  void writesItsFieldsInTheirTypes() {
    RowClass people = generator.generate(Samples.everyType().build());
    Object row = people.make(false, 0, 0L, 0.0, null);

    people.fields().setBoolean(0).accept(row, true);
    people.fields().setInt(1).accept(row, 31);
    people.fields().setLong(2).accept(row, 1L << 40);
    people.fields().setDouble(3).accept(row, 1.75);
    people.fields().setString(4).accept(row, "Ann");

    assertThat(row).isEqualTo(people.make(ANN)).hasSameHashCodeAs(people.make(ANN));
    people.fields().setString(4).accept(row, null);
    assertThat(people.fields().strings(4).apply(row)).isNull();
  }

  @Test
  void cannotBeWrittenIfFrozen() {
    RowClass people = generator.generate(Samples.everyType().frozen(true).build());

    assertThatThrownBy(() -> people.fields().setInt(1))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("'people' is frozen: field 'age' cannot be set");
  }

  @Test
  void readsNoFieldAsAnotherType() {
    RowClass people = generator.generate(Samples.everyType().build());

    assertThatThrownBy(() -> people.fields().longs(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'people', field 1 'age': expected one of type LONG, found INT");
    assertThatThrownBy(() -> people.rowType().indexOf("aeg"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'people': no field 'aeg', expected one of 'active', 'age'");
  }

  @Test
  void isMadeByAConstructorOfItsTypes() throws Throwable {
    RowClass people = generator.generate(Samples.everyType().build());
    MethodHandle constructor = people.constructor().orElseThrow();

    assertThat(constructor.type())
        .isEqualTo(
            MethodType.methodType(
                Object.class, boolean.class, int.class, long.class, double.class, String.class));
    Object ann = (Object) constructor.invokeExact(true, 31, 1L << 40, 1.75, "Ann");
    assertThat(ann).isEqualTo(people.make(ANN)).isInstanceOf(people.type());
  }

  @Test
  void takesDefaultsForWhatIsNotGiven() {
    RowClass rows =
        generator.generate(
            RowType.named("p")
                .field("a", FieldType.STRING, null)
                .field("b", FieldType.LONG, 7L)
                .field("c", FieldType.DOUBLE)
                .build());

    assertThat(rows.makeWithDefaults(Map.of("c", 1.5))).hasToString("p[a=null, b=7, c=1.5]");
    assertThat(rows.makeWithDefaults(Map.of("c", 1.5, "b", 8L)))
        .hasToString("p[a=null, b=8, c=1.5]");
    assertThatThrownBy(() -> rows.makeWithDefaults(Map.of("b", 1L)))
        .hasMessage("'p', field 'c': expected a value, for it has no default");
    assertThatThrownBy(() -> rows.makeWithDefaults(Map.of("c", 1.5, "d", 1)))
        .hasMessage("'p': no field 'd', expected one of 'a', 'b', 'c'");
  }

  @Test
  void saysWhichValueIsWrong() {
    RowClass people = generator.generate(Samples.everyType().build());

    assertThatThrownBy(() -> people.make(true, 31, 5, 1.75, "Ann"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'people', field 2 'id': expected java.lang.Long, found java.lang.Integer '5'");
    assertThatThrownBy(() -> people.make(true, null, 5L, 1.75, "Ann"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'people', field 1 'age': expected java.lang.Integer, found null");
    assertThatThrownBy(() -> people.make(true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'people': expected 5 values, found 1");
    assertThatThrownBy(() -> people.make(true, 31, 5L, 1.75, "Ann", "more"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'people': expected 5 values, found 6");
  }

  @Test
  void comparesFieldByField() {
    RowClass rows =
        generator.generate(
            RowType.named("p")
                .field("a", FieldType.STRING)
                .field("b", FieldType.DOUBLE)
                .ordered(true)
                .build());
    List<Object> sorted =
        List.of(
            rows.make(null, 0.0),
            rows.make("a", -0.0),
            rows.make("a", 0.0),
            rows.make("a", Double.NaN),
            rows.make("b", -1.0));
    Object[] shuffled = {sorted.get(3), sorted.get(1), sorted.get(4), sorted.get(0), sorted.get(2)};

    Arrays.sort(shuffled, rows.order());

    assertThat(shuffled).containsExactlyElementsOf(sorted);
    assertThat(rows.order().compare(sorted.get(1), rows.make("a", -0.0))).isZero();
  }

  @Test
  void hasNoOrderUnlessAskedFor() {
    assertThatThrownBy(() -> generator.generate(Samples.everyType().build()).order())
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("'people' is not ordered: its rows cannot be compared");
  }

  @Test
  void isAnotherClassAtEachCall() {
    RowType type = Samples.everyType().ordered(true).build();
    RowClass one = generator.generate(type);
    RowClass other = generator.generate(type);
    Object row = other.make(ANN);

    assertThat(one.make(ANN)).isNotEqualTo(row).isEqualTo(one.make(ANN));
    assertThat(one.make(ANN).equals(null)).isFalse();
    assertThat(one.make(ANN).equals("Ann")).isFalse();
    assertThatThrownBy(() -> one.fields().ints(1).applyAsInt(row))
        .isInstanceOf(ClassCastException.class);
    assertThatThrownBy(() -> one.fields().setInt(1).accept(row, 1))
        .isInstanceOf(ClassCastException.class);
    assertThatThrownBy(() -> one.order().compare(one.make(ANN), row))
        .isInstanceOf(ClassCastException.class);
  }

  @Test
  void keepsNoArrayOfTheCaller() {
    RowClass people = generator.generate(Samples.everyType().frozen(true).build());
    Object[] values = ANN.clone();
    Object ann = people.make(values);

    values[4] = "Bob";

    assertThat(ann).isEqualTo(people.make(ANN));
  }

  @Test
  void isGeneratedForThreeHundredColumns() throws Throwable {
    RowType type = Samples.wide(300).ordered(true).build();
    RowClass rows = generator.generate(type);
    Object[] values = Samples.values(type, new Random(1));
    Object row = rows.make(values);
    values[299] = "changed";
    Object changed = rows.make(values);

    assertThat(rows.constructor()).isEmpty();
    assertThat(row).isNotEqualTo(changed);
    assertThat(rows.order().compare(row, changed)).isNegative();
    assertThat(row.toString()).contains(", column 298=").startsWith("wide[column 0=");
    assertThat(rows.fields().strings(299).apply(changed)).isEqualTo("changed");
    rows.fields().setString(299).accept(row, "changed");
    assertThat(row).isEqualTo(changed).hasSameHashCodeAs(changed);
  }

  @Test
  void hasATypedConstructorUpToTheJvmsLimit() throws Throwable {
    RowTypeBuilder longs = RowType.named("longs");
    for (int i = 0; i < RowShape.MAX_TYPED_SLOTS / 2; i++) {
      longs.field("c" + i, FieldType.LONG);
    }
    RowClass widest = generator.generate(longs.build());
    Object[] values = new Object[RowShape.MAX_TYPED_SLOTS / 2];
    Arrays.setAll(values, i -> (long) i);

    assertThat(widest.constructor().orElseThrow().invokeWithArguments(values))
        .isEqualTo(widest.make(values));
    longs.field("one more", FieldType.BOOLEAN);
    assertThat(generator.generate(longs.build()).constructor()).isEmpty();
  }

  @Test
  void isGeneratedForAsManyFieldsAsThereMayBe() {
    RowType type = Samples.wide(RowType.MAX_FIELDS).ordered(true).build();
    Object[] values = Samples.values(type, new Random(1));
    RowClass rows = generator.generate(type);

    assertThat(rows.make(values)).isEqualTo(rows.make(values));
  }
}
