package dev.monomorph.cost;

/** What the generated methods take: one call of it is devirtualized in each copy. */
public interface Step {
  /** Takes one step from {@code value}. */
  int from(int value);

  /** The class that the copies are made for. */
  record Plus(int amount) implements Step {
    @Override
    public int from(int value) {
      return value + amount;
    }
  }

  /** A class that the generated methods test for. */
  record Times(int factor) implements Step {
    @Override
    public int from(int value) {
      return value * factor;
    }
  }
}
