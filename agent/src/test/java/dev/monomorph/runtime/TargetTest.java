package dev.monomorph.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TargetTest {
  private final Target instance = new Target("com/acme/Fold", "fold", "([IJ)I", false);
  private final Target isStatic = new Target("com/acme/Fold", "fold", "([IJ)I", true);

  @Test
  void passesTheReceiverOfAnInstanceMethodFirst() {
    assertThat(instance.copyDescriptor()).isEqualTo("(Lcom/acme/Fold;[IJ)I");
    assertThat(isStatic.copyDescriptor()).isEqualTo("([IJ)I");
  }

  @Test
  void isNamedByClassMethodAndDescriptor() {
    assertThat(instance).hasToString("com.acme.Fold#fold([IJ)I");
    assertThat(instance.signature()).isEqualTo("fold([IJ)I");
  }
}
