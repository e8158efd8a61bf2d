package dev.monomorph.jmh;

import dev.monomorph.jmh.kernel.Shape;
import dev.monomorph.jmh.kernel.Shape.Angle;
import dev.monomorph.jmh.kernel.Shape.Circle;
import dev.monomorph.jmh.kernel.Shape.Cross;
import dev.monomorph.jmh.kernel.Shape.Ellipse;
import dev.monomorph.jmh.kernel.Shape.Line;
import dev.monomorph.jmh.kernel.Shape.Rectangle;
import dev.monomorph.jmh.kernel.Shape.Rhombus;
import dev.monomorph.jmh.kernel.Shape.Ring;
import dev.monomorph.jmh.kernel.Shape.Sector;
import dev.monomorph.jmh.kernel.Shape.Square;
import dev.monomorph.jmh.kernel.Shape.Trapezium;
import dev.monomorph.jmh.kernel.Shape.Triangle;
import dev.monomorph.jmh.kernel.ShapeKernels;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Objects of twelve classes, mixed within one array: there is no kind of argument to specialize
 * for, so no gain is possible, and the benchmark shows that nothing is lost.
 *
 * <p>Expect no column to be slower than {@code polluted}. Twelve, because it must be more than a
 * site keeps copies for ({@code max-keys}, 8 by default). The guards of those that it does keep can
 * even be faster than the virtual call.
 *
 * <pre>{@code java -jar jmh/target/benchmarks.jar -- TrulyMegamorphic}</pre>
 */
public final class TrulyMegamorphic {
  private static final int SIZE = 2_000;

  /** A power of two. */
  private static final int ORDERS = 32;

  private static final int USES = 1_000;

  private TrulyMegamorphic() {}

  /** The class changes within the kernel's loop; each call looks like the one before. */
  @OperationsPerInvocation(SIZE)
  public static class WithinCall extends Shapes {
    @Override
    protected long kernel() {
      return ShapeKernels.total(shuffled(), price);
    }

    @Override
    protected void pollute() {
      Shape[] circles = Inputs.fill(SIZE, Circle[]::new, random -> new Circle(random.nextInt(9)));
      Shape[] squares = Inputs.fill(SIZE, Square[]::new, random -> new Square(random.nextInt(9)));
      Shape[] lines = Inputs.fill(SIZE, Line[]::new, random -> new Line(random.nextInt(9)));
      long sum = 0;
      for (int i = 0; i < USES; i++) {
        sum += ShapeKernels.total(circles, i);
        sum += ShapeKernels.total(squares, i);
        sum += ShapeKernels.total(lines, i);
      }
      Sink.accept(sum);
    }
  }

  /** The class changes from call to call, at one call site: the site has to give up. */
  @OperationsPerInvocation(SIZE)
  public static class BetweenCalls extends Shapes {
    @Override
    protected long kernel() {
      long total = 0;
      for (Shape shape : shuffled()) {
        total += ShapeKernels.price(shape, price);
      }
      return total;
    }

    @Override
    protected void pollute() {
      Shape circle = new Circle(2);
      Shape square = new Square(3);
      Shape line = new Line(4);
      long sum = 0;
      for (int i = 0; i < USES * 100; i++) {
        sum += ShapeKernels.price(circle, i);
        sum += ShapeKernels.price(square, i);
        sum += ShapeKernels.price(line, i);
      }
      Sink.accept(sum);
    }
  }

  /** The shapes, and the same loop written in place. */
  public abstract static class Shapes extends KernelBenchmark {
    /** The same shapes in many orders: one order alone would be learnt by the branch predictor. */
    private Shape[][] orders = new Shape[ORDERS][];

    private int calls;

    /** What a unit of area costs. */
    protected long price = 3;

    Shapes() {
      List<Shape> shapes = Arrays.asList(Inputs.fill(SIZE, Shape[]::new, Shapes::shape));
      Random random = Inputs.random();
      for (int i = 0; i < ORDERS; i++) {
        Collections.shuffle(shapes, random);
        orders[i] = shapes.toArray(new Shape[0]);
      }
    }

    /** The input, in an order of its own for every call. */
    protected final Shape[] shuffled() {
      return orders[calls++ & (ORDERS - 1)];
    }

    private static Shape shape(Random random) {
      int size = random.nextInt(1_000);
      return switch (random.nextInt(12)) {
        case 0 -> new Square(size);
        case 1 -> new Rectangle(size, 2);
        case 2 -> new Triangle(size, 3);
        case 3 -> new Circle(size);
        case 4 -> new Trapezium(size, 5, 7);
        case 5 -> new Ellipse(size, 11);
        case 6 -> new Ring(size, 1);
        case 7 -> new Cross(size);
        case 8 -> new Rhombus(size, 13);
        case 9 -> new Angle(size, 17);
        case 10 -> new Sector(size, 19);
        default -> new Line(size);
      };
    }

    @Override
    protected final long byHand() {
      long total = 0;
      for (Shape shape : shuffled()) {
        total += shape.area() * price;
      }
      return total;
    }
  }
}
