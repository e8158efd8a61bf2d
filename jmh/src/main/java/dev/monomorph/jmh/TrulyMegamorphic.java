package dev.monomorph.jmh;

import dev.monomorph.jmh.kernel.Shape;
import dev.monomorph.jmh.kernel.Shape.Circle;
import dev.monomorph.jmh.kernel.Shape.Line;
import dev.monomorph.jmh.kernel.Shape.Rectangle;
import dev.monomorph.jmh.kernel.Shape.Square;
import dev.monomorph.jmh.kernel.Shape.Trapezium;
import dev.monomorph.jmh.kernel.Shape.Triangle;
import dev.monomorph.jmh.kernel.ShapeKernels;
import java.util.Random;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Objects of six classes, mixed within one array: there is no kind of argument to specialize for,
 * so no gain is possible, and the benchmark shows that nothing is lost.
 *
 * <p>Expect the same time in every column.
 *
 * <pre>{@code java -jar jmh/target/benchmarks.jar -- TrulyMegamorphic}</pre>
 */
public final class TrulyMegamorphic {
  private static final int SIZE = 2_000;
  private static final int USES = 1_000;

  private TrulyMegamorphic() {}

  /** The class changes within the kernel's loop; each call looks like the one before. */
  @OperationsPerInvocation(SIZE)
  public static class WithinCall extends Shapes {
    @Override
    protected long kernel() {
      return ShapeKernels.total(shapes, price);
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
      for (Shape shape : shapes) {
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
    /** The input. */
    protected Shape[] shapes = Inputs.fill(SIZE, Shape[]::new, Shapes::shape);

    /** What a unit of area costs. */
    protected long price = 3;

    private static Shape shape(Random random) {
      int size = random.nextInt(1_000);
      return switch (random.nextInt(6)) {
        case 0 -> new Square(size);
        case 1 -> new Rectangle(size, 2);
        case 2 -> new Triangle(size, 3);
        case 3 -> new Circle(size);
        case 4 -> new Trapezium(size, 5, 7);
        default -> new Line(size);
      };
    }

    @Override
    protected final long byHand() {
      long total = 0;
      for (Shape shape : shapes) {
        total += shape.area() * price;
      }
      return total;
    }
  }
}
