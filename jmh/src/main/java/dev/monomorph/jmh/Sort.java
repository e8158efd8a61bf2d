package dev.monomorph.jmh;

import dev.monomorph.jmh.kernel.Person;
import dev.monomorph.jmh.kernel.SortKernels;
import java.util.Comparator;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * A recursive merge sort of records, by comparators.
 *
 * <pre>{@code java -jar jmh/target/benchmarks.jar -- Sort}</pre>
 */
public final class Sort {
  private static final int SIZE = 4_000;
  private static final int FEW = 100;
  private static final int USES = 500;

  private Sort() {}

  /**
   * By objects of several comparator classes.
   *
   * <p>Expect {@code polluted} to be about three and a half times slower than {@code handwritten}.
   * A profile of its own makes it about twice faster. The rest is not calls but casts and array
   * store checks, since the arrays of people are {@code Object[]} to the kernel.
   */
  @OperationsPerInvocation(SIZE)
  public static class Comparators extends PersonSort {
    private Comparator<Person> order = new Person.ByAge();

    @Override
    protected Comparator<Person> order() {
      return order;
    }

    @Override
    protected void pollute() {
      for (int i = 0; i < USES; i++) {
        use(FEW, new Person.ById());
        use(FEW, new Person.ByLast());
        use(FEW, new Person.ByScore());
        use(FEW, new Person.ByFirst());
      }
    }

    @Override
    protected void sortByHand(Person[] source, Person[] target, int from, int to) {
      if (to - from < 2) {
        return;
      }
      int middle = (from + to) >>> 1;
      sortByHand(target, source, from, middle);
      sortByHand(target, source, middle, to);
      int left = from;
      int right = middle;
      for (int i = from; i < to; i++) {
        if (right == to || (left < middle && compare(source[left], source[right]) <= 0)) {
          target[i] = source[left++];
        } else {
          target[i] = source[right++];
        }
      }
    }

    private static int compare(Person a, Person b) {
      return Integer.compare(a.age(), b.age());
    }
  }

  /**
   * By chains of {@code Comparator.comparing(…).thenComparing(…)}.
   *
   * <p>All chains consist of objects of the same few classes of {@code java.util.Comparator}, which
   * differ in what they captured. Expect {@code polluted} to be about one and a half times slower
   * than {@code handwritten}, which also spends most of its time in comparing strings, and {@code
   * specialized} to close the gap as far as the specializer looks through captured values.
   */
  @OperationsPerInvocation(SIZE)
  public static class Chains extends PersonSort {
    private Comparator<Person> order =
        Comparator.comparing(Person::last)
            .thenComparing(Person::first)
            .thenComparingInt(Person::age);

    @Override
    protected Comparator<Person> order() {
      return order;
    }

    @Override
    protected void pollute() {
      Comparator<Person> byAge = Comparator.comparing(Person::age);
      Comparator<Person> byId = Comparator.comparing(Person::id);
      Comparator<Person> byScore = Comparator.comparing(Person::score);
      for (int i = 0; i < USES; i++) {
        use(FEW, byAge.thenComparing(Person::last));
        use(FEW, byId.reversed());
        use(FEW, byScore.thenComparing(byId));
        use(FEW, Comparator.comparing(Person::first).thenComparingInt(person -> -person.age()));
      }
    }

    @Override
    protected void sortByHand(Person[] source, Person[] target, int from, int to) {
      if (to - from < 2) {
        return;
      }
      int middle = (from + to) >>> 1;
      sortByHand(target, source, from, middle);
      sortByHand(target, source, middle, to);
      int left = from;
      int right = middle;
      for (int i = from; i < to; i++) {
        if (right == to || (left < middle && compare(source[left], source[right]) <= 0)) {
          target[i] = source[left++];
        } else {
          target[i] = source[right++];
        }
      }
    }

    private static int compare(Person a, Person b) {
      int result = a.last().compareTo(b.last());
      if (result == 0) {
        result = a.first().compareTo(b.first());
      }
      return result != 0 ? result : Integer.compare(a.age(), b.age());
    }
  }

  /** What both have in common: people in, a checksum of their order out. */
  public abstract static class PersonSort extends KernelBenchmark {
    private Person[] people = Inputs.people(SIZE);

    /** The order that is measured. */
    protected abstract Comparator<Person> order();

    /** Sorts as {@link SortKernels#sort} does, in the order that is measured. */
    protected abstract void sortByHand(Person[] source, Person[] target, int from, int to);

    @Override
    protected final long kernel() {
      Person[] sorted = people.clone();
      SortKernels.sort(people.clone(), sorted, 0, SIZE, order());
      return checksum(sorted);
    }

    @Override
    protected final long byHand() {
      Person[] sorted = people.clone();
      sortByHand(people.clone(), sorted, 0, SIZE);
      return checksum(sorted);
    }

    /** Sorts a few of the people in another order. */
    protected final void use(int few, Comparator<Person> other) {
      Person[] sorted = people.clone();
      SortKernels.sort(people.clone(), sorted, 0, few, other);
      Sink.accept(checksum(sorted));
    }

    private static long checksum(Person[] sorted) {
      long checksum = 0;
      for (Person person : sorted) {
        checksum = checksum * 31 + person.id();
      }
      return checksum;
    }
  }
}
