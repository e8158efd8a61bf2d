package dev.monomorph.equivalence.generate;

import java.util.List;
import org.objectweb.asm.Type;

/** Method descriptors. */
final class Descriptors {
  private Descriptors() {}

  static Type method(List<Ty> parameters, Ty result) {
    return Type.getMethodType(text(parameters, result));
  }

  static String text(List<Ty> parameters, Ty result) {
    StringBuilder text = new StringBuilder("(");
    for (Ty parameter : parameters) {
      text.append(parameter.descriptor());
    }
    return text.append(')').append(result.descriptor()).toString();
  }
}
