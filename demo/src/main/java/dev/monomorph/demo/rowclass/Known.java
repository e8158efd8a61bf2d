package dev.monomorph.demo.rowclass;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.member.MethodInvocation;

/** Calls of methods that exist: looked up by reflection, and so not misspelt. */
final class Known {
  static final StackManipulation NEW_OBJECT = call(Object.class, null);
  static final StackManipulation NEW_TEXT = call(StringBuilder.class, null);
  static final StackManipulation TEXT_TO_STRING = call(StringBuilder.class, "toString");
  static final StackManipulation APPEND_CHAR = call(StringBuilder.class, "append", char.class);
  static final StackManipulation LOOKUP = call(MethodHandles.class, "lookup");
  static final StackManipulation CLAIM = call(RowData.class, "claim", MethodHandles.Lookup.class);
  static final StackManipulation LABELS = call(RowData.class, "labels");
  static final StackManipulation VALIDATOR = call(RowData.class, "validator");
  static final StackManipulation VALIDATE = call(RowValidator.class, "validate", Object.class);
  static final StackManipulation EQUAL = call(RowData.class, "equal", String.class, String.class);

  private Known() {}

  /** Appends a value of that type to a text. */
  static StackManipulation append(FieldType type) {
    return call(StringBuilder.class, "append", type.type());
  }

  /** The hash code of a value. */
  static StackManipulation hash(FieldType type) {
    Class<?> owner = type == FieldType.STRING ? RowData.class : type.box();
    return call(owner, "hashCode", type.type());
  }

  /** Compares two values. */
  static StackManipulation compare(FieldType type) {
    Class<?> owner = type == FieldType.STRING ? RowData.class : type.box();
    return call(owner, "compare", type.type(), type.type());
  }

  /** Takes a value out of its box. */
  static StackManipulation unbox(FieldType type) {
    return type == FieldType.STRING
        ? StackManipulation.Trivial.INSTANCE
        : call(type.box(), type.type() + "Value");
  }

  private static StackManipulation call(Class<?> owner, String name, Class<?>... parameters) {
    try {
      Executable found =
          name == null ? owner.getConstructor(parameters) : owner.getMethod(name, parameters);
      return MethodInvocation.invoke(
          found instanceof Method method
              ? new MethodDescription.ForLoadedMethod(method)
              : new MethodDescription.ForLoadedConstructor((Constructor<?>) found));
    } catch (NoSuchMethodException e) {
      throw new AssertionError("no such method: " + e.getMessage(), e);
    }
  }
}
