package dev.monomorph.weave;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConstantPoolScanTest {
  private static final byte[] ABSENT = "Ldev/monomorph/Absent;".getBytes(UTF_8);

  @Test
  void readsClassesOfTheJdk() throws IOException {
    Path module = Path.of(URI.create("jrt:/java.base"));
    List<Path> files;
    try (Stream<Path> walk = Files.walk(module.resolve("java/util"))) {
      files = walk.filter(file -> file.toString().endsWith(".class")).toList();
    }
    assertThat(files).hasSizeGreaterThan(1000);

    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      String path = module.relativize(file).toString();
      String name = path.substring(0, path.length() - ".class".length());
      assertThat(ConstantPoolScan.thisClass(bytes)).isEqualTo(name);
      assertThat(ConstantPoolScan.majorVersion(bytes)).isEqualTo(44 + Runtime.version().feature());
      assertThat(ConstantPoolScan.mentions(bytes, name.getBytes(UTF_8))).isTrue();
      assertThat(ConstantPoolScan.mentions(bytes, ABSENT)).isFalse();
    }
  }

  @Test
  void walksOverEveryTag() throws IOException {
    byte[] file = everyTag();

    assertThat(ConstantPoolScan.mentions(file, "last".getBytes(UTF_8))).isTrue();
    assertThat(ConstantPoolScan.mentions(file, "lost".getBytes(UTF_8))).isFalse();
    assertThat(ConstantPoolScan.mentions(file, "las".getBytes(UTF_8))).isFalse();
    assertThat(ConstantPoolScan.mentions(file, "lasts".getBytes(UTF_8))).isFalse();
    assertThat(ConstantPoolScan.thisClass(file)).isEqualTo("a/\u00c4\0\ud83d\ude00");
    assertThat(ConstantPoolScan.majorVersion(file)).isEqualTo(61);
  }

  @Test
  void looksIntoThePoolOnly() throws IOException {
    byte[] file = everyTag();
    byte[] longer = Arrays.copyOf(file, file.length + 7);
    System.arraycopy(new byte[] {1, 0, 4, 'b', 'o', 'd', 'y'}, 0, longer, file.length, 7);

    assertThat(ConstantPoolScan.mentions(longer, "body".getBytes(UTF_8))).isFalse();
  }

  @Test
  void findsTheEmptyEntry() throws IOException {
    assertThat(ConstantPoolScan.mentions(everyTag(), new byte[0])).isTrue();
  }

  @Test
  void survivesTruncation() throws IOException {
    byte[] file = everyTag();
    for (int length = 0; length < file.length; length++) {
      byte[] part = Arrays.copyOf(file, length);
      assertThat(ConstantPoolScan.mentions(part, ABSENT)).isFalse();
      assertThat(ConstantPoolScan.thisClass(part)).isNull();
      assertThat(ConstantPoolScan.majorVersion(part)).isEqualTo(length > 10 ? 61 : 0);
    }
  }

  @Test
  void survivesDamage() throws IOException {
    byte[] file = everyTag();
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      byte[] damaged = file.clone();
      for (int n = random.nextInt(4); n >= 0; n--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      ConstantPoolScan.mentions(damaged, ABSENT);
      ConstantPoolScan.thisClass(damaged);
      ConstantPoolScan.majorVersion(damaged);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 2, 13, 14, 21, 127})
  void unknownTagEndsTheWalk(int tag) throws IOException {
    byte[] file = everyTag();
    file[10] = (byte) tag;

    assertThat(ConstantPoolScan.mentions(file, "last".getBytes(UTF_8))).isFalse();
    assertThat(ConstantPoolScan.thisClass(file)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PK\3\4", "not a class file at all, but long enough for one"})
  void otherFilesAreNoClassFiles(String text) {
    byte[] file = text.getBytes(UTF_8);

    assertThat(ConstantPoolScan.mentions(file, ABSENT)).isFalse();
    assertThat(ConstantPoolScan.majorVersion(file)).isZero();
    assertThat(ConstantPoolScan.thisClass(file)).isNull();
  }

  /** A class file's beginning whose pool has every tag once at least, and "last" at its end. */
  private static byte[] everyTag() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0xCAFEBABE);
    out.writeInt(61);
    out.writeShort(23);
    wide(out, 5); // 1 and 2
    wide(out, 6); // 3 and 4
    entry(out, 1, 0); // 5: empty
    out.writeByte(1); // 6
    out.writeUTF("a/\u00c4\0\ud83d\ude00");
    entry(out, 7, 6); // 7
    entry(out, 8, 6);
    entry(out, 16, 6);
    entry(out, 19, 6);
    entry(out, 20, 6); // 11
    for (int tag : new int[] {3, 4, 9, 10, 11, 12, 17, 18}) { // 12 to 19
      entry(out, tag, 6, 6);
    }
    out.writeByte(15); // 20
    out.writeByte(1);
    out.writeShort(6);
    out.writeByte(1); // 21
    out.writeUTF("Lonely");
    out.writeByte(1); // 22
    out.writeUTF("last");
    out.writeShort(0x21);
    out.writeShort(7); // this class
    return bytes.toByteArray();
  }

  private static void wide(DataOutputStream out, int tag) throws IOException {
    out.writeByte(tag);
    out.writeLong(0x0101010101010101L);
  }

  private static void entry(DataOutputStream out, int tag, int... indices) throws IOException {
    out.writeByte(tag);
    for (int index : indices) {
      out.writeShort(index);
    }
  }
}
