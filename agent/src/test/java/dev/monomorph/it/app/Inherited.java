package dev.monomorph.it.app;

import dev.monomorph.Specialize;
import dev.monomorph.it.app.base.Animal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Targets that use what only a subclass may. */
public final class Inherited {
  private Inherited() {}

  /** A superclass in this package, between the two others. */
  static class Mammal extends Animal {
    @Override
    public String describe(Object to) {
      return "mammal and " + super.describe(to);
    }
  }

  /** An interface whose default method is called by name. */
  interface Pet {
    default String call(Object name) {
      return "come, " + name;
    }
  }

  /** The targets. */
  static class Dog extends Mammal implements Pet, Cloneable {
    @Specialize
    @Override
    public String describe(Object to) {
      return "dog and " + super.describe(to) + to.hashCode();
    }

    @Specialize
    @Override
    public String call(Object name) {
      return Pet.super.call(name) + name.toString();
    }

    @Specialize
    String superOfObject(Object o) {
      return super.toString() + o.hashCode();
    }

    @Specialize
    String superInLambda(Object o) {
      Supplier<String> supplier = () -> super.describe(o);
      return supplier.get() + o.hashCode();
    }

    @Specialize
    String fields(Object o) {
      legs += o.hashCode();
      age = age * 2 + legs;
      kind = kind.substring(0, 6) + o;
      return legs + " " + age + " " + kind;
    }

    @Specialize
    String methods(CharSequence food) {
      return feed(food, 2) + join(food, 1L << 33, null);
    }

    @Specialize
    static String joinAll(Object left, Object right) {
      return join(left, left.hashCode(), right.toString());
    }

    @Specialize
    String ofAnother(Object o) {
      Dog puppy = new Dog();
      puppy.legs = o.hashCode();
      return puppy.feed(o.toString(), 1) + puppy.legs;
    }

    @Specialize
    Object copy(Object o) throws CloneNotSupportedException {
      return clone().toString() + o.hashCode();
    }

    @Specialize
    @Override
    protected int fail(Object o) {
      return super.fail(o) + o.hashCode();
    }
  }

  /** What is overridden here must not be what {@code super} calls in its superclass. */
  static final class Puppy extends Dog {
    @Override
    public String describe(Object to) {
      return "puppy and " + super.describe(to);
    }

    @Override
    protected String feed(CharSequence food, int times) {
      return "milk" + times + food;
    }
  }

  /** Of a list of the JDK's. */
  static final class Counted extends ArrayList<Object> {
    private static final long serialVersionUID = 1L;

    @Specialize
    @Override
    public boolean add(Object o) {
      modCount += o.hashCode() & 1;
      return super.add(o);
    }

    @Specialize
    void cut(List<?> to) {
      removeRange(to.size(), size());
    }
  }

  /** Runs everything twice, so that the second time runs what the first time made. */
  public static void main(String[] args) throws Exception {
    for (int i = 0; i < 2; i++) {
      for (Object o : List.of("a", 3, 'c')) {
        use(new Dog(), o);
        use(new Puppy(), o);
      }
      Counted counted = new Counted();
      counted.add("first");
      counted.add(2);
      counted.add("third");
      counted.cut(List.of(1));
      System.out.println(counted);
    }
  }

  private static void use(Dog dog, Object o) throws Exception {
    System.out.println(dog.describe(o) + dog.call(o) + dog.superOfObject(o));
    System.out.println(dog.superInLambda(o) + dog.fields(o) + dog.methods(o.toString()));
    System.out.println(Dog.joinAll(o, o) + dog.ofAnother(o) + dog.copy(o));
    try {
      dog.fail(o);
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
  }
}
