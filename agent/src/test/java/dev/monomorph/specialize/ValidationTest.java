package dev.monomorph.specialize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.runtime.Refusal;
import dev.monomorph.testing.ClassBytes;
import dev.monomorph.testing.Expectations;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Holds small methods against what the comments beside them say: {@code // woven, observes: 0 1} or
 * {@code // refused: SUPER_CALL}. The numbers are those of the parameters, from the receiver on.
 */
abstract class ValidationTest {
  /** One test for each method of a class that has an expectation. */
  static Stream<DynamicTest> validate(Class<?> targets) {
    byte[] bytes = ClassBytes.of(targets);
    ClassNode tree = ClassBytes.tree(bytes);
    return Expectations.of(targets).entrySet().stream()
        .map(
            expected ->
                DynamicTest.dynamicTest(
                    targets.getSimpleName() + "." + expected.getKey(),
                    () -> {
                      MethodNode method = ClassBytes.method(tree, expected.getKey());
                      assertThat(verdict(bytes, method)).isEqualTo(expected.getValue());
                    }));
  }

  /** What is made of a method, in the words of the comments. */
  static String verdict(byte[] classFile, MethodNode method) {
    Refusal refusal = TestProgram.eligibility(ClassBytes.tree(classFile)).check(method);
    if (refusal != null) {
      return "refused: " + refusal;
    }
    return "woven, observes: "
        + TestProgram.relevantParameters(classFile, method).stream()
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(" "));
  }
}
