package dev.monomorph.inspect.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.runtime.Target;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Class files that are kept until they are wanted as text. */
class KeptCodeTest {
  private static final String DESCRIPTOR = "([ILjava/util/function/IntBinaryOperator;)V";
  private static final Target FOLD = new Target("com/acme/Fold", "fold", DESCRIPTOR, true);

  private final KeptCode code = new KeptCode();

  private static byte[] classFile(String name, String copyOf) {
    return SampleCode.method(name, "fold", DESCRIPTOR, copyOf, new Random(1));
  }

  private static String text(String base64) {
    return new String(Deflated.inflate(Base64.getDecoder().decode(base64)), UTF_8);
  }

  @Test
  void whatItWasNotToldIsNotKnown() {
    assertThat(code.original(FOLD)).isNull();
    assertThat(code.specialization("com.acme.Fold$$Mono_1")).isNull();
  }

  @Test
  void theOriginalIsTheMethodOnly() {
    code.copied(FOLD, classFile("com/acme/Fold", null));

    assertThat(text(code.original(FOLD)))
        .startsWith("// access flags")
        .contains("static fold(" + DESCRIPTOR.substring(1))
        .contains("IntBinaryOperator.applyAsInt (II)I (itf)\n");
    assertThat(text(code.original(new Target("com/acme/Fold", "other", "()V", true)))).isBlank();
  }

  @Test
  void aCopyIsAllThatCameWithIt() {
    Map<String, byte[]> classFiles = new LinkedHashMap<>();
    classFiles.put("com.acme.Fold$$Mono_1", classFile("com/acme/Fold$$Mono_1", "a/A"));
    classFiles.put("com.acme.Max$$Mono_2", classFile("com/acme/Max$$Mono_2", "b/B"));

    code.defined(FOLD, classFiles);

    assertThat(text(code.specialization("com.acme.Fold$$Mono_1")))
        .containsSubsequence(
            "INVOKESTATIC a/A.", "\n// class com.acme.Max$$Mono_2\n", "INVOKESTATIC b/B.");
    assertThat(code.specialization("com.acme.Max$$Mono_2")).isNull();
  }

  /** The report has a text less; the program runs on. */
  @Test
  void whatTheLimitLeavesNoRoomForIsNotKept() {
    byte[] classFile = classFile("com/acme/Fold$$Mono_1", "a/A");
    KeptCode narrow = new KeptCode(Deflated.of(classFile).length);

    narrow.defined(FOLD, Map.of("first", classFile));
    narrow.defined(FOLD, Map.of("second", classFile));

    assertThat(narrow.specialization("first")).isNotNull();
    assertThat(narrow.specialization("second")).isNull();
  }

  @Test
  void whatIsNoClassFileSaysSo() {
    code.copied(FOLD, new byte[] {1, 2, 3});

    assertThat(text(code.original(FOLD))).startsWith("// cannot be shown: java.lang.");
  }
}
