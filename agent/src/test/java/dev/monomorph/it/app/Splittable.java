package dev.monomorph.it.app;

import dev.monomorph.Specialize;
import dev.monomorph.it.app.base.Guarded;
import java.util.function.Function;

/** Targets of the kinds that a call instruction can name; each is only as good as its function. */
final class Splittable {
  private Splittable() {}

  @Specialize
  static Object apply(Function<Object, Object> function, Object value) {
    return function.apply(value);
  }

  @Specialize
  static double wide(long first, Function<Object, Object> function, double second, Object value) {
    return first + function.apply(value).toString().length() + second;
  }

  @Specialize
  static String all(Function<Object, Object> function, Object... values) {
    StringBuilder text = new StringBuilder();
    for (Object value : values) {
      text.append(function.apply(value));
    }
    return text.toString();
  }

  @Specialize
  static Object[] mapped(Object[] values, Function<Object, Object> function) {
    Object[] results = values.clone();
    for (int i = 0; i < results.length; i++) {
      results[i] = function.apply(values[i]);
    }
    return results;
  }

  @Specialize
  static synchronized Object locked(Function<Object, Object> function, Object value) {
    return function.apply(value);
  }

  @Specialize
  static Object reflected(Function<Object, Object> function, Object value) {
    return function.apply(value);
  }

  @Specialize
  static Object byHandle(Function<Object, Object> function, Object value) {
    return function.apply(value);
  }

  @Specialize
  static Object byPlatform(Function<Object, Object> function, Object value) {
    return function.apply(value);
  }

  /** An interface with targets of all three kinds. */
  interface Face {
    @Specialize
    static Object statically(Function<Object, Object> function, Object value) {
      return function.apply(value);
    }

    @Specialize
    default Object byDefault(Function<Object, Object> function, Object value) {
      return function.apply(value);
    }

    @Specialize
    private Object privately(Function<Object, Object> function, Object value) {
      return function.apply(value);
    }

    /** Calls the private one. */
    static Object call(Face face, Function<Object, Object> function) {
      return face.privately(function, "privately");
    }
  }

  static class Plain implements Face {}

  static class Own implements Face {
    @Override
    public Object byDefault(Function<Object, Object> function, Object value) {
      return "own " + function.apply(value);
    }
  }

  /** What is called through an interface that knows nothing of targets. */
  interface Named {
    Object named(Function<Object, Object> function, Object value);
  }

  static class Base implements Named {
    @Specialize
    @Override
    public Object named(Function<Object, Object> function, Object value) {
      return function.apply(value);
    }

    @Specialize
    Object virtual(Function<Object, Object> function, Object value) {
      return function.apply(value);
    }

    @Specialize
    final Object certain(Function<Object, Object> function, Object value) {
      return function.apply(value);
    }

    @Specialize
    private Object hidden(Function<Object, Object> function, Object value) {
      return function.apply(value);
    }

    @Specialize
    Object above(Function<Object, Object> function, Object value) {
      return function.apply(value);
    }
  }

  static Object callHidden(Base base, Function<Object, Object> function) {
    return base.hidden(function, "hidden");
  }

  static class Heir extends Base {
    @Override
    Object above(Function<Object, Object> function, Object value) {
      return "above " + super.above(function, value);
    }
  }

  static class Other extends Heir {
    @Override
    Object virtual(Function<Object, Object> function, Object value) {
      return "other " + function.apply(value);
    }

    @Override
    public Object named(Function<Object, Object> function, Object value) {
      return "other " + function.apply(value);
    }
  }

  /** Calls a protected target of another package. */
  static class Stranger extends Guarded {
    Object call(Function<Object, Object> function) {
      return guarded(function, "protected");
    }
  }

  static class Constructed {
    final Object result;

    Constructed(Function<Object, Object> function) {
      result = apply(function, "constructed");
    }
  }

  /** Has the call in a copy. */
  @Specialize
  static Object through(Function<Object, Object> function, Object value) {
    return function.apply(apply(function, value));
  }
}
