package dev.monomorph.engine;

import dev.monomorph.define.Privileges;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What boxes the arguments of a call hold, they themselves or the fields of the application's
 * objects among them: by a look at the first elements of arrays and of collections whose code is
 * known to do nothing but to walk over its own memory.
 *
 * <p>It is a guess, and is taken for no more. A collection that another thread changes meanwhile
 * tells nothing, or something that is not so.
 */
final class Elements {
  /** Elements that are looked at in one collection, at the most. */
  static final int LOOKED_AT = 8;

  private static final Set<Class<?>> BOXES =
      Set.of(
          Integer.class,
          Long.class,
          Double.class,
          Float.class,
          Short.class,
          Byte.class,
          Character.class,
          Boolean.class);

  private static final Set<Class<?>> COLLECTIONS =
      Set.of(
          ArrayList.class,
          LinkedList.class,
          ArrayDeque.class,
          HashSet.class,
          LinkedHashSet.class,
          CopyOnWriteArrayList.class,
          Arrays.asList().getClass(),
          List.of().getClass(),
          List.of(1).getClass());

  private static final Set<Class<?>> MAPS =
      Set.of(HashMap.class, LinkedHashMap.class, ConcurrentHashMap.class);

  private final Privileges privileges;

  /** The one class of all boxes that were found. */
  private Class<?> found;

  private boolean mixed;

  private Elements(Privileges privileges) {
    this.privileges = privileges;
  }

  /**
   * The class of the boxes that are the elements of all arrays and collections among the arguments
   * that hold boxes; null if there are none, or those of several classes.
   */
  static Class<?> boxIn(Object[] arguments, Privileges privileges) {
    Elements elements = new Elements(privileges);
    for (Object argument : arguments) {
      try {
        elements.look(argument);
        elements.lookInto(argument);
      } catch (RuntimeException | LinkageError e) {
        // Another thread is changing it, and then its code may fail in any way; or the type of some
        // field is missing.
        return null;
      }
    }
    return elements.mixed ? null : elements.found;
  }

  private void lookInto(Object holder) {
    Class<?> type = holder == null ? null : holder.getClass();
    for (; type != null && type.getClassLoader() != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && mayHold(field.getType())) {
          look(privileges.read(field, holder));
        }
      }
    }
  }

  private static boolean mayHold(Class<?> type) {
    return Object[].class.isAssignableFrom(type)
        || Iterable.class.isAssignableFrom(type)
        || Map.class.isAssignableFrom(type);
  }

  private void look(Object holder) {
    if (holder instanceof Object[] array) {
      look(Arrays.asList(array).iterator());
    } else if (holder != null && COLLECTIONS.contains(holder.getClass())) {
      look(((Collection<?>) holder).iterator());
    } else if (holder != null && MAPS.contains(holder.getClass())) {
      look(((Map<?, ?>) holder).keySet().iterator());
      look(((Map<?, ?>) holder).values().iterator());
    }
  }

  /** All that are looked at are of one class, or the collection says nothing of what it holds. */
  private void look(Iterator<?> elements) {
    Class<?> only = null;
    for (int i = 0; i < LOOKED_AT && elements.hasNext(); i++) {
      Object element = elements.next();
      Class<?> type = element == null ? null : element.getClass();
      if (type == null || (only != null && only != type)) {
        return;
      }
      only = type;
    }
    if (only != null && BOXES.contains(only)) {
      mixed |= found != null && found != only;
      found = only;
    }
  }
}
