package dev.monomorph.jmh;

import dev.monomorph.jmh.kernel.Shape;
import dev.monomorph.jmh.kernel.Shape.Circle;
import dev.monomorph.jmh.kernel.Shape.Line;
import dev.monomorph.jmh.kernel.Shape.Square;
import dev.monomorph.jmh.kernel.ShapeKernels;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * What a call costs that goes through a call site and is never specialized: squares alone, from one
 * caller, one small method.
 *
 * <p>Run it under an agent that makes no specializations. Expect {@code cleanUnderAgent} to be as
 * fast as {@code clean}, to a nanosecond a call, and {@code specialized} as {@code polluted}.
 *
 * <pre>{@code
 * java -jar jmh/target/benchmarks.jar \
 *     --agent agent/target/monomorph-agent.jar=max-specializations=0 -- WovenCall
 * }</pre>
 */
@OperationsPerInvocation(WovenCall.SIZE)
public class WovenCall extends KernelBenchmark {
  static final int SIZE = 2_000;
  private static final int USES = 100_000;

  private Shape[] squares =
      Inputs.fill(SIZE, Shape[]::new, random -> new Square(random.nextInt(1_000)));

  /** What a unit of area costs. */
  protected long price = 3;

  @Override
  protected long kernel() {
    long total = 0;
    for (Shape square : squares) {
      total += ShapeKernels.price(square, price);
    }
    return total;
  }

  @Override
  protected void pollute() {
    Shape circle = new Circle(2);
    Shape line = new Line(4);
    long sum = 0;
    for (int i = 0; i < USES; i++) {
      sum += ShapeKernels.price(circle, i);
      sum += ShapeKernels.price(squares[i % SIZE], i);
      sum += ShapeKernels.price(line, i);
    }
    Sink.accept(sum);
  }

  @Override
  protected long byHand() {
    long total = 0;
    for (Shape shape : squares) {
      total += ((Square) shape).area() * price;
    }
    return total;
  }
}
