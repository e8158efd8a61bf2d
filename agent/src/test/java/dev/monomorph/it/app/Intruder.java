package dev.monomorph.it.app;

import dev.monomorph.Specialize;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Tries to reach a private woven method of another class through what woven code links to. */
public final class Intruder {
  private Intruder() {}

  /** Whose method it is. */
  static final class Victim {
    private Victim() {}

    @Specialize
    private static String secret(Object o) {
      return "secret of " + o.toString();
    }

    static String open() {
      return secret("its own");
    }
  }

  /** Prints what comes of each attempt. */
  public static void main(String[] args) throws ReflectiveOperationException {
    System.out.println(Victim.open());
    attempt(MethodHandles.publicLookup().in(Victim.class));
    attempt(MethodHandles.publicLookup());
    attempt(MethodHandles.lookup().dropLookupMode(Lookup.PRIVATE).in(Victim.class));
  }

  private static void attempt(Lookup lookup) throws ReflectiveOperationException {
    Class<?> gateway = Class.forName("java.lang.$Monomorph");
    MethodType type = MethodType.methodType(String.class, Object.class);
    Method link = gateway.getMethod("link", Lookup.class, String.class, Object.class, Object.class);
    Method callee =
        gateway.getMethod("callee", Lookup.class, String.class, Object.class, Object.class);
    try {
      link.invoke(null, lookup, "secret", type, type.toMethodDescriptorString());
      System.out.println("linked");
    } catch (InvocationTargetException e) {
      System.out.println(e.getCause().getClass().getSimpleName());
    }
    Method linkCall =
        gateway.getMethod(
            "linkCall", Lookup.class, String.class, Object.class, Object.class, Object.class);
    try {
      linkCall.invoke(null, lookup, "secret", type, MethodHandles.empty(type), "Victim");
      System.out.println("linked");
    } catch (InvocationTargetException e) {
      System.out.println(e.getCause().getClass().getSimpleName());
    }
    try {
      CallSite site = (CallSite) callee.invoke(null, lookup, "secret", type, 0);
      System.out.println("linked " + site);
    } catch (InvocationTargetException e) {
      System.out.println(e.getCause().getClass().getSimpleName());
    }
  }
}
