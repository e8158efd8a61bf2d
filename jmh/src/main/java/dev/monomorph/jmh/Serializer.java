package dev.monomorph.jmh;

import dev.monomorph.jmh.kernel.Person;
import dev.monomorph.jmh.kernel.PropertyWriter;
import dev.monomorph.jmh.kernel.PropertyWriter.DoubleProperty;
import dev.monomorph.jmh.kernel.PropertyWriter.FlagProperty;
import dev.monomorph.jmh.kernel.PropertyWriter.IntProperty;
import dev.monomorph.jmh.kernel.PropertyWriter.LongProperty;
import dev.monomorph.jmh.kernel.PropertyWriter.TextProperty;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Writes objects to a buffer by a list of property writers, each of which has a lambda for a
 * getter; one call of the kernel per object.
 *
 * <p>Expect {@code handwritten} to be five times faster than {@code polluted} and more.
 *
 * <pre>{@code java -jar jmh/target/benchmarks.jar -- Serializer}</pre>
 */
@OperationsPerInvocation(Serializer.SIZE)
public class Serializer extends KernelBenchmark {
  static final int SIZE = 1_000;
  private static final int USES = 300;
  private static final int BYTES = 64;

  /** What is written. */
  private record Reading(
      long time, int sensor, double value, boolean valid, long sequence, int unit, double error) {}

  private record Point(int x, int y, boolean visible) {}

  private Reading[] readings = Inputs.fill(SIZE, Reading[]::new, Serializer::reading);
  private ByteBuffer out = ByteBuffer.allocate(SIZE * BYTES);

  private List<PropertyWriter<Reading>> writers =
      List.of(
          new LongProperty<>(Reading::time),
          new IntProperty<>(Reading::sensor),
          new DoubleProperty<>(Reading::value),
          new FlagProperty<>(Reading::valid),
          new LongProperty<>(reading -> reading.sequence()),
          new IntProperty<>(reading -> reading.unit() + 1),
          new DoubleProperty<>(Reading::error));

  private static Reading reading(Random random) {
    return new Reading(
        random.nextLong(),
        random.nextInt(),
        random.nextDouble(),
        random.nextBoolean(),
        random.nextLong(),
        random.nextInt(9),
        random.nextDouble());
  }

  private long checksum() {
    long sum = out.position();
    for (int at = 0; at + Long.BYTES <= out.position(); at += SIZE) {
      sum = 31 * sum + out.getLong(at);
    }
    return sum;
  }

  @Override
  protected long kernel() {
    out.clear();
    for (Reading reading : readings) {
      PropertyWriter.writeAll(writers, reading, out);
    }
    return checksum();
  }

  @Override
  protected void pollute() {
    Person[] people = Inputs.people(SIZE);
    List<PropertyWriter<Person>> names =
        List.of(new TextProperty<>(Person::first), new TextProperty<>(Person::last));
    List<PropertyWriter<Person>> figures =
        List.of(
            new LongProperty<>(Person::id),
            new IntProperty<>(Person::age),
            new DoubleProperty<>(Person::score));
    Point[] points =
        Inputs.fill(SIZE, Point[]::new, random -> new Point(random.nextInt(), 1, true));
    List<PropertyWriter<Point>> coordinates =
        List.of(
            new IntProperty<>(Point::x),
            new IntProperty<>(point -> -point.y()),
            new FlagProperty<>(Point::visible));
    for (int i = 0; i < USES; i++) {
      write(names, people);
      write(figures, people);
      write(coordinates, points);
    }
  }

  private <T> void write(List<PropertyWriter<T>> properties, T[] objects) {
    out.clear();
    for (T object : objects) {
      PropertyWriter.writeAll(properties, object, out);
    }
    Sink.accept(out.position());
  }

  @Override
  protected long byHand() {
    out.clear();
    for (Reading reading : readings) {
      out.putLong(reading.time());
      out.putInt(reading.sensor());
      out.putDouble(reading.value());
      out.put((byte) (reading.valid() ? 1 : 0));
      out.putLong(reading.sequence());
      out.putInt(reading.unit() + 1);
      out.putDouble(reading.error());
    }
    return checksum();
  }
}
