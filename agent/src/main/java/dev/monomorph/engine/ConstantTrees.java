package dev.monomorph.engine;

import dev.monomorph.define.Privileges;
import dev.monomorph.runtime.Foldable;
import dev.monomorph.runtime.Reachability;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Objects that a site may take for constants by itself: small trees of records, enums, lambdas,
 * immutable collections and what the user vouches for, with strings, boxes and classes for leaves.
 *
 * <p>All of such a tree can be folded, and a copy that is made for it holds nothing else. A lambda
 * that has captured a request, a list that may change or a cache is none.
 */
final class ConstantTrees {
  private static final int MAX_NODES = 256;

  private final Privileges privileges;
  private final Foldable foldable;

  ConstantTrees(Privileges privileges, Foldable foldable) {
    this.privileges = privileges;
    this.foldable = foldable;
  }

  /** Whether {@code root} is one, all of whose classes {@code loader} reaches. */
  boolean isTree(ClassLoader loader, Object root) {
    return new Search(loader).isTree(root);
  }

  /** One look at one tree. */
  private final class Search {
    private final ClassLoader loader;
    private final Deque<Object> open = new ArrayDeque<>();

    /** Arrays that the user vouches for with what holds them. */
    private final Set<Object> arrays = Collections.newSetFromMap(new IdentityHashMap<>());

    Search(ClassLoader loader) {
      this.loader = loader;
    }

    boolean isTree(Object root) {
      open.add(root);
      int nodes = 0;
      while (!open.isEmpty()) {
        Object node = open.remove();
        if (++nodes > MAX_NODES || !(isLeaf(node) || addParts(node))) {
          return false;
        }
      }
      return true;
    }

    private boolean isLeaf(Object node) {
      return node instanceof String
          || (node instanceof Class<?> type && Reachability.reaches(loader, type))
          || node instanceof Character
          || node instanceof Boolean
          || (node instanceof Number && node.getClass().getPackageName().equals("java.lang"));
    }

    private boolean addParts(Object node) {
      Class<?> type = node.getClass();
      if (Foldable.isImmutableCollection(type)) {
        return addElements(node);
      }
      if (arrays.contains(node) || (type.isArray() && foldable.isVouchedFor(type))) {
        return addElementsOfArray(node);
      }
      if (!foldable.isTrusted(type) || !Reachability.reaches(loader, type)) {
        return false;
      }
      for (Class<?> at = type; at != null && foldable.isTrusted(at); at = at.getSuperclass()) {
        addFields(at, node);
      }
      return true;
    }

    private void addFields(Class<?> declaring, Object node) {
      boolean vouched = foldable.isVouchedFor(declaring);
      for (Field field : declaring.getDeclaredFields()) {
        int modifiers = field.getModifiers();
        // What is not final is not folded either: whoever vouches for the rest knows of it.
        boolean folds = Modifier.isFinal(modifiers) || !vouched;
        boolean part = folds && !Modifier.isStatic(modifiers) && !field.getType().isPrimitive();
        Object value = part ? privileges.read(field, node) : null;
        if (value != null) {
          addFrom(value, vouched);
        }
      }
    }

    private void addFrom(Object value, boolean vouched) {
      if (vouched && value.getClass().isArray() && !arrays.add(value)) {
        return;
      }
      open.add(value);
    }

    private boolean addElementsOfArray(Object array) {
      if (array instanceof Object[] elements) {
        if (elements.length > MAX_NODES) {
          return false;
        }
        for (Object element : elements) {
          if (element != null) {
            addFrom(element, true);
          }
        }
      }
      return true;
    }

    private boolean addElements(Object collection) {
      if (collection instanceof Map<?, ?> map) {
        return map.size() <= MAX_NODES && addAll(map.keySet()) && addAll(map.values());
      }
      return collection instanceof Collection<?> all && addAll(all);
    }

    private boolean addAll(Collection<?> elements) {
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
}
