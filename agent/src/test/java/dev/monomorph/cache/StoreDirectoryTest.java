package dev.monomorph.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which directories are opened, as {@link CacheStore#open} has it. */
class StoreDirectoryTest {
  @TempDir private Path temporary;

  private Path base;

  @BeforeEach
  void ownDirectory() throws IOException {
    base = temporary.toRealPath();
    mode(base, "rwxr-xr-x");
  }

  private static void mode(Path file, String mode) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private static void assertRefused(Path directory, FileView view, String... inMessage) {
    assertThatThrownBy(() -> CacheStore.open(directory, 1000, view))
        .isInstanceOf(CacheRefused.class)
        .hasMessageContainingAll(inMessage)
        .message()
        .hasLineCount(1);
  }

  private static void assertRefused(Path directory, String... inMessage) {
    assertRefused(directory, FileView.of(directory), inMessage);
  }

  @Test
  void missingOneIsMadeForTheUserAlone() throws Exception {
    Path store = base.resolve("store");

    CacheStore.open(store, 1000);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(store)))
        .isEqualTo("rwx------");
    try (var files = Files.list(store)) {
      assertThat(files).containsExactly(store.resolve("key"));
    }
  }

  @Test
  void parentsAreNotMade() {
    Path store = base.resolve("a/b/store");

    assertRefused(store, base.resolve("a").toString(), "does not exist", "expected: the cache");
    assertThat(base.resolve("a")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwx------", "rwxr-xr-x", "rwxr-x---"})
  void othersMayRead(String mode) throws Exception {
    mode(base, mode);

    CacheStore.open(base, 1000).put("a", new byte[9]);

    assertThat(CacheStore.open(base, 1000).get("a")).hasSize(9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwx-w----", "rwx----w-", "rwxrwxrwx"})
  void othersMayNotWrite(String mode) throws IOException {
    mode(base, mode);

    assertRefused(base, base.toString(), "may be written to by others: " + mode, "expected: a");
  }

  @Test
  void somebodyElsesIsRefused() {
    FileView view = OtherEyes.on(base.getFileName().toString(), OtherEyes::strange);

    assertRefused(base, view, base.toString(), "is owned by somebody", "expected: ");
    assertThat(base).isEmptyDirectory();
  }

  @Test
  void symbolicLinkIsRefused() throws IOException {
    Files.createDirectory(base.resolve("real"));
    Path link = Files.createSymbolicLink(base.resolve("link"), base.resolve("real"));

    assertRefused(link, link.toString(), "is a symbolic link");
    assertThat(base.resolve("real")).isEmptyDirectory();
  }

  @Test
  void danglingLinkIsRefused() throws IOException {
    Path link = Files.createSymbolicLink(base.resolve("link"), base.resolve("nothing"));

    assertRefused(link, "is a symbolic link");
    assertThat(base.resolve("nothing")).doesNotExist();
  }

  @Test
  void fileIsRefused() throws IOException {
    assertRefused(Files.createFile(base.resolve("file")), "is no directory");
    assertRefused(base.resolve("file/store"), "file/store");
  }

  @Test
  void rootIsRefused() {
    assertRefused(base.getRoot(), "is the root of a file system");
  }

  /** Root may write to every directory, so the file system's answer is made up. */
  @Test
  void directoryThatCannotBeWrittenIsRefused() {
    FileView readOnly =
        new FileView() {
          @Override
          public FileFacts facts(Path file) throws IOException {
            return new PosixFileView().facts(file);
          }

          @Override
          public void createDirectory(Path directory) {
            throw new AssertionError(directory);
          }

          @Override
          public Path createTemporary(Path directory, String prefix) throws IOException {
            throw new AccessDeniedException(directory.resolve(prefix).toString());
          }
        };

    assertRefused(base, readOnly, base.toString(), "cannot be used", "AccessDenied", "expected: a");
  }

  @Test
  void securityManagersRefusalIsOneOfTheDirectory() {
    FileView denied =
        OtherEyes.on(
            base.getFileName().toString(),
            facts -> {
              throw new SecurityException("access denied");
            });

    assertRefused(base, denied, "cannot be used: java.lang.SecurityException: access denied");
  }

  /** Such as a zip file. */
  @Test
  void fileSystemWithoutPermissionsIsRefused() throws IOException {
    URI zip = URI.create("jar:" + base.resolve("some.zip").toUri());
    try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
      assertRefused(files.getPath("/store"), "/store", "keeps no permissions", "expected: a file");
    }
  }

  @Test
  void messageIsOneLineWhateverTheNameIs() {
    assertRefused(base.resolve("two\nlines/store"), "two lines");
  }

  @Test
  void negativeSizeIsTheCallersMistake() {
    assertThatThrownBy(() -> CacheStore.open(base, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxBytes = -1");
  }
}
