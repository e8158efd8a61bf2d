package dev.monomorph.cache;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class HmacTest {
  /** RFC 4231, test case 2. */
  @Test
  void isThatOfTheRfc() {
    byte[] data = "what do ya want for nothing?".getBytes(US_ASCII);

    byte[] code = new Hmac("Jefe".getBytes(US_ASCII)).of(data, data.length);

    assertThat(HexFormat.of().formatHex(code))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @Test
  void isThatOfTheJdk() throws Exception {
    Random random = new Random(1);
    for (int length = 1; length < 300; length++) {
      byte[] key = new byte[1 + random.nextInt(64)];
      byte[] data = new byte[length];
      random.nextBytes(key);
      random.nextBytes(data);
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      int part = random.nextInt(length);

      assertThat(new Hmac(key).of(data, part))
          .isEqualTo(mac.doFinal(Arrays.copyOf(data, part)))
          .hasSize(Hmac.LENGTH);
    }
  }

  @Test
  void longKeysAreAnError() {
    assertThatThrownBy(() -> new Hmac(new byte[65])).hasMessage("key of 65 bytes");
  }
}
