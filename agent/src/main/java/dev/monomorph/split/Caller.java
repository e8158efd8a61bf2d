package dev.monomorph.split;

import java.lang.StackWalker.StackFrame;

/**
 * Where a call of a target stands.
 *
 * @param type the caller's class
 * @param method name and descriptor of its method
 * @param index the bytecode index of the call in the class file as it runs
 */
record Caller(Class<?> type, String method, int index) {
  @Override
  public boolean equals(Object other) {
    return other instanceof Caller caller
        && type == caller.type
        && index == caller.index
        && method.equals(caller.method);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * type.hashCode() + method.hashCode()) + index;
  }

  /** The method, for people. */
  String name() {
    return type.getName() + "#" + method;
  }

  static Caller of(StackFrame frame) {
    return new Caller(
        frame.getDeclaringClass(),
        frame.getMethodName() + frame.getDescriptor(),
        frame.getByteCodeIndex());
  }
}
