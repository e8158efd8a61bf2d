package dev.monomorph.specialize;

import java.lang.invoke.LambdaMetafactory;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** What can be read off an {@code invokedynamic} that makes a lambda. */
final class LambdaFactories {
  private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory";
  private static final int FLAGS_ARGUMENT = 3;

  private LambdaFactories() {}

  /** Whether the lambda is serializable: its serial form names the class that made it. */
  static boolean makesSerializable(InvokeDynamicInsnNode dynamic) {
    return dynamic.bsm.getOwner().equals(METAFACTORY)
        && dynamic.bsm.getName().equals("altMetafactory")
        && dynamic.bsmArgs[FLAGS_ARGUMENT] instanceof Integer flags
        && (flags & LambdaMetafactory.FLAG_SERIALIZABLE) != 0;
  }
}
