package dev.monomorph.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.Objects;

/**
 * A static method that the agent has defined: a copy of a target.
 *
 * @param holder its class
 * @param name its name
 * @param type its type, the target's receiver being the first parameter
 * @param hits counts the calls that dispatchers make; null where calls are not counted
 * @param meter measures what it brings; null where that is not measured
 */
public record Code(Class<?> holder, String name, MethodType type, Hits hits, Meter meter) {
  @Override
  public boolean equals(Object other) {
    return other instanceof Code code
        && holder == code.holder
        && name.equals(code.name)
        && type.equals(code.type)
        && Objects.equals(hits, code.hits)
        && Objects.equals(meter, code.meter);
  }

  @Override
  public int hashCode() {
    return 31 * holder.hashCode() + name.hashCode();
  }

  /** Code that is not measured. */
  public Code(Class<?> holder, String name, MethodType type, Hits hits) {
    this(holder, name, type, hits, null);
  }

  /** The same code, called by way of a meter. */
  public Code by(Meter measuring) {
    return new Code(holder, name, type, hits, measuring);
  }

  /** Whether other bytecode can call it by name; a hidden class has no name to be linked by. */
  public boolean isNameable() {
    return meter == null && !holder.isHidden();
  }

  /**
   * A handle on the method, or on its meter.
   *
   * @throws LinkageError if the method that the agent has just defined is not there: a bug
   */
  public MethodHandle handle(Lookup lookup) {
    if (meter != null) {
      return meter.invoker();
    }
    try {
      return lookup.findStatic(holder, name, type);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(
          "generated method missing: " + holder.getName() + "." + name + type, e);
    }
  }
}
