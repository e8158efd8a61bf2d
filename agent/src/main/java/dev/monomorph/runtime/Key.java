package dev.monomorph.runtime;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;

/**
 * What a specialization assumes of its arguments: one assumption for each parameter of the site.
 *
 * <p>Immutable. A key refers strongly to the classes in it, so it may hold only classes that the
 * site's own loader reaches ({@link Reachability}).
 */
public final class Key {
  private static final Object ANY = Any.ANY;

  private enum Any {
    ANY,
    NULL
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

  /** The exact class that parameter {@code i} is assumed to have, or null where none is. */
  public Class<?> exactClass(int i) {
    return assumptions[i] instanceof Class<?> type ? type : null;
  }

  /** Whether parameter {@code i} is assumed to be null. */
  public boolean isNull(int i) {
    return assumptions[i] == Any.NULL;
  }

  /** Whether nothing is assumed of parameter {@code i}. */
  public boolean isAny(int i) {
    return assumptions[i] == ANY;
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

  /** This key without its assumptions on the parameters that are not {@code used}. */
  public Key keepOnly(BitSet used) {
    Object[] kept = assumptions.clone();
    for (int i = 0; i < kept.length; i++) {
      if (!used.get(i)) {
        kept[i] = ANY;
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
    if (assumption instanceof Class<?> type) {
      return type.getTypeName();
    }
    return assumption == ANY ? "_" : "null";
  }
}
