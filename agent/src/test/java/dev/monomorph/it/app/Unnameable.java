package dev.monomorph.it.app;

import dev.monomorph.Specialize;
import dev.monomorph.it.app.base.Animal;

/** Targets with types in their code that they inherit and cannot name. */
public final class Unnameable {
  private Unnameable() {}

  /** The compiler adds two methods to this class, which return what is overridden. */
  static final class Cat extends Animal {
    @Specialize
    @Override
    public Cat self(Object o) {
      legs += o.hashCode() & 1;
      return this;
    }
  }

  /** Uses a member with a parameter of a class that cannot be named. */
  static final class Fox extends Animal {
    @Specialize
    String meetings(Object o) {
      return super.meet(null) + meet(this) + o.hashCode();
    }
  }

  /** Plays the scene that the first argument names, twice. */
  public static void main(String[] args) {
    for (int i = 0; i < 2; i++) {
      if (args[0].equals("bridge")) {
        Cat cat = new Cat();
        System.out.println(cat.self("a").self(1) + " " + ((Animal) cat).self("c"));
        System.out.println(Animal.selfOf(cat, "a"));
      } else {
        System.out.println(new Fox().meetings("a"));
      }
    }
  }
}
