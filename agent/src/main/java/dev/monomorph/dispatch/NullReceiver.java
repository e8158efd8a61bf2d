package dev.monomorph.dispatch;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * What a split call does with a null receiver: it throws what the call instruction would throw,
 * from the same line. The frames of handles show in no stack trace.
 *
 * <p>The message lacks the reason, which HotSpot finds in the bytecode before the instruction.
 */
public final class NullReceiver {
  private static final MethodHandle MAKE = make();

  /** Whether HotSpot makes messages, which can be switched off. */
  private static final boolean TOLD = isTold();

  private NullReceiver() {}

  /**
   * A handle that fails on a null receiver as an instruction does; a handle of the JDK's fails
   * without a message.
   *
   * @param call the call; its first parameter is of the class that the instruction names
   * @param method the name of what it calls
   */
  public static MethodHandle refusedBy(MethodHandle call, String method) {
    MethodType type = call.type();
    MethodHandle test =
        Guards.isNull().asType(MethodType.methodType(boolean.class, type.parameterType(0)));
    return MethodHandles.guardWithTest(test, thrower(type, method), call);
  }

  /** Throws, whatever its arguments are. */
  private static MethodHandle thrower(MethodType type, String method) {
    String message = TOLD ? message(type, method) : null;
    MethodHandle exception = MethodHandles.insertArguments(MAKE, 0, message);
    MethodHandle thrower =
        MethodHandles.throwException(type.returnType(), NullPointerException.class);
    return MethodHandles.dropArguments(
        MethodHandles.foldArguments(thrower, exception), 0, type.parameterList());
  }

  /** As HotSpot has it: {@code Cannot invoke "com.acme.Fold.fold(int[], String)"}. */
  static String message(MethodType type, String method) {
    StringBuilder text = new StringBuilder("Cannot invoke \"");
    text.append(name(type.parameterType(0))).append('.').append(method).append('(');
    for (int i = 1; i < type.parameterCount(); i++) {
      text.append(i == 1 ? "" : ", ").append(name(type.parameterType(i)));
    }
    return text.append(")\"").toString();
  }

  private static String name(Class<?> type) {
    if (type.isArray()) {
      return name(type.getComponentType()) + "[]";
    }
    return type == Object.class || type == String.class ? type.getSimpleName() : type.getName();
  }

  private static boolean isTold() {
    Object[] none = new Object[1];
    try {
      return none[0].hashCode() == 0;
    } catch (NullPointerException e) {
      return e.getMessage() != null;
    }
  }

  private static MethodHandle make() {
    try {
      return MethodHandles.publicLookup()
          .findConstructor(
              NullPointerException.class, MethodType.methodType(void.class, String.class));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("NullPointerException(String)", e);
    }
  }
}
