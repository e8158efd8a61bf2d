package dev.monomorph.jmh.kernel;

import dev.monomorph.Specialize;
import org.openjdk.jmh.annotations.CompilerControl;

/** Methods whose objects change class from element to element: nothing to specialize for. */
public final class ShapeKernels {
  private ShapeKernels() {}

  /** The price of all shapes: the class changes within the loop, unseen from the call. */
  @Specialize
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  public static long total(Shape[] shapes, long pricePerArea) {
    long total = 0;
    for (Shape shape : shapes) {
      total += shape.area() * pricePerArea;
    }
    return total;
  }

  /** The price of one shape: the class changes from call to call. */
  @Specialize
  public static long price(Shape shape, long pricePerArea) {
    return shape.area() * pricePerArea;
  }
}
