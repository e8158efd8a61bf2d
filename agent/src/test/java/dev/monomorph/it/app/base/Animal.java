package dev.monomorph.it.app.base;

/** A superclass with members that only its package and its subclasses may use. */
public class Animal extends Hidden {
  /** A static field. */
  protected static String kind = "animal";

  /** A field that only its package knows. */
  protected int legs = 4;

  /** A wide one. */
  protected long age = 1L << 40;

  /** A constructor for subclasses. */
  protected Animal() {}

  /** A method that subclasses override. */
  public String describe(Object to) {
    return "animal for " + to;
  }

  /** A protected method that they do not. */
  protected String feed(CharSequence food, int times) {
    return food.toString().repeat(times) + legs;
  }

  /** A protected static method. */
  protected static String join(Object left, long number, Object right) {
    return left + "-" + number + "-" + right;
  }

  /** A method that fails. */
  protected int fail(Object o) {
    throw new IllegalStateException("animal " + o);
  }

  @Override
  public Animal self(Object o) {
    return this;
  }

  /** Calls {@link #self} by the class that cannot be named. */
  public static Object selfOf(Animal animal, Object o) {
    return Hidden.selfOf(animal, o);
  }

  @Override
  public String toString() {
    return "animal with " + legs;
  }
}
