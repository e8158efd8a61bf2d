package dev.monomorph.engine;

import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.specialize.OriginalClass;
import java.lang.invoke.MethodHandle;
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
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FieldNode;

/**
 * What boxes the arguments of a call hold, they themselves or the fields that the target's class
 * declares: by a look at the first elements of arrays and of collections whose code is known to do
 * nothing but to walk over its own memory. The calling thread runs no code of the application's
 * here, nor does it load a class for it.
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

  /** The one class of all boxes that were found. */
  private Class<?> found;

  private boolean mixed;

  private Elements() {}

  /**
   * The class of the boxes that are the elements of all arrays and collections among some objects
   * that hold boxes; null if there are none, or those of several classes.
   */
  static Class<?> boxIn(List<Object> holders) {
    Elements elements = new Elements();
    holders.forEach(elements::look);
    return elements.mixed ? null : elements.found;
  }

  /**
   * The guarded arguments of a call, and what its receiver has in fields.
   *
   * @param owner the class of the site's target
   * @throws ReflectiveOperationException if a field is not there, or of a type that is not the
   *     JDK's
   */
  static List<Object> holders(SpecializingCallSite site, Object[] arguments, OriginalClass owner)
      throws Throwable {
    List<Object> holders = new ArrayList<>(Arrays.asList(arguments));
    boolean hasReceiver = !site.target().isStatic() && site.guarded()[0] == 0;
    if (hasReceiver && arguments[0] != null) {
      for (FieldNode field : owner.holders()) {
        Class<?> type = Class.forName(className(field.desc), false, null);
        MethodHandle getter =
            site.lookup().findGetter(site.lookup().lookupClass(), field.name, type);
        holders.add(getter.invoke(arguments[0]));
      }
    }
    return holders;
  }

  private static String className(String descriptor) {
    Type type = Type.getType(descriptor);
    return type.getSort() == Type.ARRAY ? descriptor.replace('/', '.') : type.getClassName();
  }

  private void look(Object holder) {
    if (holder instanceof Object[] array) {
      look(Arrays.asList(array).iterator());
    } else if (holder != null && COLLECTIONS.contains(holder.getClass())) {
      lookInto((Collection<?>) holder);
    } else if (holder != null && MAPS.contains(holder.getClass())) {
      lookInto(((Map<?, ?>) holder).keySet());
      lookInto(((Map<?, ?>) holder).values());
    }
  }

  /** An empty table may be large, and would be searched to its end. */
  private void lookInto(Collection<?> collection) {
    if (!collection.isEmpty()) {
      look(collection.iterator());
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
