package dev.monomorph.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryFormatTest {
  private static final byte[] KEY = new byte[32];
  private static final byte[] CONTENT = {1, 2, 3};

  private final EntryFormat format = new EntryFormat(KEY);

  /** As one who knows the key would make it, with one field of the header changed. */
  private byte[] sealedWith(int offset, int value) {
    byte[] entry = format.seal("name", CONTENT);
    ByteBuffer.wrap(entry).putInt(offset, value);
    int end = entry.length - Hmac.LENGTH;
    System.arraycopy(new Hmac(KEY).of(entry, end), 0, entry, end, Hmac.LENGTH);
    return entry;
  }

  @Test
  void whatWasSealedIsOpened() {
    byte[] entry = format.seal("name", CONTENT);

    assertThat(format.open("name", entry)).isEqualTo(CONTENT);
    assertThat(entry).hasSize((int) EntryFormat.length("name", CONTENT));
    assertThat(format.open("", format.seal("", new byte[0]))).isEmpty();
  }

  @Test
  void everyBitIsSealed() {
    byte[] entry = format.seal("name", CONTENT);
    for (int bit = 0; bit < 8 * entry.length; bit++) {
      byte[] changed = entry.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);

      assertThat(format.open("name", changed)).as("bit %d", bit).isNull();
    }
  }

  @Test
  void everyByteIsNeededAndNoneMore() {
    byte[] entry = format.seal("name", CONTENT);
    for (int length = 0; length <= entry.length + 100; length++) {
      byte[] opened = format.open("name", Arrays.copyOf(entry, length));

      assertThat(opened != null).as("length %d", length).isEqualTo(length == entry.length);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nama", "nam", "names", "", "NAME", "n\u0000me"})
  void anotherNameOpensNothing(String other) {
    assertThat(format.open(other, format.seal("name", CONTENT))).isNull();
  }

  /** An encoding would replace each of them by the same question mark. */
  @Test
  void namesWithLoneSurrogatesAreNotTheSame() {
    assertThat(format.open("\ud800", format.seal("\ud801", CONTENT))).isNull();
    assertThat(format.open("\ud800", format.seal("\ud800", CONTENT))).isEqualTo(CONTENT);
  }

  @Test
  void anotherKeyOpensNothing() {
    byte[] key = KEY.clone();
    key[31] = 1;

    assertThat(new EntryFormat(key).open("name", format.seal("name", CONTENT))).isNull();
  }

  /** Not even with the right code: magic, version and both lengths are looked at. */
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "4, 0",
    "4, 2",
    "8, 7",
    "8, 9",
    "8, -1",
    "8, 2147483647",
    "8, -2147483648",
    "12, 2",
    "12, 4",
    "12, -1",
    "12, 2147483647",
    "12, -2147483648"
  })
  void otherHeadersAreNotOpened(int offset, int value) {
    assertThat(format.open("name", sealedWith(offset, value))).isNull();
  }

  @Test
  void sealedWithIsRightWhenNothingIsChanged() {
    assertThat(format.open("name", sealedWith(4, EntryFormat.VERSION))).isEqualTo(CONTENT);
    assertThat(format.open("name", sealedWith(8, 8))).isEqualTo(CONTENT);
  }

  /** A longer name than the entry has room for. */
  @Test
  void namesBeyondTheEndAreNotOpened() {
    byte[] entry = format.seal("", new byte[0]);

    assertThat(format.open("a name of many more bytes than there are", entry)).isNull();
  }

  /** Entries of before would be read as something else: raise the version, then this. */
  @Test
  void layoutIsThatOfVersion1() {
    assertThat(EntryFormat.VERSION).isEqualTo(1);
    assertThat(EntryFormat.OVERHEAD).isEqualTo(48);
    assertThat(Arrays.copyOf(format.seal("ab", new byte[] {9}), 21))
        .containsExactly('M', 'o', 'n', 'C', 0, 0, 0, 1, 0, 0, 0, 4, 0, 0, 0, 1, 0, 'a', 0, 'b', 9);
  }
}
