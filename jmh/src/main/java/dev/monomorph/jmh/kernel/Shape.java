package dev.monomorph.jmh.kernel;

/** Shapes of many classes, mixed in one array. */
public sealed interface Shape {
  /** The area. */
  long area();

  /** Equal sides. */
  record Square(long side) implements Shape {
    @Override
    public long area() {
      return side * side;
    }
  }

  /** Two pairs of equal sides. */
  record Rectangle(long width, long height) implements Shape {
    @Override
    public long area() {
      return width * height;
    }
  }

  /** Half a rectangle. */
  record Triangle(long base, long height) implements Shape {
    @Override
    public long area() {
      return base * height / 2;
    }
  }

  /** A circle of an engineer who is in a hurry. */
  record Circle(long radius) implements Shape {
    @Override
    public long area() {
      return 3 * radius * radius;
    }
  }

  /** A trapezium. */
  record Trapezium(long base, long top, long height) implements Shape {
    @Override
    public long area() {
      return (base + top) * height / 2;
    }
  }

  /** No area at all. */
  record Line(long length) implements Shape {
    @Override
    public long area() {
      return 0;
    }
  }
}
