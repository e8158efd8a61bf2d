package dev.monomorph.jmh.kernel;

import dev.monomorph.Constant;
import dev.monomorph.Specialize;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * Writes one property of an object, in a binary format; a list of them is a serializer.
 *
 * @param <T> the object's type
 */
public sealed interface PropertyWriter<T> {
  /** Appends the property to what has been written. */
  void write(T object, ByteBuffer out);

  /** Writes all properties of one object. */
  @Specialize
  static <T> void writeAll(@Constant List<PropertyWriter<T>> writers, T object, ByteBuffer out) {
    for (PropertyWriter<T> writer : writers) {
      writer.write(object, out);
    }
  }

  /** Eight bytes. */
  record LongProperty<T>(ToLongFunction<T> getter) implements PropertyWriter<T> {
    @Override
    public void write(T object, ByteBuffer out) {
      out.putLong(getter.applyAsLong(object));
    }
  }

  /** Four bytes. */
  record IntProperty<T>(ToIntFunction<T> getter) implements PropertyWriter<T> {
    @Override
    public void write(T object, ByteBuffer out) {
      out.putInt(getter.applyAsInt(object));
    }
  }

  /** Eight bytes. */
  record DoubleProperty<T>(ToDoubleFunction<T> getter) implements PropertyWriter<T> {
    @Override
    public void write(T object, ByteBuffer out) {
      out.putDouble(getter.applyAsDouble(object));
    }
  }

  /** One byte. */
  record FlagProperty<T>(Predicate<T> getter) implements PropertyWriter<T> {
    @Override
    public void write(T object, ByteBuffer out) {
      out.put((byte) (getter.test(object) ? 1 : 0));
    }
  }

  /** The number of characters in two bytes, then each in two. */
  record TextProperty<T>(Function<T, String> getter) implements PropertyWriter<T> {
    @Override
    public void write(T object, ByteBuffer out) {
      String text = getter.apply(object);
      out.putShort((short) text.length());
      for (int i = 0; i < text.length(); i++) {
        out.putChar(text.charAt(i));
      }
    }
  }
}
