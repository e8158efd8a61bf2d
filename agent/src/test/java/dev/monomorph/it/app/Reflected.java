package dev.monomorph.it.app;

import dev.monomorph.Specialize;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;

/** Prints what reflection tells of a class with targets. */
public class Reflected implements Serializable {
  // No serialVersionUID: it is computed from the members.
  @SuppressWarnings("serial")
  private static class WithoutId implements Serializable {
    int calls;

    @Specialize
    final <T extends Comparable<T>> T greatest(List<? extends T> of) throws IllegalStateException {
      T greatest = null;
      for (T each : of) {
        greatest = greatest == null || each.compareTo(greatest) > 0 ? each : greatest;
      }
      calls++;
      return calls > 0 ? greatest : null;
    }
  }

  private static final long serialVersionUID = 7;

  /** Seen at run time. */
  @Retention(RetentionPolicy.RUNTIME)
  public @interface Seen {
    /** Some text. */
    String value();
  }

  final transient int field = 1;

  @Specialize
  @Seen("method")
  @Deprecated
  public synchronized int fold(
      @Seen("array") int[] numbers, @Seen("operator") IntBinaryOperator operator) {
    return operator.applyAsInt(numbers[0], field);
  }

  @Specialize
  static <A, B> B apply(Function<? super A, ? extends B> function, A argument) {
    return function.apply(argument);
  }

  /** Prints everything before and after the targets have run. */
  public static void main(String[] args) throws Exception {
    print();
    Reflected object = new Reflected();
    for (int i = 0; i < 3; i++) {
      System.out.println(object.fold(new int[] {1}, Integer::sum));
      System.out.println(apply(String::length, "four"));
      System.out.println(new WithoutId().greatest(List.of(1, 3, 2)));
    }
    print();
    Method fold = Reflected.class.getMethod("fold", int[].class, IntBinaryOperator.class);
    IntBinaryOperator times = (a, b) -> a * b;
    System.out.println(fold.invoke(object, new int[] {9}, times));
  }

  private static void print() throws Exception {
    for (Class<?> type : List.of(Reflected.class, WithoutId.class)) {
      System.out.println(type.toGenericString() + " " + type.getModifiers());
      System.out.println(ObjectStreamClass.lookup(type).getSerialVersionUID());
      System.out.println(sorted(type.getDeclaredFields()));
      System.out.println(sorted(type.getDeclaredClasses()));
      System.out.println(sorted(type.getDeclaredConstructors()));
      System.out.println(type.getNestHost());
      for (Object method : sorted(type.getDeclaredMethods())) {
        printMethod((Method) method);
      }
    }
  }

  private static List<Object> sorted(Object[] objects) {
    return Arrays.stream(objects).sorted((a, b) -> a.toString().compareTo(b.toString())).toList();
  }

  private static void printMethod(Executable method) {
    if (method.isSynthetic()) {
      return; // lambdas
    }
    System.out.println(method.toGenericString() + " " + method.getModifiers());
    System.out.println(Arrays.toString(method.getGenericExceptionTypes()));
    printAnnotations(method);
    for (Parameter parameter : method.getParameters()) {
      System.out.println(parameter + " " + parameter.isNamePresent());
      printAnnotations(parameter);
    }
  }

  private static void printAnnotations(AnnotatedElement element) {
    System.out.println(sorted(element.getAnnotations()));
  }
}
