package dev.monomorph.specialize.fact;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * What {@link Optional} and its kin give: an object of just their class, never null, as the
 * documentation of each of their methods that return one says, and their classes are final.
 *
 * <p>So the chain {@code Optional.ofNullable(x).map(f)} is known to run {@code Optional}'s {@code
 * map}, whose copy calls {@code f} directly, without {@code ofNullable} being copied too.
 */
final class OptionalResults {
  private static final List<Class<?>> OPTIONALS =
      List.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

  private OptionalResults() {}

  /** What is known of the object that a call gives; null for nothing. */
  static Fact of(MethodInsnNode call) {
    // No loader but the JDK's own may define a class in java.util.
    if (!call.owner.startsWith("java/util/Optional")) {
      return null;
    }
    String result = Type.getReturnType(call.desc).getInternalName();
    for (Class<?> type : OPTIONALS) {
      String name = Type.getInternalName(type);
      if (name.equals(call.owner) && name.equals(result)) {
        return Fact.exact(type);
      }
    }
    return null;
  }
}
