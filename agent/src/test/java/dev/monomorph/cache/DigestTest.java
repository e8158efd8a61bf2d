package dev.monomorph.cache;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DigestTest {
  /** FIPS 180-2, appendix B.1. */
  @Test
  void isThatOfTheStandard() {
    assertThat(Digest.hex("abc".getBytes(US_ASCII)))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        .hasSize(Digest.LENGTH);
  }
}
