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

  /** A circle that was sat upon. */
  record Ellipse(long width, long height) implements Shape {
    @Override
    public long area() {
      return 3 * width * height / 4;
    }
  }

  /** A circle with a hole. */
  record Ring(long outer, long inner) implements Shape {
    @Override
    public long area() {
      return 3 * (outer * outer - inner * inner);
    }
  }

  /** Five squares. */
  record Cross(long side) implements Shape {
    @Override
    public long area() {
      return 5 * side * side;
    }
  }

  /** A square that was pushed. */
  record Rhombus(long diagonal, long other) implements Shape {
    @Override
    public long area() {
      return diagonal * other / 2;
    }
  }

  /** A rectangle with another one missing. */
  record Angle(long length, long width) implements Shape {
    @Override
    public long area() {
      return (2 * length - width) * width;
    }
  }

  /** Part of a circle. */
  record Sector(long radius, long degrees) implements Shape {
    @Override
    public long area() {
      return 3 * radius * radius * degrees / 360;
    }
  }
}
