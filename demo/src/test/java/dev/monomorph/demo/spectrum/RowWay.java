package dev.monomorph.demo.spectrum;

import dev.monomorph.demo.rowclass.Accessors;
import dev.monomorph.demo.rowclass.RowClass;
import dev.monomorph.demo.rowclass.RowGenerator;
import dev.monomorph.demo.spectrum.People.Person;
import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * A class of rows as a program sees it that does not know it.
 *
 * @param type the class
 * @param make makes a row of its values, boxed
 * @param checked the same, and looks at it
 * @param order compares two rows
 */
record RowWay(
    Class<?> type,
    Function<Object[], Object> make,
    Function<Object[], Object> checked,
    ToIntFunction<Object> age,
    ToLongFunction<Object> salary,
    ToDoubleFunction<Object> height,
    Function<Object, String> city,
    Comparator<Object> order) {

  /** Of a generator, or of the record. */
  static RowWay of(String name) {
    return name.equals(Costs.HANDWRITTEN) ? handwritten() : generated(People.generator(name));
  }

  private static RowWay handwritten() {
    return new RowWay(
        Person.class,
        Person::of,
        Person::checked,
        row -> ((Person) row).age(),
        row -> ((Person) row).salary(),
        row -> ((Person) row).height(),
        row -> ((Person) row).city(),
        (left, right) -> ((Person) left).compareTo((Person) right));
  }

  private static RowWay generated(RowGenerator generator) {
    RowClass rowClass = generator.generate(People.type());
    Accessors fields = rowClass.fields();
    return new RowWay(
        rowClass.type(),
        rowClass::make,
        generator.generate(People.validated())::make,
        fields.ints(1),
        fields.longs(2),
        fields.doubles(3),
        fields.strings(5),
        rowClass.order());
  }
}
