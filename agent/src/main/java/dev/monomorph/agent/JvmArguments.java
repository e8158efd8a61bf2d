package dev.monomorph.agent;

import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the JVM was started with: the arguments of the command line and of the environment's
 * variables. The module {@code java.management}, which also tells them, need not be there.
 */
final class JvmArguments {
  private static final String INTERNAL = "jdk.internal.misc";

  private JvmArguments() {}

  /**
   * The arguments.
   *
   * @throws ReflectiveOperationException if this JVM does not tell its arguments
   */
  static List<String> of(Instrumentation instrumentation) throws ReflectiveOperationException {
    instrumentation.redefineModule(
        Object.class.getModule(),
        Set.of(),
        Map.of(INTERNAL, Set.of(JvmArguments.class.getModule())),
        Map.of(),
        Set.of(),
        Map.of());
    return List.of(
        (String[]) Class.forName(INTERNAL + ".VM").getMethod("getRuntimeArguments").invoke(null));
  }
}
