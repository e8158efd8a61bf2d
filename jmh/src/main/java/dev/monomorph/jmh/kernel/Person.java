package dev.monomorph.jmh.kernel;

import java.util.Comparator;

/** A row to be sorted. */
public record Person(long id, String first, String last, int age, double score) {
  /** Youngest first. */
  public static final class ByAge implements Comparator<Person> {
    @Override
    public int compare(Person a, Person b) {
      return Integer.compare(a.age, b.age);
    }
  }

  /** In order of arrival. */
  public static final class ById implements Comparator<Person> {
    @Override
    public int compare(Person a, Person b) {
      return Long.compare(a.id, b.id);
    }
  }

  /** Best first. */
  public static final class ByScore implements Comparator<Person> {
    @Override
    public int compare(Person a, Person b) {
      return Double.compare(b.score, a.score);
    }
  }

  /** As in a telephone book. */
  public static final class ByLast implements Comparator<Person> {
    @Override
    public int compare(Person a, Person b) {
      return a.last.compareTo(b.last);
    }
  }

  /** As among friends. */
  public static final class ByFirst implements Comparator<Person> {
    @Override
    public int compare(Person a, Person b) {
      return a.first.compareTo(b.first);
    }
  }
}
