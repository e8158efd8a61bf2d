package dev.monomorph.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Values of the agent's that classes hold, and that can be taken from all of them again.
 *
 * <p>A class holds its values as strongly as it holds itself, and each value its own class, its
 * loader and thereby this store. Unless they are taken away, the agent's loader stays as long as
 * any class that has had a value.
 *
 * @param <T> the type of the values
 */
public abstract class ClassStore<T> extends ClassValue<T> {
  private final Set<Class<?>> holders = Collections.newSetFromMap(new WeakHashMap<>());

  /** Makes a class's value, when it is first asked for. */
  protected abstract T make(Class<?> type);

  @Override
  protected final T computeValue(Class<?> type) {
    synchronized (holders) {
      holders.add(type);
    }
    return make(type);
  }

  /** The classes that have a value. */
  public final List<Class<?>> holders() {
    synchronized (holders) {
      return new ArrayList<>(holders);
    }
  }

  /** Takes the values from all classes. */
  public final void removeAll() {
    holders().forEach(this::remove);
  }
}
