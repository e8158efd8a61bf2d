package dev.monomorph.it.app;

import dev.monomorph.it.app.Splittable.Heir;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Calls targets in ways that cannot be call sites, with more functions than a site has keys. */
public final class SplitRefusals {
  private static final List<Function<Object, Object>> FUNCTIONS =
      List.of(value -> value + "1", value -> value + "2", value -> value + "3");

  private static final MethodType TYPE =
      MethodType.methodType(Object.class, Function.class, Object.class);

  private SplitRefusals() {}

  /**
   * Prints a sum of what is returned.
   *
   * @param args rounds, and milliseconds to sleep in each
   */
  public static void main(String[] args) throws Throwable {
    Method reflected =
        Splittable.class.getDeclaredMethod("reflected", Function.class, Object.class);
    MethodHandle handle = MethodHandles.lookup().findStatic(Splittable.class, "byHandle", TYPE);
    long sum = 0;
    for (int i = 0; i < Integer.parseInt(args[0]); i++) {
      for (Function<Object, Object> function : FUNCTIONS) {
        sum += reflected.invoke(null, function, "reflected").hashCode();
        sum += handle.invoke(function, (Object) "handle").hashCode();
        sum += byPlatform(function).hashCode();
        sum += new Heir().above(function, "above").hashCode();
        sum += Splittable.locked(function, "locked").hashCode();
      }
      Thread.sleep(Integer.parseInt(args[1]));
    }
    System.out.println(sum);
  }

  private static Object byPlatform(Function<Object, Object> function) {
    Map<Function<Object, Object>, Object> map = new HashMap<>();
    map.put(function, "platform");
    map.replaceAll(Splittable::byPlatform);
    return map.get(function);
  }
}
