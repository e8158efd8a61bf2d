package dev.monomorph.demo.rowclass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rows of all generators, and records written by hand, against each other. */
class RowEquivalenceTest {
  private static final long SEED = 20_261_128;

  /** The same as {@link Samples#everyType()}, by hand. */
  private record People(boolean active, int age, long id, double height, String name)
      implements Comparable<People> {
    @Override
    public int compareTo(People that) {
      int order = Boolean.compare(active, that.active);
      order = order != 0 ? order : Integer.compare(age, that.age);
      order = order != 0 ? order : Long.compare(id, that.id);
      order = order != 0 ? order : Double.compare(height, that.height);
      return order != 0 ? order : RowData.compare(name, that.name);
    }
  }

  @Test
  void rowsAreAsRecordsByHand() {
    RowType type = Samples.everyType().ordered(true).build();
    for (RowGenerator generator : RowGenerator.all()) {
      Random random = new Random(SEED);
      RowClass rows = generator.generate(type);
      for (int i = 0; i < 2_000; i++) {
        Object[] a = Samples.values(type, random);
        Object[] b = Samples.values(type, random);
        // Two random rows hardly ever agree; these do but for one field, or for none.
        System.arraycopy(a, 0, b, 0, random.nextInt(a.length + 1));
        Object rowA = rows.make(a);
        Object rowB = rows.make(b);

        assertThat(rowA.equals(rowB))
            .as("%s: %s = %s", generator.name(), rowA, rowB)
            .isEqualTo(people(a).equals(people(b)));
        assertThat(rowA.hashCode()).as(generator.name()).isEqualTo(people(a).hashCode());
        assertThat(rowA.toString()).isEqualTo("p" + people(a).toString().substring(1));
        assertThat(Integer.signum(rows.order().compare(rowA, rowB)))
            .as("%s: order of %s and %s", generator.name(), rowA, rowB)
            .isEqualTo(Integer.signum(people(a).compareTo(people(b))));
      }
    }
  }

  private static People people(Object[] values) {
    return new People(
        (Boolean) values[0],
        (Integer) values[1],
        (Long) values[2],
        (Double) values[3],
        (String) values[4]);
  }

  @Test
  void rowsOfAllGeneratorsAreAlike() throws Throwable {
    Random random = new Random(SEED);
    for (int i = 0; i < 40; i++) {
      RowType type = Samples.random(random);
      Object[] a = Samples.values(type, random);
      Object[] b = Samples.values(type, random);
      System.arraycopy(a, 0, b, 0, random.nextInt(a.length + 1));
      List<List<Object>> told = new ArrayList<>();
      for (RowGenerator generator : RowGenerator.all()) {
        told.add(tell(generator.generate(type), a, b));
      }
      assertThat(told).as(type.fields().toString()).allMatch(told.get(0)::equals);
      assertThat(told.get(0)).contains(a);
    }
  }

  /** All that can be seen of two rows. */
  private static List<Object> tell(RowClass rows, Object[] a, Object[] b) throws Throwable {
    Object rowA = rows.make(a);
    Object rowB = rows.make(b);
    List<Object> told = new ArrayList<>();
    told.add(rowA.equals(rowB));
    told.add(rowA.equals(rows.constructor().orElseThrow().invokeWithArguments(a)));
    told.add(rowA.hashCode());
    told.add(rowA.toString());
    told.add(rows.order().compare(rowA, rowB));
    for (int i = 0; i < a.length; i++) {
      told.add(rows.fields().objects(i).apply(rowA));
    }
    return told;
  }
}
