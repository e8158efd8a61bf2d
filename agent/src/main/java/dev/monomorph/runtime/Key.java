package dev.monomorph.runtime;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;

/**
 * What a specialization assumes of its arguments: one assumption for each parameter of the site.
 *
 * <p>Immutable. A key refers strongly to the classes in it, so it may hold only such that the
 * site's own loader reaches ({@link Reachability}). The objects in it live as long as others want;
 * with one of them the key is {@linkplain #isDead dead}, and no call satisfies it any more.
 */
public final class Key {
  private static final Object ANY = Any.ANY;

  private enum Any {
    ANY,
    NULL
  }

  /** One object, whatever its class says of equality. Equal to itself only once that is gone. */
  private static final class Identity extends WeakReference<Object> {
    final Class<?> type;
    private final int hash;

    Identity(Object value) {
      super(value);
      this.type = value.getClass();
      this.hash = System.identityHashCode(value);
    }

    boolean isDead() {
      return refersTo(null);
    }

    @Override
    public boolean equals(Object other) {
      return this == other || (other instanceof Identity identity && isSameAs(identity));
    }

    private boolean isSameAs(Identity other) {
      Object value = get();
      return hash == other.hash && value != null && other.refersTo(value);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  private final Object[] assumptions;
  private final int hash;

  private Key(Object[] assumptions) {
    this.assumptions = assumptions;
    this.hash = Arrays.hashCode(assumptions);
  }

  /** The key of {@code generic}: nothing is assumed of any of {@code parameters} parameters. */
  public static Key generic(int parameters) {
    Object[] assumptions = new Object[parameters];
    Arrays.fill(assumptions, ANY);
    return new Key(assumptions);
  }

  /**
   * A key that assumes the exact class of the given objects.
   *
   * @param parameters the number of parameters of the site
   * @param guarded which parameters matter, ascending
   * @param classes for each guarded parameter its exact class; {@code null} for a null argument;
   *     {@code void.class} for nothing assumed
   */
  public static Key exact(int parameters, int[] guarded, Class<?>[] classes) {
    Object[] assumptions = new Object[parameters];
    Arrays.fill(assumptions, ANY);
    for (int i = 0; i < guarded.length; i++) {
      Class<?> type = classes[i];
      assumptions[guarded[i]] = type == null ? Any.NULL : type == void.class ? ANY : type;
    }
    return new Key(assumptions);
  }

  /** The number of parameters. */
  public int size() {
    return assumptions.length;
  }

  /** This key, which besides assumes that parameter {@code i} is the very object {@code value}. */
  public Key withIdentity(int i, Object value) {
    Object[] narrowed = assumptions.clone();
    narrowed[i] = new Identity(value);
    return new Key(narrowed);
  }

  /** This key, which besides assumes that parameter {@code i} is of exactly that class. */
  public Key withClass(int i, Class<?> type) {
    Object[] narrowed = assumptions.clone();
    narrowed[i] = type;
    return new Key(narrowed);
  }

  /** The exact class that parameter {@code i} is assumed to have, or null where none is. */
  public Class<?> exactClass(int i) {
    if (assumptions[i] instanceof Identity identity) {
      return identity.type;
    }
    return assumptions[i] instanceof Class<?> type ? type : null;
  }

  /** Whether some parameter is assumed to have a class whose single objects could be constants. */
  public boolean couldHoldConstant(Foldable foldable) {
    for (Object assumption : assumptions) {
      if (assumption instanceof Class<?> type && foldable.isUnchanging(type)) {
        return true;
      }
    }
    return false;
  }

  /** Whether parameter {@code i} is assumed to be one certain object. */
  public boolean isIdentity(int i) {
    return assumptions[i] instanceof Identity;
  }

  /**
   * What refers to the object that parameter {@code i} is assumed to be, and does not keep it
   * alive; null where none is.
   */
  public Reference<Object> identity(int i) {
    return assumptions[i] instanceof Identity identity ? identity : null;
  }

  /** The identity hash code of the object that parameter {@code i} is assumed to be. */
  public int identityHash(int i) {
    return assumptions[i].hashCode();
  }

  /** Whether one of its objects is gone: nothing will ever satisfy it again. */
  public boolean isDead() {
    for (Object assumption : assumptions) {
      if (assumption instanceof Identity identity && identity.isDead()) {
        return true;
      }
    }
    return false;
  }

  /** Whether some parameter is assumed to be one certain object. */
  public boolean holdsObject() {
    for (Object assumption : assumptions) {
      if (assumption instanceof Identity) {
        return true;
      }
    }
    return false;
  }

  /** Its objects, by parameter, to keep them alive; null elements where there are none. */
  public Object[] objects() {
    Object[] objects = new Object[assumptions.length];
    for (int i = 0; i < objects.length; i++) {
      objects[i] = assumptions[i] instanceof Identity identity ? identity.get() : null;
    }
    return objects;
  }

  /** Whether parameter {@code i} is assumed to be null. */
  public boolean isNull(int i) {
    return assumptions[i] == Any.NULL;
  }

  /** Whether nothing is assumed of parameter {@code i}. */
  public boolean isAny(int i) {
    return assumptions[i] == ANY;
  }

  /**
   * Whether a call's arguments are what this key assumes.
   *
   * @param guarded the parameters that it may assume something of, ascending
   * @param arguments those parameters' arguments, in that order
   */
  boolean holds(int[] guarded, Object[] arguments) {
    for (int i = 0; i < guarded.length; i++) {
      if (!holds(assumptions[guarded[i]], arguments[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(Object assumption, Object argument) {
    if (assumption instanceof Identity identity) {
      return argument != null && identity.refersTo(argument);
    }
    if (assumption instanceof Class<?>) {
      return argument != null && argument.getClass() == assumption;
    }
    return assumption == ANY || argument == null;
  }

  /** Whether nothing is assumed at all. */
  public boolean isGeneric() {
    for (Object assumption : assumptions) {
      if (assumption != ANY) {
        return false;
      }
    }
    return true;
  }

  /**
   * This key with nothing in it that was of no use.
   *
   * @param used the parameters that matter
   * @param identified those of them whose very object matters, and not only its class
   */
  public Key keepOnly(BitSet used, BitSet identified) {
    Object[] kept = assumptions.clone();
    for (int i = 0; i < kept.length; i++) {
      if (!used.get(i)) {
        kept[i] = ANY;
      } else if (kept[i] instanceof Identity && !identified.get(i)) {
        kept[i] = exactClass(i);
      }
    }
    return new Key(kept);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Key key && hash == key.hash && sameAssumptions(key);
  }

  private boolean sameAssumptions(Key other) {
    if (assumptions.length != other.assumptions.length) {
      return false;
    }
    for (int i = 0; i < assumptions.length; i++) {
      if (!Objects.equals(assumptions[i], other.assumptions[i])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** For people: {@code (com.acme.Add, null, _)}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("(");
    for (int i = 0; i < assumptions.length; i++) {
      text.append(i == 0 ? "" : ", ").append(describe(assumptions[i]));
    }
    return text.append(')').toString();
  }

  private static String describe(Object assumption) {
    if (assumption instanceof Identity identity) {
      return "constant " + identity.type.getTypeName();
    }
    if (assumption instanceof Class<?> type) {
      return type.getTypeName();
    }
    return assumption == ANY ? "_" : "null";
  }
}
