package dev.monomorph.runtime;

/**
 * Classes whose objects never change: those whose final fields the JVM itself takes for constants,
 * which are records, enums and hidden classes, as lambdas are (HotSpot, {@code
 * ciField::trust_final_non_static_fields}); and the JDK's immutable collections.
 */
public final class Foldable {
  private static final String IMMUTABLE = "java.util.ImmutableCollections$";

  private Foldable() {}

  /** Whether objects of exactly this class never change, whatever they refer to does. */
  static boolean isUnchanging(Class<?> type) {
    return isTrusted(type) || isImmutableCollection(type);
  }

  /** Whether the final fields of objects of exactly this class never change. */
  public static boolean isTrusted(Class<?> type) {
    return type.isRecord() || type.isHidden() || Enum.class.isAssignableFrom(type);
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
