package dev.monomorph.specialize.pass;

import dev.monomorph.runtime.Foldable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The calls that are made at specialization time where all they are given is constant: methods of
 * the JDK that change nothing, look at nothing that changes, and are no caller's business.
 *
 * <p>Collections are the immutable ones of the JDK ({@link Foldable#isImmutableCollection}): what
 * is asked of them here never changes. What a set or map is asked for is a string or a box, whose
 * {@code equals} is known; and so are, for a map, no others of its keys, as it may compare them.
 */
final class ConstantCalls {
  /** Stands for a call that is not made. */
  static final Object NOT_MADE = new Object();

  private ConstantCalls() {}

  /**
   * The result of a call.
   *
   * @param receiver the object, not null
   * @param name the method's name
   * @param descriptor the method's descriptor
   * @param arguments its arguments; numbers smaller than {@code int} as {@code Integer}
   * @return {@link #NOT_MADE} where the method is not among those that are called here, or throws:
   *     that is left for run time. So is null, of which the JVM's messages tell where it is from
   */
  static Object call(Object receiver, String name, String descriptor, List<Object> arguments) {
    Object result = resultOf(receiver, name, descriptor, arguments);
    return result == null ? NOT_MADE : result;
  }

  private static Object resultOf(
      Object receiver, String name, String descriptor, List<Object> arguments) {
    try {
      if (receiver instanceof String text) {
        return ofString(text, name + descriptor, arguments);
      }
      if (Foldable.isImmutableCollection(receiver.getClass())) {
        return ofCollection(receiver, name + descriptor, arguments);
      }
      return ofValue(receiver, name + descriptor);
    } catch (IndexOutOfBoundsException | NullPointerException e) {
      return NOT_MADE;
    }
  }

  private static Object ofString(String text, String method, List<Object> arguments) {
    return switch (method) {
      case "length()I" -> text.length();
      case "isEmpty()Z" -> number(text.isEmpty());
      case "hashCode()I" -> text.hashCode();
      case "charAt(I)C" -> (int) text.charAt((Integer) arguments.get(0));
      case "equals(Ljava/lang/Object;)Z" -> number(text.equals(arguments.get(0)));
      case "startsWith(Ljava/lang/String;)Z" -> number(text.startsWith((String) arguments.get(0)));
      case "endsWith(Ljava/lang/String;)Z" -> number(text.endsWith((String) arguments.get(0)));
      case "indexOf(I)I" -> text.indexOf((Integer) arguments.get(0));
      default -> NOT_MADE;
    };
  }

  private static Object ofCollection(Object receiver, String method, List<Object> arguments) {
    if (receiver instanceof Map<?, ?> map) {
      return ofMap(map, method, arguments);
    }
    Collection<?> collection = (Collection<?>) receiver;
    return switch (method) {
      case "size()I" -> collection.size();
      case "isEmpty()Z" -> number(collection.isEmpty());
      case "get(I)Ljava/lang/Object;" ->
          receiver instanceof List<?> list ? list.get((Integer) arguments.get(0)) : NOT_MADE;
      case "contains(Ljava/lang/Object;)Z" ->
          receiver instanceof Set<?> set && areValues(set) && isValue(arguments.get(0))
              ? (Object) number(set.contains(arguments.get(0)))
              : NOT_MADE;
      default -> NOT_MADE;
    };
  }

  private static Object ofMap(Map<?, ?> map, String method, List<Object> arguments) {
    return switch (method) {
      case "size()I" -> map.size();
      case "isEmpty()Z" -> number(map.isEmpty());
      case "get(Ljava/lang/Object;)Ljava/lang/Object;" ->
          areValues(map.keySet()) && isValue(arguments.get(0))
              ? map.get(arguments.get(0))
              : NOT_MADE;
      case "containsKey(Ljava/lang/Object;)Z" ->
          areValues(map.keySet()) && isValue(arguments.get(0))
              ? (Object) number(map.containsKey(arguments.get(0)))
              : NOT_MADE;
      default -> NOT_MADE;
    };
  }

  @SuppressWarnings("EnumOrdinal") // it is the program that asks
  private static Object ofValue(Object receiver, String method) {
    if (receiver instanceof Enum<?> constant) {
      return switch (method) {
        case "ordinal()I" -> constant.ordinal();
        case "name()Ljava/lang/String;" -> constant.name();
        default -> NOT_MADE;
      };
    }
    return switch (method) {
      case "intValue()I" -> receiver instanceof Integer number ? number : NOT_MADE;
      case "longValue()J" -> receiver instanceof Long number ? number : NOT_MADE;
      case "doubleValue()D" -> receiver instanceof Double number ? number : NOT_MADE;
      case "floatValue()F" -> receiver instanceof Float number ? number : NOT_MADE;
      case "shortValue()S" -> receiver instanceof Short number ? (Object) (int) number : NOT_MADE;
      case "byteValue()B" -> receiver instanceof Byte number ? (Object) (int) number : NOT_MADE;
      case "charValue()C" -> receiver instanceof Character unit ? (Object) (int) unit : NOT_MADE;
      case "booleanValue()Z" -> receiver instanceof Boolean bit ? (Object) number(bit) : NOT_MADE;
      default -> NOT_MADE;
    };
  }

  private static boolean areValues(Collection<?> all) {
    return all.stream().allMatch(ConstantCalls::isValue);
  }

  private static boolean isValue(Object object) {
    boolean isNumber =
        object instanceof Number && object.getClass().getPackageName().equals("java.lang");
    return object instanceof String
        || object instanceof Character
        || object instanceof Boolean
        || isNumber;
  }

  private static int number(boolean bit) {
    return bit ? 1 : 0;
  }
}
