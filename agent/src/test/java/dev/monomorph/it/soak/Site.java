package dev.monomorph.it.soak;

import dev.monomorph.Specialize;
import java.util.List;
import java.util.function.IntBinaryOperator;

/** Loaded by many loaders: in each a site, and ten types that it is called with. */
public final class Site implements IntBinaryOperator {
  private final List<Item> items;

  /** A site with a captured number that differs from site to site and makes no difference. */
  public Site() {
    int own = System.identityHashCode(this);
    items =
        List.of(
            new Changing(),
            new Linear(31, 1),
            new Sum(new Linear(30, 2), x -> x),
            Constants.SHIFTED,
            Constants.COUNTED,
            x -> 31 * x + 5,
            x -> 31 * (x + own) + 6 - 31 * own,
            new Sum(x -> 31 * x, x -> 7),
            new Chosen(own),
            x -> items().get(1).value(x) + 8); // a site's items know each other
  }

  private List<Item> items() {
    return items;
  }

  /** Calls the target with the item of a number. */
  @Override
  public int applyAsInt(int item, int x) {
    return run(items.get(item), x);
  }

  @Specialize
  private static int run(Item item, int x) {
    return item.value(x);
  }

  /** Its class file is replaced: another number in place of the 20. */
  static final class Changing implements Item {
    @Override
    public int value(int x) {
      return 31 * x + 20;
    }
  }

  private record Linear(int factor, int constant) implements Item {
    @Override
    public int value(int x) {
      return factor * x + constant;
    }
  }

  private record Sum(Item left, Item right) implements Item {
    @Override
    public int value(int x) {
      return left.value(x) + right.value(x);
    }
  }

  private record Chosen(int own) implements Item {
    @Override
    public int value(int x) {
      Object number = own % 2 == 0 ? (Object) x : Long.valueOf(x);
      return number instanceof Integer even ? 31 * even + 8 : 31 * ((Long) number).intValue() + 8;
    }
  }

  private enum Constants implements Item {
    SHIFTED {
      @Override
      public int value(int x) {
        return (x << 5) - x + 3;
      }
    },
    COUNTED {
      @Override
      public int value(int x) {
        int sum = 4;
        for (int i = 0; i < 31; i++) {
          sum += x;
        }
        return sum;
      }
    }
  }
}
