package dev.monomorph.specialize;

import java.util.Set;
import org.objectweb.asm.Type;

/** Types of the JDK that are known to have one class only, without looking them up. */
final class FinalClasses {
  private static final Set<String> NAMES =
      Set.of(
          "java/lang/String",
          "java/lang/Boolean",
          "java/lang/Byte",
          "java/lang/Character",
          "java/lang/Short",
          "java/lang/Integer",
          "java/lang/Long",
          "java/lang/Float",
          "java/lang/Double",
          "java/lang/Void",
          "java/lang/Class",
          "java/lang/Math",
          "java/lang/StringBuilder",
          "java/lang/StringBuffer",
          "java/lang/StackTraceElement",
          "java/util/Optional",
          "java/util/Locale",
          "java/util/UUID",
          "java/util/regex/Pattern",
          "java/util/regex/Matcher");

  private FinalClasses() {}

  /** Whether every non-null value of the type is known to have the same class. */
  static boolean isExact(Type type) {
    Type component = type.getSort() == Type.ARRAY ? type.getElementType() : type;
    return component.getSort() != Type.OBJECT || NAMES.contains(component.getInternalName());
  }
}
