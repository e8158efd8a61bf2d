package dev.monomorph.engine;

import dev.monomorph.define.Privileges;
import dev.monomorph.runtime.Foldable;
import dev.monomorph.runtime.Reachability;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;

/**
 * Objects that a site may take for constants by itself: small trees of records, enums, lambdas and
 * immutable collections, with strings, boxes and classes for leaves.
 *
 * <p>All of such a tree can be folded, and a copy that is made for it holds nothing else. A lambda
 * that has captured a request, a list that may change or a cache is none.
 */
final class ConstantTrees {
  private static final int MAX_NODES = 256;

  private final Privileges privileges;

  ConstantTrees(Privileges privileges) {
    this.privileges = privileges;
  }

  /** Whether {@code root} is one, all of whose classes {@code loader} reaches. */
  boolean isTree(ClassLoader loader, Object root) {
    Deque<Object> open = new ArrayDeque<>();
    open.add(root);
    int nodes = 0;
    while (!open.isEmpty()) {
      Object node = open.remove();
      if (++nodes > MAX_NODES || !(isLeaf(loader, node) || addParts(loader, node, open))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLeaf(ClassLoader loader, Object node) {
    return node instanceof String
        || (node instanceof Class<?> type && Reachability.reaches(loader, type))
        || node instanceof Character
        || node instanceof Boolean
        || (node instanceof Number && node.getClass().getPackageName().equals("java.lang"));
  }

  private boolean addParts(ClassLoader loader, Object node, Deque<Object> open) {
    Class<?> type = node.getClass();
    if (Foldable.isImmutableCollection(type)) {
      return addElements(node, open);
    }
    if (!Foldable.isTrusted(type) || !Reachability.reaches(loader, type)) {
      return false;
    }
    for (Field field : type.getDeclaredFields()) {
      boolean part = !Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive();
      Object value = part ? privileges.read(field, node) : null;
      if (value != null) {
        open.add(value);
      }
    }
    return true;
  }

  private static boolean addElements(Object collection, Deque<Object> open) {
    if (collection instanceof Map<?, ?> map) {
      return map.size() <= MAX_NODES && addAll(map.keySet(), open) && addAll(map.values(), open);
    }
    return collection instanceof Collection<?> all && addAll(all, open);
  }

  private static boolean addAll(Collection<?> elements, Deque<Object> open) {
    if (elements.size() > MAX_NODES) {
      return false;
    }
    for (Object element : elements) {
      if (element == null) {
        return false;
      }
      open.add(element);
    }
    return true;
  }
}
