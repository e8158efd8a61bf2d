package dev.monomorph.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;

/**
 * A static method that the agent has defined: a copy of a target.
 *
 * @param holder its class
 * @param name its name
 * @param type its type, the target's receiver being the first parameter
 * @param hits counts the calls that dispatchers make; null where calls are not counted
 */
public record Code(Class<?> holder, String name, MethodType type, Hits hits) {

  /** Whether other bytecode can name the holder; a hidden class has no name to be linked by. */
  public boolean isNameable() {
    return !holder.isHidden();
  }

  /**
   * A handle on the method.
   *
   * @throws LinkageError if the method that the agent has just defined is not there: a bug
   */
  public MethodHandle handle(Lookup lookup) {
    try {
      return lookup.findStatic(holder, name, type);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(
          "generated method missing: " + holder.getName() + "." + name + type, e);
    }
  }
}
