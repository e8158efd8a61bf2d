package dev.monomorph.demo.spectrum;

import dev.monomorph.demo.rowclass.FieldType;
import dev.monomorph.demo.rowclass.RowGenerator;
import dev.monomorph.demo.rowclass.RowType;
import dev.monomorph.demo.rowclass.RowTypeBuilder;
import java.util.Random;

/** The rows that every way makes, and the record that a person would write for them. */
final class People {
  /** Rows of one invocation of a benchmark. */
  static final int ROWS = 1000;

  private static final int OLDEST = 150;

  private People() {}

  /** Ten fields of all types; frozen and ordered. */
  static RowType type() {
    return unchecked().build();
  }

  /** The same, with a hook that looks at each new row. */
  static RowType validated() {
    return unchecked()
        .validated(
            fields -> {
              var age = fields.ints(1);
              var height = fields.doubles(3);
              return row -> check(age.applyAsInt(row), height.applyAsDouble(row));
            })
        .build();
  }

  private static RowTypeBuilder unchecked() {
    return RowType.named("people")
        .field("surname", FieldType.STRING)
        .field("age", FieldType.INT)
        .field("salary", FieldType.LONG)
        .field("height", FieldType.DOUBLE)
        .field("member", FieldType.BOOLEAN)
        .field("city", FieldType.STRING)
        .field("visits", FieldType.INT)
        .field("account", FieldType.LONG)
        .field("balance", FieldType.DOUBLE)
        .field("note", FieldType.STRING)
        .frozen(true)
        .ordered(true);
  }

  private static void check(int age, double height) {
    if (age < 0 || age > OLDEST || !(height > 0)) {
      throw new IllegalArgumentException("age " + age + ", height " + height);
    }
  }

  /** The values of all rows: the same at each call, in texts of their own. */
  static Object[][] values() {
    Random random = new Random(42);
    Object[][] rows = new Object[ROWS][];
    for (int i = 0; i < ROWS; i++) {
      rows[i] =
          new Object[] {
            "name" + random.nextInt(40),
            20 + random.nextInt(60),
            1000L * random.nextInt(100),
            1.5 + random.nextInt(50) / 100.0,
            random.nextBoolean(),
            "city" + random.nextInt(10),
            random.nextInt(1000),
            random.nextLong(),
            random.nextDouble(),
            "note " + i
          };
    }
    return rows;
  }

  /** The generator of a name. */
  static RowGenerator generator(String name) {
    return RowGenerator.all().stream()
        .filter(each -> each.name().equals(name))
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException(name));
  }

  /** By hand. */
  record Person(
      String surname,
      int age,
      long salary,
      double height,
      boolean member,
      String city,
      int visits,
      long account,
      double balance,
      String note)
      implements Comparable<Person> {
    static Person of(Object[] values) {
      return new Person(
          (String) values[0],
          (int) values[1],
          (long) values[2],
          (double) values[3],
          (boolean) values[4],
          (String) values[5],
          (int) values[6],
          (long) values[7],
          (double) values[8],
          (String) values[9]);
    }

    /** One that has been looked at as the hook looks at rows. */
    static Person checked(Object[] values) {
      Person person = of(values);
      check(person.age, person.height);
      return person;
    }

    @Override
    public int compareTo(Person other) {
      int order = surname.compareTo(other.surname);
      order = order != 0 ? order : Integer.compare(age, other.age);
      order = order != 0 ? order : Long.compare(salary, other.salary);
      order = order != 0 ? order : Double.compare(height, other.height);
      order = order != 0 ? order : Boolean.compare(member, other.member);
      order = order != 0 ? order : city.compareTo(other.city);
      order = order != 0 ? order : Integer.compare(visits, other.visits);
      order = order != 0 ? order : Long.compare(account, other.account);
      order = order != 0 ? order : Double.compare(balance, other.balance);
      return order != 0 ? order : note.compareTo(other.note);
    }
  }
}
