package dev.monomorph.weave;

import dev.monomorph.Specialize;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/** Everything that a method can have besides its code. */
@SuppressWarnings("unused") // what is here is only looked at
abstract class PlainTestTarget<T> {
  @Retention(RetentionPolicy.RUNTIME)
  @interface Mark {
    String value();
  }

  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE_USE)
  @interface TypeMark {
    String value();
  }

  private final int field;

  PlainTestTarget(int field) {
    this.field = field;
  }

  @Mark("method")
  @Specialize
  @Deprecated
  protected synchronized <E extends Exception & Comparable<@TypeMark("bound") E>> T mix(
      @Mark("first") Object o, long l, double d, @Mark("last") List<@TypeMark("part") T>[] lists)
      throws E, IllegalStateException {
    if (o == null) {
      throw new IllegalStateException();
    }
    return null;
  }

  static int sum(boolean z, byte b, char c, short s, int i, long l, float f, double d, int[] a) {
    return (int) ((z ? 1 : 0) + b + c + s + i + l + f + d + a[0]);
  }

  static void nothing() {}

  static long wide(long a) {
    return a;
  }

  private Object own() {
    return this;
  }

  abstract T absent();
}
