package dev.monomorph.specialize.fact;

import java.lang.reflect.Modifier;
import java.util.Objects;

/**
 * An element of the lattice: what is known of one value.
 *
 * <pre>
 *                Any
 *             /   |    \
 *   Subtype(C)    |     NonNull        a reference may have a type and a nullness
 *        |        |
 *    Exact(C)  Constant(v)
 * </pre>
 *
 * <p>Types come from keys, allocations and tests, never from declarations: the JVM's verifier lets
 * a value of any class stand where an interface is declared (JVMS 4.10.1.2).
 *
 * @param type every non-null value is an instance of it; null where nothing is known
 * @param exact whether every non-null value has exactly that class
 * @param nullness whether the value is null
 * @param constant the value itself: a number, a {@code Class}, or an {@link Identity}; null where
 *     it is not known
 */
public record Fact(Class<?> type, boolean exact, Nullness nullness, Object constant) {
  /** Nothing is known. */
  public static final Fact ANY = new Fact(null, false, Nullness.UNKNOWN, null);

  /** The null reference. */
  public static final Fact NULL = new Fact(null, false, Nullness.NULL, null);

  /** Some object. */
  public static final Fact NON_NULL = new Fact(null, false, Nullness.NON_NULL, null);

  /** An object of exactly this class. */
  public static Fact exact(Class<?> type) {
    return new Fact(type, true, Nullness.NON_NULL, null);
  }

  /** A known int, boolean, byte, char or short. */
  public static Fact constant(int value) {
    return new Fact(null, false, Nullness.UNKNOWN, value);
  }

  /** A known number of another primitive type. */
  public static Fact constant(Number value) {
    return new Fact(null, false, Nullness.UNKNOWN, value);
  }

  /** A known object. */
  public static Fact object(Object value) {
    return value instanceof Class<?> type
        ? constant(type)
        : new Fact(value.getClass(), true, Nullness.NON_NULL, new Identity(value));
  }

  /** A known class. */
  public static Fact constant(Class<?> value) {
    return new Fact(Class.class, true, Nullness.NON_NULL, value);
  }

  /** What is known of the elements of an array of which this is known: each store is checked. */
  public Fact element() {
    if (type == null || !type.isArray() || type.getComponentType().isPrimitive()) {
      return ANY;
    }
    return ANY.narrowedTo(type.getComponentType());
  }

  /** Whether this is an array whose elements have one class only, which this tells. */
  public boolean tellsElements() {
    return isExactObject() && type.isArray() && element().exact();
  }

  /** Whether this is an object whose class is known for certain. */
  public boolean isExactObject() {
    return exact && nullness == Nullness.NON_NULL;
  }

  /** Whether the value itself is known: a number, an object, or null. */
  public boolean isConstant() {
    return constant != null || isNull();
  }

  /** The object itself, or null where it is not known. */
  public Object object() {
    return constant instanceof Identity identity ? identity.value() : null;
  }

  /** What is left if the object itself is of no interest: its class. */
  public Fact withoutObject() {
    return object() == null ? this : exact(type);
  }

  /** Whether this is certainly null. */
  public boolean isNull() {
    return nullness == Nullness.NULL;
  }

  /** Whether this is certainly not null. */
  public boolean isNonNull() {
    return nullness == Nullness.NON_NULL;
  }

  /** This fact, of a value that is not null either. */
  public Fact nonNull() {
    return new Fact(type, exact, Nullness.NON_NULL, constant);
  }

  /**
   * This fact, of a value that has passed a test for {@code test}, null included.
   *
   * <p>Where no value can pass, it stays as it is: nobody gets there, and what is known where the
   * ways meet again is not lost.
   */
  public Fact narrowedTo(Class<?> test) {
    boolean always = type != null && test != null && test.isAssignableFrom(type);
    if (test == null || isNull() || exact || always) {
      return this;
    }
    boolean nowExact = Modifier.isFinal(test.getModifiers()) && !test.isArray();
    return new Fact(test, nowExact, nullness, constant);
  }

  /**
   * Whether a value is an instance of {@code test}: TRUE or FALSE where that is certain for every
   * value but null, else null.
   */
  public Boolean instanceOf(Class<?> test) {
    if (type == null) {
      return null;
    }
    if (test.isAssignableFrom(type)) {
      return true;
    }
    return exact ? Boolean.FALSE : null;
  }

  // By hand: the JVM makes those of records from method handles, and the analysis asks all the
  // time.
  @Override
  public boolean equals(Object object) {
    return this == object
        || (object instanceof Fact other
            && type == other.type
            && exact == other.exact
            && nullness == other.nullness
            && Objects.equals(constant, other.constant));
  }

  @Override
  public int hashCode() {
    return Objects.hash(type, exact, nullness, constant);
  }

  /** What is known of a value that is either this or {@code other}. */
  public Fact join(Fact other) {
    if (equals(other)) {
      return this;
    }
    Nullness joined = nullness.join(other.nullness);
    if (isNull()) {
      return new Fact(other.type, other.exact, joined, null);
    }
    if (other.isNull()) {
      return new Fact(type, exact, joined, null);
    }
    Object same = Objects.equals(constant, other.constant) ? constant : null;
    Class<?> upper = commonType(other);
    boolean bothExact = exact && other.exact && type == other.type;
    return new Fact(upper, bothExact, joined, same);
  }

  private Class<?> commonType(Fact other) {
    if (type == null || other.type == null) {
      return null;
    }
    if (type.isAssignableFrom(other.type)) {
      return type;
    }
    return other.type.isAssignableFrom(type) ? other.type : null;
  }

  /** For people, as in dumps: {@code Exact(com.acme.Add)}, {@code Constant(3)}, {@code Any}. */
  @Override
  public String toString() {
    if (isNull()) {
      return "Null";
    }
    if (constant != null) {
      return "Constant(" + constant + ")";
    }
    String suffix = isNonNull() ? "" : "?";
    if (type != null) {
      return (exact ? "Exact(" : "Subtype(") + type.getTypeName() + ")" + suffix;
    }
    return isNonNull() ? "NonNull" : "Any";
  }
}
