package dev.monomorph.specialize;

import java.lang.invoke.LambdaMetafactory;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** What can be read off the bootstrap method of an {@code invokedynamic}. */
final class LambdaFactories {
  private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory";
  private static final int FLAGS_ARGUMENT = 3;

  private static final Set<String> BOOTSTRAPS =
      Set.of(
          METAFACTORY,
          "java/lang/invoke/StringConcatFactory",
          "java/lang/invoke/ConstantBootstraps",
          "java/lang/runtime/ObjectMethods",
          "java/lang/runtime/SwitchBootstraps");

  /** What JaCoCo adds to each class: it gives the class's one array of probes, whoever asks. */
  private static final String PROBES = "$jacocoInit";

  private LambdaFactories() {}

  /**
   * Whether a bootstrap method gives the same in another class of the nest: the JDK's, which use
   * their caller's lookup for access only, and JaCoCo's. Others can do anything with it.
   */
  static boolean ignoresCaller(Handle bootstrap) {
    return BOOTSTRAPS.contains(bootstrap.getOwner()) || bootstrap.getName().equals(PROBES);
  }

  /** Whether this is a lambda expression or a method reference. */
  static boolean makesLambda(InvokeDynamicInsnNode dynamic) {
    return dynamic.bsm.getOwner().equals(METAFACTORY) && !makesSerializable(dynamic);
  }

  /** Whether the lambda is serializable: its serial form names the class that made it. */
  static boolean makesSerializable(InvokeDynamicInsnNode dynamic) {
    return dynamic.bsm.getOwner().equals(METAFACTORY)
        && dynamic.bsm.getName().equals("altMetafactory")
        && dynamic.bsmArgs[FLAGS_ARGUMENT] instanceof Integer flags
        && (flags & LambdaMetafactory.FLAG_SERIALIZABLE) != 0;
  }
}
