package dev.monomorph.runtime;

import java.util.function.Predicate;

/**
 * Classes whose objects never change: those whose final fields the JVM itself takes for constants,
 * which are records, enums and hidden classes, as lambdas are (HotSpot, {@code
 * ciField::trust_final_non_static_fields}); those that the user vouches for; and the JDK's
 * immutable collections.
 */
public final class Foldable {
  /** What is so without anybody's word. */
  public static final Foldable BY_ITSELF = new Foldable(new NoClass());

  private static final String IMMUTABLE = "java.util.ImmutableCollections$";

  /**
   * No lambda: this is made while the JVM starts, where its first lambda would cost milliseconds.
   */
  private static final class NoClass implements Predicate<Class<?>> {
    @Override
    public boolean test(Class<?> type) {
      return false;
    }
  }

  private final Predicate<Class<?>> trust;

  /**
   * @param trust the classes that the user vouches for: for their final fields, and for what is in
   *     arrays that these fields hold; an array's class stands for all of its arrays
   */
  public Foldable(Predicate<Class<?>> trust) {
    this.trust = trust;
  }

  /** Whether objects of exactly this class never change, whatever they refer to does. */
  public boolean isUnchanging(Class<?> type) {
    return isTrusted(type) || isImmutableCollection(type);
  }

  /** Whether the final fields of this class never change; of an array, its elements. */
  public boolean isTrusted(Class<?> type) {
    return type.isRecord()
        || type.isHidden()
        || Enum.class.isAssignableFrom(type)
        || isVouchedFor(type);
  }

  /** Whether the user vouches for the class, and so for arrays in its final fields. */
  public boolean isVouchedFor(Class<?> type) {
    return trust.test(type);
  }

  /**
   * Whether objects of this class are collections that never change, whatever their elements do:
   * those that {@code List.of}, {@code Set.of}, {@code Map.of}, their {@code copyOf}, and {@code
   * Stream.toList} make.
   */
  public static boolean isImmutableCollection(Class<?> type) {
    return type.getName().startsWith(IMMUTABLE) && type.getModule() == Object.class.getModule();
  }
}
