package dev.monomorph.equivalence;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Turns the values of one run into text that says all that the program could tell of them, and that
 * is the same in another run. Objects are numbered in the order in which they are first seen, so
 * the text shows identity too: whether two wrappers are one, for example.
 *
 * <p>Of functions it says only that they are, since the JVM may share or copy lambdas at will, and
 * of NaNs not their bits, which differ between interpreted and compiled code.
 */
final class Rendering {
  /** How many objects one text goes into. */
  private static final int MOST_OBJECTS = 300;

  private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();
  private final Map<Class<?>, List<Field>> fields = new HashMap<>();

  /** The value itself, and of objects and arrays the class and number only. */
  String shallow(Object value) {
    if (value == null) {
      return "null";
    }
    Class<?> type = value.getClass();
    if (value instanceof Enum<?> constant) {
      return constant.getDeclaringClass().getName() + '.' + constant.name();
    }
    if (isFunction(type)) {
      return "function";
    }
    if (value instanceof Class<?> literal) {
      return literal.toString();
    }
    String text = type.getTypeName() + content(value);
    return isCached(value) ? text : text + '#' + number(value);
  }

  /** Whether this is the one wrapper that everybody gets for the value. */
  private static boolean isCached(Object value) {
    Object common = null;
    if (value instanceof Integer number) {
      common = Integer.valueOf(number.intValue());
    } else if (value instanceof Long number) {
      common = Long.valueOf(number.longValue());
    } else if (value instanceof Character character) {
      common = Character.valueOf(character.charValue());
    } else if (value instanceof Short number) {
      common = Short.valueOf(number.shortValue());
    } else if (value instanceof Byte number) {
      common = Byte.valueOf(number.byteValue());
    } else if (value instanceof Boolean flag) {
      common = Boolean.valueOf(flag.booleanValue());
    }
    return value == common;
  }

  private static boolean isFunction(Class<?> type) {
    String name = type.getName();
    return type.isHidden()
        || name.startsWith("java.util.function.")
        || name.startsWith("java.util.Collections$ReverseComparator")
        || name.startsWith("java.util.Comparator");
  }

  private static String content(Object value) {
    if (value instanceof Number || value instanceof Boolean) {
      return "(" + value + ')';
    }
    if (value instanceof Character character) {
      return "(" + quote(character.toString()) + ')';
    }
    if (value instanceof CharSequence text) {
      return '(' + quote(text.toString()) + ')';
    }
    if (value instanceof Throwable thrown) {
      return '(' + Messages.of(thrown) + ')';
    }
    return value.getClass().isArray() ? "(" + Array.getLength(value) + ')' : "";
  }

  static String quote(String text) {
    return '"' + text.replace("\n", "\\n") + '"';
  }

  private int number(Object value) {
    return numbers.computeIfAbsent(value, unseen -> numbers.size() + 1);
  }

  /** All objects that any text has mentioned. */
  Set<Object> seen() {
    return numbers.keySet();
  }

  /** The value with all that it refers to. */
  String deep(Object value) {
    StringBuilder text = new StringBuilder();
    append(value, text, new IdentityHashMap<>());
    return text.toString();
  }

  private void append(Object value, StringBuilder text, Map<Object, Object> done) {
    text.append(shallow(value));
    if (value == null || done.size() > MOST_OBJECTS || done.put(value, value) != null) {
      return;
    }
    if (value instanceof List<?> list) {
      elements(new ArrayList<>(list), text, done);
    } else if (value.getClass().isArray()) {
      array(value, text, done);
    } else if (isGenerated(value.getClass())) {
      fields(value, text, done);
    }
  }

  static boolean isGenerated(Class<?> type) {
    return ProgramLoader.isProgram(type.getName()) && !type.isHidden();
  }

  private void elements(List<?> list, StringBuilder text, Map<Object, Object> done) {
    String separator = "[";
    for (Object each : list) {
      append(each, text.append(separator), done);
      separator = ", ";
    }
    text.append(list.isEmpty() ? "[]" : "]");
  }

  private void array(Object array, StringBuilder text, Map<Object, Object> done) {
    List<Object> elements = new ArrayList<>();
    boolean primitive = array.getClass().getComponentType().isPrimitive();
    for (int i = 0; i < Array.getLength(array); i++) {
      Object each = Array.get(array, i);
      if (primitive) {
        text.append(i == 0 ? "[" : ", ").append(primitive(each));
      }
      elements.add(each);
    }
    if (primitive) {
      text.append(elements.isEmpty() ? "[]" : "]");
    } else {
      elements(elements, text, done);
    }
  }

  /** A primitive value that reflection has put into a wrapper. */
  static String primitive(Object wrapped) {
    if (wrapped instanceof Character character) {
      return "'\\u" + Integer.toHexString(character) + '\'';
    }
    return wrapped.toString();
  }

  private void fields(Object value, StringBuilder text, Map<Object, Object> done) {
    String separator = "{";
    for (Class<?> type = value.getClass(); isGenerated(type); type = type.getSuperclass()) {
      for (Field field : fieldsOf(type)) {
        text.append(separator).append(field.getName()).append('=');
        field(
            field,
            value,
            (wrapped, primitive) -> {
              if (primitive) {
                text.append(primitive(wrapped));
              } else {
                append(wrapped, text, done);
              }
            });
        separator = ", ";
      }
    }
    text.append(separator.equals("{") ? "{}" : "}");
  }

  private List<Field> fieldsOf(Class<?> type) {
    return fields.computeIfAbsent(type, Rendering::instanceFields);
  }

  private static List<Field> instanceFields(Class<?> type) {
    List<Field> result = new ArrayList<>();
    for (Field field : type.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        field.setAccessible(true);
        result.add(field);
      }
    }
    return result;
  }

  /** The static fields of a class as text. */
  List<String> statics(Class<?> type) {
    List<String> lines = new ArrayList<>();
    for (Field field : type.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers())) {
        field.setAccessible(true);
        String name = type.getName() + '.' + field.getName() + " = ";
        field(
            field,
            null,
            (value, primitive) -> lines.add(name + (primitive ? primitive(value) : deep(value))));
      }
    }
    return lines;
  }

  private static void field(Field field, Object owner, BiConsumer<Object, Boolean> consumer) {
    try {
      consumer.accept(field.get(owner), field.getType().isPrimitive());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
