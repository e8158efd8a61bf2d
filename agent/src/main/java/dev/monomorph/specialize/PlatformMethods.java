package dev.monomorph.specialize;

import java.util.List;
import java.util.Set;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.MethodNode;

/** Methods of the JDK that the JVM knows: a copy would be ordinary code. */
final class PlatformMethods {
  private static final Set<String> SPECIAL =
      Set.of(
          "Ljdk/internal/vm/annotation/IntrinsicCandidate;",
          "Ljdk/internal/vm/annotation/Hidden;",
          "Ljdk/internal/vm/annotation/ReservedStackAccess;",
          "Ljdk/internal/vm/annotation/ChangesCurrentThread;",
          "Ljdk/internal/reflect/CallerSensitive;",
          "Ljava/lang/invoke/LambdaForm$Hidden;");

  private PlatformMethods() {}

  /** Whether the JVM treats the method in a way of its own. */
  static boolean isSpecial(MethodNode method) {
    List<AnnotationNode> annotations = method.visibleAnnotations;
    if (annotations != null) {
      for (AnnotationNode annotation : annotations) {
        if (SPECIAL.contains(annotation.desc)) {
          return true;
        }
      }
    }
    return false;
  }
}
