package dev.monomorph.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.monomorph.testing.Race;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {
  @TempDir private Path base;

  private Path store;
  private StoreDirectory directory;
  private Path key;

  @BeforeEach
  void open() throws Exception {
    store = base.toRealPath().resolve("store");
    directory = open(new PosixFileView());
    key = store.resolve("key");
  }

  private StoreDirectory open(FileView view) throws Exception {
    return StoreDirectory.open(store, view);
  }

  private void assertRefused(StoreDirectory from, String wrong) {
    assertThatThrownBy(() -> KeyFile.read(from))
        .isInstanceOf(CacheRefused.class)
        .hasMessageStartingWith(key + ": " + wrong + "; expected: a file of 32 bytes")
        .message()
        .hasLineCount(1);
  }

  @Test
  void isMadeForTheUserAlone() throws Exception {
    byte[] made = KeyFile.read(directory);

    assertThat(made).hasSize(32);
    assertThat(key).hasBinaryContent(made);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    try (var files = Files.list(store)) {
      assertThat(files).containsExactly(key);
    }
  }

  @Test
  void staysAndIsRandom() throws Exception {
    byte[] made = KeyFile.read(directory);

    assertThat(KeyFile.read(directory)).isEqualTo(made);
    Files.delete(key);
    assertThat(KeyFile.read(directory)).isNotEqualTo(made);
  }

  @Test
  void allWhoRaceHaveTheSame() throws Exception {
    for (int round = 0; round < 10; round++) {
      Set<String> keys = Collections.synchronizedSet(new HashSet<>());

      Race.of(8, () -> keys.add(HexFormat.of().formatHex(KeyFile.read(directory))));

      assertThat(keys).hasSize(1);
      Files.delete(key);
    }
  }

  @Test
  void linkIsRefused() throws Exception {
    KeyFile.read(directory);
    Files.move(key, store.resolve("elsewhere"));
    Files.createSymbolicLink(key, store.resolve("elsewhere"));

    assertRefused(directory, "is a symbolic link");
  }

  @Test
  void directoryIsRefused() throws IOException {
    Files.createDirectory(key);

    assertRefused(directory, "is no regular file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r--r--", "rw----r--", "rw--w----", "r--------", "rwx------"})
  void otherModeIsRefused(String mode) throws Exception {
    KeyFile.read(directory);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(mode));

    assertRefused(directory, "has permissions " + mode);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 33, 1 << 20})
  void otherSizeIsRefused(int size) throws Exception {
    KeyFile.read(directory);
    Files.write(key, new byte[size]);

    assertRefused(directory, "has " + size + " bytes");
  }

  @Test
  void somebodyElsesIsRefused() throws Exception {
    KeyFile.read(directory);

    assertRefused(open(OtherEyes.on("key", OtherEyes::strange)), "is owned by somebody");
  }
}
